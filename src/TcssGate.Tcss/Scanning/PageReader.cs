using TcssGate.Core.Findings;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>One page, whatever its rows are.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Items">What the page's rows became.</param>
/// <param name="Rows">How many rows the page had; 0 is past the end.</param>
/// <param name="Total">How many rows the service says there are; <see langword="null"/> when it does not say.</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, int Rows, int? Total);

/// <summary>Pages of what the service lists, as pages of anything.</summary>
internal static class PageOf
{
    /// <summary>A page of findings.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">Where in the list it begins, so that rows of different pages keep apart.</param>
    public static PageOf<Finding> Findings<T>(FindingPage<T> page, int offset)
        where T : Finding => new([.. page.Findings.Select(finding => Numbered(finding, offset))], page.Rows, page.Total);

    private static Finding Numbered(Finding finding, int offset) =>
        finding is Vulnerability { SharedRow: { } row } found ? found with { SharedRow = offset + row } : finding;
}

/// <summary>Everything that a list holds.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Items">All items, in the service's order.</param>
/// <param name="Calls">How many calls it took.</param>
/// <param name="Missing">How many rows the service counted but did not give.</param>
internal sealed record WholeList<T>(IReadOnlyList<T> Items, int Calls, int Missing);

/// <summary>Reads a list page by page to its end, wherever the service says that the end is.</summary>
internal static class PageReader
{
    // 200,000 rows; a service that goes on for ever must not keep a build for ever.
    private const int MostPages = 2000;

    /// <summary>Reads it all. Pages that are known to exist are read side by side.</summary>
    /// <param name="fetch">Gets the page at an offset.</param>
    /// <param name="lanes">How many pages at once.</param>
    /// <param name="goOn">Whether to read on after the first page; <see langword="null"/>: always.</param>
    public static async Task<WholeList<T>> ReadAsync<T>(Func<int, Task<PageOf<T>>> fetch, int lanes, Func<PageOf<T>, bool>? goOn = null)
    {
        var first = await fetch(0).ConfigureAwait(false);
        var pages = new List<PageOf<T>> { first };
        if (goOn is null || goOn(first))
        {
            pages.AddRange(await KnownPagesAsync(fetch, first, lanes).ConfigureAwait(false));
            await ReadOnAsync(fetch, pages).ConfigureAwait(false);
        }

        var missing = Math.Max(0, (pages.Max(page => page.Total) ?? 0) - pages.Sum(page => page.Rows));
        return new WholeList<T>([.. pages.SelectMany(page => page.Items)], pages.Count, missing);
    }

    private static async Task<PageOf<T>[]> KnownPagesAsync<T>(Func<int, Task<PageOf<T>>> fetch, PageOf<T> first, int lanes)
    {
        if (first.Rows == 0 || first.Total is not { } total)
        {
            return [];
        }

        var offsets = Enumerable.Range(1, MostPages).Select(page => page * first.Rows).TakeWhile(offset => offset < total).ToList();
        var pages = new PageOf<T>[offsets.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, offsets.Count)], lanes, async at => pages[at] = await fetch(offsets[at]).ConfigureAwait(false)).ConfigureAwait(false);
        return pages;
    }

    // The total may be wrong, missing, or outgrown since, so the end is a page that is short, with nothing counted left to read.
    private static async Task ReadOnAsync<T>(Func<int, Task<PageOf<T>>> fetch, List<PageOf<T>> pages)
    {
        for (var read = pages.Sum(page => page.Rows); pages.Count < MostPages && pages[^1].Rows > 0; read += pages[^1].Rows)
        {
            // A service that gives fewer rows than asked for makes every page look short; without a total its first page tells what is full.
            var full = pages[^1].Total is null ? pages[0].Rows : TcssClient.LargestPage;
            if (pages[^1].Rows < full && read >= (pages[^1].Total ?? 0))
            {
                return;
            }

            pages.Add(await fetch(read).ConfigureAwait(false));
        }
    }
}
