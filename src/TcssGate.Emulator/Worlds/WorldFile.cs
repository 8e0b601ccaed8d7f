using TcssGate.Core.Documents;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;
using TcssGate.Emulator.Worlds.Reading;

namespace TcssGate.Emulator.Worlds;

/// <summary>Reads world files (<c>docs/emulator.md</c>).</summary>
public static class WorldFile
{
    private const int Version = 1;

    /// <summary>Reads the text of a world file.</summary>
    /// <param name="file">What the user calls it, for the diagnostics.</param>
    /// <param name="text">What it says.</param>
    /// <param name="diagnostics">Everything that is wrong with it, in the order of the document.</param>
    /// <returns><see langword="null"/> when something is.</returns>
    public static World? Read(string file, string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var reader = new DocumentReader(file);
        var world = reader.Document(text, "a world") is { } map ? Read(reader, map) : null;
        diagnostics = reader.Diagnostics;
        return reader.HasErrors ? null : world;
    }

    private static World Read(DocumentReader reader, MapReader map)
    {
        CheckVersion(reader, map.Required("version"));
        var registries = RegistryReader.All(reader, map.Optional("registries"));
        var images = new ImageReader(reader, registries).All(map.Optional("images"));
        var nodeImages = new NodeImageReader(reader, images).All(map.Optional("nodeImages"));
        var defaults = new World();
        var world = new World
        {
            Clock = ClockReader.Read(reader, map.Optional("clock")),
            Keys = KeyReader.All(reader, map.Optional("keys")),
            Language = reader.OneOf(map.Optional("language"), "language", ErrorText.Languages) ?? defaults.Language,
            RateLimit = reader.Count(map.Optional("rateLimit"), "rateLimit") ?? defaults.RateLimit,
            LicencesLeft = reader.Count(map.Optional("licencesLeft"), "licencesLeft"),
            Registries = registries,
            Sync = SyncReader.Read(reader, map.Optional("sync")),
            Images = images,
            NodeImages = nodeImages,
            Events = EventReader.All(reader, map.Optional("events"), [.. Names(images, nodeImages)]),
            Quirks = QuirkReader.Read(reader, map.Optional("quirks")),
            Faults = FaultReader.All(reader, map.Optional("faults")),
        };
        map.RefuseOthers();
        return world;
    }

    // What an event can happen to.
    private static IEnumerable<string> Names(IEnumerable<ImageSpec> images, IReadOnlyList<NodeImageSpec> nodeImages) =>
        images.Select(image => image.Name).Concat(nodeImages.Select(image => image.ImageName)).Concat(nodeImages.Select(image => image.Id));

    private static void CheckVersion(DocumentReader reader, YamlNode? node)
    {
        if (reader.Count(node, "version") is { } version and not Version)
        {
            reader.Error(node, DocumentCode.UnknownVersion, $"version is {version}", $"this program knows version {Version}");
        }
    }
}
