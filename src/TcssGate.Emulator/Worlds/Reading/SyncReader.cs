using TcssGate.Core.Documents;
using TcssGate.Emulator.Syncing;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>sync</c>.</summary>
internal static class SyncReader
{
    public static SyncSpec Read(DocumentReader reader, YamlNode? node)
    {
        var defaults = new SyncSpec();
        if (reader.Map(node, "sync") is not { } map)
        {
            return defaults;
        }

        var sync = new SyncSpec
        {
            Takes = reader.Span(map.Optional("takes"), "takes") ?? defaults.Takes,
            StaleFor = reader.Span(map.Optional("staleSuccessFor"), "staleSuccessFor") ?? defaults.StaleFor,
            Fails = reader.Text(map.Optional("fails"), "fails"),
            FailTimes = reader.Count(map.Optional("failTimes"), "failTimes") ?? defaults.FailTimes,
            ErrWhileDoing = reader.Anything(map.Optional("errWhileDoing"), "errWhileDoing") ?? defaults.ErrWhileDoing,
            LastSuccess = LastSuccess(reader, map.Optional("lastSuccess"), defaults),
            FailsWithRegistry = reader.Flag(map.Optional("failsWithRegistry"), "failsWithRegistry") ?? defaults.FailsWithRegistry,
        };
        map.RefuseOthers();
        return sync;
    }

    private static TimeSpan? LastSuccess(DocumentReader reader, YamlNode? node, SyncSpec defaults) =>
        node is YamlScalar { Value: "never" } ? null : reader.Span(node, "lastSuccess") ?? defaults.LastSuccess;
}
