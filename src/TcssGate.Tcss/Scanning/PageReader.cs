using TcssGate.Core.Findings;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Which rows of a list are asked for.</summary>
/// <param name="Offset">How many rows to leave out.</param>
/// <param name="Limit">How many rows at most.</param>
internal readonly record struct PageWindow(int Offset, int Limit);

/// <summary>One page, whatever its rows are.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Items">What the page's rows became.</param>
/// <param name="Rows">How many rows the page had; 0 is past the end.</param>
/// <param name="Total">How many rows the service says there are; <see langword="null"/> when it does not say.</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, int Rows, int? Total)
{
    /// <summary>What tells each row from the others; empty when nothing does, and then no overlap of pages is noticed.</summary>
    public IReadOnlyList<UInt128> Keys { get; init; } = [];
}

/// <summary>Pages of what the service lists, as pages of anything.</summary>
internal static class PageOf
{
    /// <summary>A page of findings.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">Where in the list it begins, so that rows of different pages keep apart.</param>
    public static PageOf<Finding> Findings<T>(FindingPage<T> page, int offset)
        where T : Finding => new([.. page.Findings.Select(finding => Numbered(finding, offset))], page.Rows, page.Total) { Keys = page.RowKeys };

    private static Finding Numbered(Finding finding, int offset) =>
        finding is Vulnerability { SharedRow: { } row } found ? found with { SharedRow = offset + row } : finding;
}

/// <summary>What was read of a list.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Items">The items, in the service's order.</param>
/// <param name="Defect">Why the list may lack rows; <see langword="null"/> when it is complete.</param>
internal sealed record ReadList<T>(IReadOnlyList<T> Items, string? Defect);

/// <summary>Reads a list page by page, and tells whether it is complete.</summary>
/// <remarks>
/// Pages overlap when the list moves, or is sorted in no fixed order, between two calls: a row comes twice, and another never. Two rows of one page
/// that say the same are two rows; two rows of different pages may be one. Then the list is read again with other page boundaries: rows that stand
/// where they stood are really there. Rows that really are alike cost one more reading, an overlap that remains makes the list incomplete.
/// </remarks>
internal static class PageReader
{
    private const int MostReadingsAgain = 3;

    /// <summary>Reads it all. Pages that are known to exist are read side by side.</summary>
    /// <param name="fetch">Gets a page.</param>
    /// <param name="lanes">How many pages at once.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="goOn">Whether to read on after the first page; <see langword="null"/>: always. A list that is not read on is not complete.</param>
    public static async Task<ReadList<T>> ReadAsync<T>(
        Func<PageWindow, CancellationToken, Task<PageOf<T>>> fetch, int lanes, CancellationToken cancellation, Func<PageOf<T>, bool>? goOn = null)
    {
        var first = await fetch(new PageWindow(0, TcssClient.LargestPage), cancellation).ConfigureAwait(false);
        if (goOn is not null && !goOn(first))
        {
            return new ReadList<T>(first.Items, "only its first page was read");
        }

        var before = await new PageReading<T>(fetch, lanes).ReadAsync(first, first.Rows, cancellation).ConfigureAwait(false);
        for (var again = 1; before is { Defect: null, Overlap: > 0 } && again <= MostReadingsAgain; again++)
        {
            // A half, a quarter, three quarters of a page: never where the last reading had its boundaries.
            var shift = first.Rows * (again == 1 ? 2 : again == 2 ? 1 : 3) / 4;
            var start = shift == 0 ? null : await fetch(new PageWindow(0, shift), cancellation).ConfigureAwait(false);
            if (start is null || start.Rows != shift)
            {
                break;
            }

            var reading = await new PageReading<T>(fetch, lanes).ReadAsync(start, first.Rows, cancellation).ConfigureAwait(false);
            if (reading.Defect is null && reading.Keys.SequenceEqual(before.Keys))
            {
                return new ReadList<T>(reading.Items, null);
            }

            before = reading;
        }

        return new ReadList<T>(before.Items, before.Defect ?? (before.Overlap == 0 ? null : $"its pages overlap: rows that came on two pages: {before.Overlap}"));
    }
}
