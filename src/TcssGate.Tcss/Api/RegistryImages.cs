using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Tcss.Api;

/// <summary>A filter of a list.</summary>
/// <remarks>The service may honour it, take its value as part of a name, ignore it, or refuse it: match on our side too.</remarks>
/// <param name="Name">As in <c>ImageName</c>, <c>ImageTag</c>.</param>
/// <param name="Values">The values, one of which has to match.</param>
/// <param name="Exact">Whether whole values are asked for (<c>ExactMatch</c>).</param>
public sealed record ListFilter(string Name, IReadOnlyList<string> Values, bool Exact);

/// <summary>Which images a list is asked for.</summary>
/// <param name="Offset">How many rows to leave out.</param>
/// <param name="Limit">How many rows at most, up to <see cref="TcssClient.LargestPage"/>.</param>
/// <param name="Filters">What to narrow it by; empty: nothing.</param>
public sealed record ImageListRequest(int Offset, int Limit, IReadOnlyList<ListFilter> Filters);

/// <summary>One image of a list: who it is and how its scan is.</summary>
/// <param name="Image">Who it is.</param>
/// <param name="Scan">What the row says of its scan.</param>
public sealed record ListedImage(KnownImage Image, ScanSnapshot Scan);

/// <summary>A page of <c>DescribeAssetImageRegistryList</c> or <c>DescribeAssetImageList</c>. The same image can come twice, also on different pages.</summary>
/// <param name="Images">The rows that say which image they are about, in the service's order.</param>
/// <param name="Rows">How many rows the page had, those left out included: the next page begins that much further on; 0 is past the end.</param>
/// <param name="Total">How many rows the service says there are; <see langword="null"/> when it does not say.</param>
public sealed record ImagePage(IReadOnlyList<ListedImage> Images, int Rows, int? Total)
{
    /// <summary>What tells each row from the others: the image that it is about, or what was sent of a row that does not say.</summary>
    internal IReadOnlyList<UInt128> RowKeys { get; init; } = [];

    /// <summary>How many rows may be about any image: they are null, or lack their id or their name.</summary>
    internal int Unidentified { get; init; }

    /// <summary>The rows that do not say which image they are about; of images on nodes they are only counted, in <see cref="Rows"/>.</summary>
    public IReadOnlyList<PartialRow> Partial { get; init; } = [];

    /// <summary>The rows that do not say which image they are about; each may be about any image that it does not rule out.</summary>
    public IReadOnlyList<UnreadableRow> Unreadable { get; init; } = [];
}

/// <summary>A row of a list of images that does not say which image it is about.</summary>
/// <param name="Why">What is wrong with it: the action, the row and the field.</param>
/// <param name="Repository">The repository that it names; <see langword="null"/> when that is unknown.</param>
/// <param name="Tag">The tag that it names, empty for an untagged image; <see langword="null"/> when that is unknown.</param>
/// <param name="Digest">The digest that it names; <see langword="null"/> when that is unknown.</param>
public sealed record UnreadableRow(string Why, string? Repository, string? Tag, Digest? Digest);
