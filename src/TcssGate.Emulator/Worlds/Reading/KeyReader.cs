using TcssGate.Core.Documents;
using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>keys</c>.</summary>
internal static class KeyReader
{
    public static IReadOnlyList<EmulatedKey> All(DocumentReader reader, YamlNode? node) =>
        node is null ? [EmulatedKey.Demo] : reader.Each(node, "keys", "a key", map => Read(reader, map));

    private static EmulatedKey? Read(DocumentReader reader, MapReader map)
    {
        var id = reader.Text(map.Required("id"), "id");
        var secret = reader.Text(map.Required("key"), "key");
        var token = reader.Text(map.Optional("token"), "token");
        var denied = reader.SomeOf(map.Optional("denied"), "action", ActionTable.Names);
        return id is null || secret is null ? null : new EmulatedKey(id, secret, token) { Denied = denied };
    }
}
