using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>Listed rows, found by the last part of their repository, so that many references in a large estate stay cheap.</summary>
internal sealed class RowIndex
{
    private readonly ILookup<string, ListedImage> byName;

    /// <summary>Indexes rows; the same image may come twice.</summary>
    public RowIndex(IEnumerable<ListedImage> rows) => this.byName = rows.ToLookup(row => NameOf(row.Image.Repository), StringComparer.Ordinal);

    /// <summary>Which of the rows a reference means.</summary>
    public ImageResolution Resolve(ImageReference reference) =>
        ImageResolution.Of(reference, this.byName[NameOf(reference.Repository)].Select(row => row.Image).OfType<RegistryImage>());

    /// <summary>The latest row of an image; <see langword="null"/> when it is not among them.</summary>
    public ListedImage? RowOf(KnownImage image) =>
        this.byName[NameOf(image.Repository)].LastOrDefault(row => row.Image is RegistryImage listed && listed.Id == (image as RegistryImage)?.Id);

    private static string NameOf(string repository) => repository[(repository.LastIndexOf('/') + 1)..];
}
