using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>Listed rows, found by the last part of their repository and by their content, so that many references in a large estate stay cheap.</summary>
internal sealed class RowIndex
{
    private readonly ILookup<string, ListedImage> byName;
    private readonly ILookup<Digest?, ListedImage> byContent;
    private readonly IReadOnlyList<PartialRow> partial;

    /// <summary>Indexes a listing; the same image may come twice, and then the later row counts.</summary>
    public RowIndex(ImageListing listing)
    {
        var rows = listing.Rows;
        this.partial = listing.Partial;
        var latest = rows.Reverse().DistinctBy(row => ((row.Image as RegistryImage)?.Id ?? (object)(row.Image.Identity, row.Image.Repository, row.Image.Tag))).ToList();
        latest.Sort((one, other) => Order(one.Image, other.Image));
        this.byName = latest.ToLookup(row => NameOf(row.Image.Repository), StringComparer.Ordinal);
        this.byContent = latest.ToLookup(row => row.Image.Identity);
    }

    /// <summary>Which of the rows a reference means.</summary>
    public ImageResolution Resolve(ImageReference reference) =>
        ImageResolution.Of(
            reference,
            this.byName[NameOf(reference.Repository)]
                .Concat(reference.Digest is { } digest ? this.byContent[digest] : [])
                .Select(row => row.Image)
                .OfType<RegistryImage>(),
            this.partial);

    /// <summary>The row of an image; <see langword="null"/> when it is not among them.</summary>
    public ListedImage? RowOf(KnownImage image) =>
        this.byName[NameOf(image.Repository)].FirstOrDefault(row => row.Image is RegistryImage listed && listed.Id == (image as RegistryImage)?.Id);

    /// <summary>The rows of an image's content, ordered by repository, tag and id; its own row alone when nothing says what its content is.</summary>
    public IReadOnlyList<ListedImage> RowsOf(KnownImage image) =>
        image.Identity is { } content ? [.. this.byContent[content]]
        : this.RowOf(image) is { } own ? [own]
        : [];

    /// <summary>A row that may be about an image's content and does not say that it is trusted; <see langword="null"/> when there is none.</summary>
    public PartialRow? UnclearTrustOf(KnownImage image) => this.byName[NameOf(image.Repository)]
        .Where(row => row.Image is RegistryImage { Digest: null } listed && listed.Repository == image.Repository)
        .Select(row => new PartialRow(((RegistryImage)row.Image).Id, row.Image.Repository, row.Image.Tag, null) { Trusted = row.Scan.Trusted })
        .Concat(this.partial)
        .FirstOrDefault(row => row.Trusted != true && (row.Digest is null || row.Digest == image.Digest));

    private static int Order(KnownImage one, KnownImage other)
    {
        var order = string.CompareOrdinal(one.Repository, other.Repository);
        order = order != 0 ? order : string.CompareOrdinal(one.Tag, other.Tag);
        return order != 0 ? order : Nullable.Compare((one as RegistryImage)?.Id, (other as RegistryImage)?.Id);
    }

    private static string NameOf(string repository) => repository[(repository.LastIndexOf('/') + 1)..];
}
