using TcssGate.Core.Documents;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Syncing;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>images</c>; an item with <c>count</c> stands for that many.</summary>
internal sealed class ImageReader(DocumentReader reader, IReadOnlyList<RegistrySpec> registries)
{
    private static readonly string[] Pushed = ["synced", "unsynced"];

    private readonly ScannableReader scannable = new(reader, ImageRows.FieldNames, ScanReader.OfRegistry);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<long> ids = [];

    public IReadOnlyList<ImageSpec> All(YamlNode? node) =>
        [.. reader.Each(node, "images", "an image", this.Read).SelectMany(images => images)];

    private List<ImageSpec>? Read(MapReader map)
    {
        var repetition = Repetition.Read(reader, map);
        var image = this.One(map);
        if (image is null)
        {
            return null;
        }

        var all = repetition.Of(image, Numbered).ToList();
        this.CheckUnique(map, all);
        return all;
    }

    private ImageSpec? One(MapReader map)
    {
        var repository = reader.Text(map.Required("repository"), "repository");
        // Left out, the image has no tag: it was pushed by its digest.
        var tag = map.Optional("tag") is { } given ? reader.Text(given, "tag") : "";
        var digest = reader.Text(map.Optional("digest"), "digest") ?? "auto";
        var image = this.scannable.Read(map, new ImageSpec
        {
            Repository = repository ?? "",
            Tag = tag ?? "",
            Digest = digest,
            RegistryDigest = reader.Text(map.Optional("registryDigest"), "registryDigest") ?? digest,
            Registry = reader.OneOf(map.Optional("registry"), "registry", [.. registries.Select(registry => registry.Name)]) ?? registries[0].Name,
            Id = reader.Count(map.Optional("id"), "id"),
            Listed = reader.OneOf(map.Optional("pushed"), "word for pushed", Pushed) is not "unsynced",
        });
        return repository is null || tag is null ? null : image;
    }

    private static ImageSpec Numbered(ImageSpec image, int number)
    {
        var named = image with { Repository = Repetition.Text(image.Repository, number), Tag = Repetition.Text(image.Tag, number) };
        return named with
        {
            Digest = Digest(named, Repetition.Text(image.Digest, number)),
            RegistryDigest = Digest(named, Repetition.Text(image.RegistryDigest, number)),
            Id = image.Id + number - 1,
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
                    $"tell them apart by digest or registry; with count, put {Repetition.Number} into the repository or the tag");
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
