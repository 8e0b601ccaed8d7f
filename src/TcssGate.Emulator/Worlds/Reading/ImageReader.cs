using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Syncing;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>images</c>; an item with <c>count</c> stands for that many.</summary>
internal sealed class ImageReader(DocumentReader reader, IReadOnlyList<RegistrySpec> registries)
{
    /// <summary>What stands for the number of an image, from 1, in a repository, tag or digest.</summary>
    private const string Number = "{n}";

    private const int Most = 100_000;

    private static readonly string[] Pushed = ["synced", "unsynced"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<long> ids = [];

    public IReadOnlyList<ImageSpec> All(YamlNode? node) =>
        [.. reader.Each(node, "images", "an image", this.Read).SelectMany(images => images)];

    private List<ImageSpec>? Read(MapReader map)
    {
        var count = reader.Count(map.Optional("count"), "count") ?? 1;
        var stagger = reader.Span(map.Optional("stagger"), "stagger") ?? TimeSpan.Zero;
        if (count > Most)
        {
            reader.Error(map.Optional("count"), DocumentCode.OutOfRange, $"count is {count}", $"the most is {Most}");
            count = 0;
        }

        var image = this.One(map);
        if (image is null)
        {
            return null;
        }

        var all = Enumerable.Range(1, count).Select(number => Numbered(image, number, stagger)).ToList();
        this.CheckUnique(map, all);
        return all;
    }

    private ImageSpec? One(MapReader map)
    {
        var repository = reader.Text(map.Required("repository"), "repository");
        var tag = reader.Text(map.Required("tag"), "tag");
        var digest = reader.Text(map.Optional("digest"), "digest") ?? "auto";
        var after = reader.Map(map.Optional("after"), "after");
        var image = new ImageSpec
        {
            Repository = repository ?? "",
            Tag = tag ?? "",
            Digest = digest,
            RegistryDigest = reader.Text(map.Optional("registryDigest"), "registryDigest") ?? digest,
            Registry = reader.OneOf(map.Optional("registry"), "registry", [.. registries.Select(registry => registry.Name)]) ?? registries[0].Name,
            Id = reader.Count(map.Optional("id"), "id"),
            Licence = this.Licence(map.Optional("licensed")),
            Listed = reader.OneOf(map.Optional("pushed"), "word for pushed", Pushed) is not "unsynced",
            Scanned = this.Scanned(map),
            Scan = ScanReader.Read(reader, map.Optional("scan")),
            Findings = FindingReader.Read(reader, map, FindingSet.None),
        };
        image = image with
        {
            After = after is null ? null : FindingReader.Read(reader, after, image.Findings),
            FieldsAfter = reader.Fields(after?.Optional("fields"), "fields", ImageRows.FieldNames),
        };
        after?.RefuseOthers();
        image = this.Extras(map, image);
        return repository is null || tag is null ? null : image;
    }

    private ImageSpec Extras(MapReader map, ImageSpec defaults) => defaults with
    {
        Trusted = map.Optional("trusted") is YamlScalar { IsNull: true } ? null : reader.Flag(map.Optional("trusted"), "trusted") ?? defaults.Trusted,
        SeverityCounts = reader.Flag(map.Optional("severityCounts"), "severityCounts") ?? defaults.SeverityCounts,
        Fields = reader.Fields(map.Optional("fields"), "fields", ImageRows.FieldNames) ?? [],
        Omit = reader.SomeOf(map.Optional("omit"), "field", ImageRows.FieldNames),
        Os = reader.Anything(map.Optional("os"), "os") ?? defaults.Os,
        Size = reader.Count(map.Optional("size"), "size") ?? defaults.Size,
        Created = reader.Anything(map.Optional("created"), "created") ?? defaults.Created,
    };

    private int? Licence(YamlNode? node) => node switch
    {
        null => 1,
        YamlScalar { IsNull: true } => null,
        YamlScalar { Quoted: false, Value: "true" } => 1,
        YamlScalar { Quoted: false, Value: "false" } => 0,
        YamlScalar { Quoted: false } scalar when int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) => shown,
        _ => this.NoLicence(node),
    };

    private int? NoLicence(YamlNode node)
    {
        reader.Error(node, DocumentCode.WrongType, $"licensed is {node.Kind}", "it is true, false, null, or the number that IsAuthorized is to show");
        return null;
    }

    private ScannedSpec Scanned(MapReader map)
    {
        var node = map.Optional("scanned");
        var types = ScanReader.Types(reader, map.Optional("scannedTypes")) ?? ScannedTypes.All;
        return node switch
        {
            null or YamlScalar { Value: "never" } => ScannedSpec.Never,
            YamlScalar scalar when WorldValues.IsInstant(scalar.Value, out var moment) => new ScannedSpec(moment, null, types),
            _ => new ScannedSpec(null, reader.Span(node, "scanned"), types),
        };
    }

    private static ImageSpec Numbered(ImageSpec image, int number, TimeSpan stagger)
    {
        string Text(string pattern) => pattern.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var named = image with { Repository = Text(image.Repository), Tag = Text(image.Tag) };
        return named with
        {
            Digest = Digest(named, Text(image.Digest)),
            RegistryDigest = Digest(named, Text(image.RegistryDigest)),
            Id = image.Id + number - 1,
            Scan = image.Scan with { Takes = image.Scan.Takes + ((number - 1) * stagger) },
        };
    }

    private static string Digest(ImageSpec image, string word) => EmulatedDigest.Of(word == "auto" ? image.Name : word);

    private void CheckUnique(MapReader map, IEnumerable<ImageSpec> images)
    {
        foreach (var image in images)
        {
            if (!this.names.Add($"{image.Registry} {image.Name} {image.Digest}"))
            {
                reader.Error(
                    map.Optional("repository"),
                    DocumentCode.Contradiction,
                    $"{image.Name} stands twice with the same digest",
                    $"tell them apart by digest or registry; with count, put {Number} into the repository or the tag");
                return;
            }

            if (image.Id is { } id && !this.ids.Add(id))
            {
                reader.Error(map.Optional("id"), DocumentCode.Contradiction, $"two images have the id {id}", "leave it out, and each gets its own");
                return;
            }
        }
    }
}
