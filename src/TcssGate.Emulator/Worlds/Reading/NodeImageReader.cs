using TcssGate.Core.Documents;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>nodeImages</c>; an item with <c>count</c> stands for that many.</summary>
/// <param name="reader">Takes the mistakes.</param>
/// <param name="registry">The images that one can be pulled from.</param>
internal sealed class NodeImageReader(DocumentReader reader, IReadOnlyList<ImageSpec> registry)
{
    private readonly ScannableReader scannable = new(reader, NodeImageRows.FieldNames, ScanReader.OfNode);
    private readonly Lazy<Dictionary<string, ImageSpec>> pullable =
        new(() => registry.DistinctBy(image => image.Name).ToDictionary(image => image.Name, StringComparer.Ordinal));

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public IReadOnlyList<NodeImageSpec> All(YamlNode? node) =>
        [.. reader.Each(node, "nodeImages", "a node image", this.Read).SelectMany(images => images)];

    private List<NodeImageSpec>? Read(MapReader map)
    {
        var repetition = Repetition.Read(reader, map);
        var name = reader.Text(map.Required("name"), "name");
        var image = this.scannable.Read(map, new NodeImageSpec
        {
            ImageName = name ?? "",
            Id = reader.Text(map.Optional("id"), "id") ?? "auto",
            RepoDigests = [.. reader.Items(map.Optional("repoDigests"), "repoDigests").Select(item => reader.Text(item, "a repo digest")).OfType<string>()],
            Hosts = this.Count(map.Optional("hosts"), "hosts", 1),
            Containers = this.Count(map.Optional("containers"), "containers", 0),
            Gone = reader.Flag(map.Optional("gone"), "gone") ?? false,
        });
        if (name is null)
        {
            return null;
        }

        var all = repetition.Of(image, this.Numbered).ToList();
        this.CheckUnique(map, all);
        return all;
    }

    private int? Count(YamlNode? node, string what, int otherwise) =>
        node is YamlScalar { IsNull: true } ? null : reader.Count(node, what) ?? otherwise;

    private NodeImageSpec Numbered(NodeImageSpec image, int number)
    {
        var name = Repetition.Text(image.ImageName, number);
        var id = Repetition.Text(image.Id, number);
        return image with
        {
            ImageName = name,
            Id = EmulatedDigest.Of(id == "auto" ? $"node image {name}" : id),
            RepoDigests = [.. image.RepoDigests.Select(digest => this.RepoDigest(Repetition.Text(digest, number)))],
        };
    }

    // An image of a registry of this world, or a repository with a digest or a word for one; anything else is answered as it stands.
    private string RepoDigest(string text) =>
        this.pullable.Value.TryGetValue(text, out var image) ? $"{image.Repository}@{image.Digest}"
        : text.Split('@') is [{ Length: > 0 } repository, { Length: > 0 } word] ? $"{repository}@{EmulatedDigest.Of(word)}"
        : text;

    private void CheckUnique(MapReader map, IEnumerable<NodeImageSpec> images)
    {
        if (images.FirstOrDefault(image => !this.ids.Add(image.Id)) is { } twice)
        {
            reader.Error(
                map.Optional("id") ?? map.Optional("name"),
                DocumentCode.Contradiction,
                $"{twice.ImageName} has the id of another image",
                $"give each its own id; with count, put {Repetition.Number} into the name or the id");
        }
    }
}
