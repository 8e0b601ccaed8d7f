using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>What a reference turned out to mean.</summary>
/// <param name="Listed">The image and the first look at its scan; <see langword="null"/> when it could not be told.</param>
/// <param name="Reason">Why it could not be told; <see langword="null"/> when it could.</param>
public sealed record Resolved(ListedImage? Listed, UndecidedReason? Reason)
{
    /// <summary>
    /// Every row of the image's content that the listing shows, also under other tags and in other registries, ordered by repository, tag and id;
    /// <see cref="Listed"/> is one of them. Empty when the image could not be determined.
    /// </summary>
    public IReadOnlyList<ListedImage> Rows { get => field ?? (this.Listed is { } listed ? [listed] : []); init; }

    /// <summary>A row that may be one of <see cref="Rows"/> and does not say that it is trusted; <see langword="null"/> when there is none.</summary>
    public PartialRow? UnclearTrust { get; init; }

    /// <summary>The images of <see cref="Rows"/>: every name under which TCSS lists the content.</summary>
    public IReadOnlyList<KnownImage> KnownAs => [.. this.Rows.Select(row => row.Image)];
}
