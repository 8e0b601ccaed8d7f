using TcssGate.Core.Findings;

namespace TcssGate.Tcss.Api;

/// <summary>Which findings a list is asked for.</summary>
/// <param name="ImageId">The image, by TCSS's number.</param>
/// <param name="Offset">How many rows to leave out.</param>
/// <param name="Limit">How many rows at most, up to <see cref="TcssClient.LargestPage"/>.</param>
public sealed record FindingListRequest(long ImageId, int Offset, int Limit);

/// <summary>A page of findings.</summary>
/// <typeparam name="TFinding">The kind of findings.</typeparam>
/// <param name="Findings">The findings; a vulnerability's row can give several, one a component.</param>
/// <param name="Rows">How many rows the page had: the next page begins that much further on; 0 is past the end.</param>
/// <param name="Total">
/// How many rows the service says there are; <see langword="null"/> when it does not say. Need not equal the count of the image.
/// </param>
public sealed record FindingPage<TFinding>(IReadOnlyList<TFinding> Findings, int Rows, int? Total)
    where TFinding : Finding
{
    /// <summary>What tells each row from the others: a hash of everything that was sent of it; empty when the page did not come from an answer.</summary>
    internal IReadOnlyList<UInt128> RowKeys { get; init; } = [];
}
