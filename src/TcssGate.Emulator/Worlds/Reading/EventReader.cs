using TcssGate.Core.Documents;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>events</c>.</summary>
internal static class EventReader
{
    // More names than these would make a suggestion slow to find and long to read.
    private const int MostNames = 100;

    private static readonly string[] Fields = [.. ImageRows.FieldNames.Union(NodeImageRows.FieldNames)];

    /// <summary>Reads <c>events</c>.</summary>
    /// <param name="reader">Takes the mistakes.</param>
    /// <param name="node">The events.</param>
    /// <param name="names">What images are called by.</param>
    public static IReadOnlyList<EventSpec> All(DocumentReader reader, YamlNode? node, HashSet<string> names) =>
        reader.Each(node, "events", "an event", map => Read(reader, map, names));

    private static EventSpec? Read(DocumentReader reader, MapReader map, HashSet<string> names)
    {
        var at = reader.Span(map.Required("at"), "at");
        var image = Known(reader, map.Required("image"), names);
        var change = new ImageChange
        {
            Digest = reader.Text(map.Optional("digest"), "digest"),
            RegistryDigest = reader.Text(map.Optional("registryDigest"), "registryDigest"),
            Vanishes = reader.Flag(map.Optional("vanishes"), "vanishes") ?? false,
            Licensed = reader.Flag(map.Optional("licensed"), "licensed"),
            ScanStarts = reader.Flag(map.Optional("scanStarts"), "scanStarts") ?? false,
            Fields = reader.Fields(map.Optional("fields"), "fields", Fields) ?? [],
        };
        return at is null || image is null ? null : new EventSpec(at.Value, image, change);
    }

    private static string? Known(DocumentReader reader, YamlNode? node, HashSet<string> names)
    {
        var name = reader.Text(node, "image");
        if (name is null || names.Contains(name))
        {
            return name;
        }

        reader.Error(node, DocumentCode.UnknownValue, $"no image \"{name}\" in this world", Suggestion.For(name, [.. names.Take(MostNames)]));
        return null;
    }
}
