using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>What a list of images gave.</summary>
/// <param name="Rows">The rows that say which image they are about, in the service's order; a row may come twice.</param>
internal sealed record ImageListing(IReadOnlyList<ListedImage> Rows)
{
    /// <summary>A listing that nothing was asked of.</summary>
    public static ImageListing Empty { get; } = new([]);

    /// <summary>The rows that do not say which image they are about.</summary>
    public IReadOnlyList<PartialRow> Partial { get; init; } = [];

    /// <summary>Both listings as one.</summary>
    public ImageListing With(ImageListing other) =>
        new([.. this.Rows, .. other.Rows]) { Partial = [.. this.Partial, .. other.Partial] };
}
