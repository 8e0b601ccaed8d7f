using System.Runtime.ExceptionServices;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>One reading of a list from its first row to its last.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="fetch">Gets a page.</param>
/// <param name="lanes">How many pages at once.</param>
internal sealed class PageReading<T>(Func<PageWindow, CancellationToken, Task<PageOf<T>>> fetch, int lanes)
{
    // 200,000 rows; a service that goes on for ever must not keep a build for ever.
    private const int MostPages = 2000;

    private readonly List<(int Offset, PageOf<T> Page)> pages = [];
    private volatile string? defect;

    /// <summary>Reads the pages that follow the first one, and ends at once with the first thing that shows that rows are missing.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="pageSize">How many rows the service gives at once.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<PageReadingResult<T>> ReadAsync(PageOf<T> first, int pageSize, CancellationToken cancellation)
    {
        this.pages.Add((0, first));
        if (first.Total is { } total)
        {
            await this.ReadCountedAsync(total, pageSize, cancellation).ConfigureAwait(false);
        }
        else if (first.Rows == 0)
        {
            this.defect = "TCSS says neither how many rows there are nor gives any";
        }
        else
        {
            await this.ReadOnAsync(null, int.MaxValue, cancellation).ConfigureAwait(false);
        }

        var keys = this.pages.SelectMany(page => page.Page.Keys).ToList();
        return new PageReadingResult<T>([.. this.pages.SelectMany(page => page.Page.Items)], keys, this.Overlap(), this.defect);
    }

    private int End => this.pages[^1].Offset + this.pages[^1].Page.Rows;

    private static PageWindow Window(int offset) => new(offset, TcssClient.LargestPage);

    private async Task ReadCountedAsync(int total, int pageSize, CancellationToken cancellation)
    {
        var first = this.pages[0].Page.Rows;
        var wrong = first > total ? $"TCSS counts {total} rows and gives more"
            : first == 0 && total > 0 ? $"TCSS counts {total} more rows than it gives"
            : (total - first) / Math.Max(1, pageSize) >= MostPages ? $"TCSS counts {total} rows, which is more than can be read"
            : null;
        if (wrong is not null || total == 0)
        {
            this.defect = wrong;
            return;
        }

        var offsets = new List<int>();
        for (var offset = first; offset < total; offset += pageSize)
        {
            offsets.Add(offset);
        }

        await this.ReadSideBySideAsync(offsets, total, cancellation).ConfigureAwait(false);
        await this.ReadOnAsync(total, total, cancellation).ConfigureAwait(false);

        // A full page may not be the last one, whatever the total says.
        if (this.defect is null && this.pages[^1].Page.Rows >= TcssClient.LargestPage && (await fetch(Window(total), cancellation).ConfigureAwait(false)).Rows > 0)
        {
            this.defect = $"TCSS counts {total} rows and gives more";
        }
    }

    private async Task ReadSideBySideAsync(List<int> offsets, int total, CancellationToken cancellation)
    {
        var read = new PageOf<T>?[offsets.Count];
        var failure = default(ExceptionDispatchInfo);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Lanes.ForEachAsync([.. Enumerable.Range(0, offsets.Count)], lanes, async at =>
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                read[at] = await fetch(Window(offsets[at]), stop.Token).ConfigureAwait(false);
                this.defect ??= DefectOf(read[at]!, total);
            }
            catch (Exception exception)
            {
                // The first one is the reason; the others end because of it.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }

            if (this.defect is not null || failure is not null)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (this.defect is null)
        {
            failure?.Throw();
        }

        for (var at = 0; at < offsets.Count && this.defect is null; at++)
        {
            // A page that is shorter than the others leaves a gap before the next.
            await this.ReadOnAsync(total, offsets[at], cancellation).ConfigureAwait(false);
            this.pages.Add((offsets[at], read[at]!));
        }
    }

    // From where the last page ended, one page after the other. Without a total only an empty page is the end.
    private async Task ReadOnAsync(int? total, int end, CancellationToken cancellation)
    {
        while (this.defect is null && this.End < end)
        {
            var (offset, page) = (this.End, await fetch(Window(this.End), cancellation).ConfigureAwait(false));
            if (total is null && page is { Rows: 0, Total: null })
            {
                return;
            }

            this.defect = this.pages.Count >= MostPages ? "TCSS gives more rows than can be read" : DefectOf(page, total);
            this.pages.Add((offset, page));
        }

        if (this.defect is null && this.End > end)
        {
            this.defect = total == end ? $"TCSS counts {total} rows and gives more" : "a page is longer than the one before it";
        }
    }

    private static string? DefectOf(PageOf<T> page, int? total) =>
        page.Rows == 0 ? "a page in the middle of the list is empty"
        : page.Total != total ? $"the number of rows changed while they were read, from {Text(total)} to {Text(page.Total)}"
        : null;

    private static string Text(int? total) => total?.ToString() ?? "unknown";

    // How many rows came on more than one page.
    private int Overlap()
    {
        var pageOf = new Dictionary<UInt128, int>();
        var twice = new HashSet<UInt128>();
        for (var at = 0; at < this.pages.Count; at++)
        {
            foreach (var key in this.pages[at].Page.Keys)
            {
                if (!pageOf.TryAdd(key, at) && pageOf[key] != at)
                {
                    twice.Add(key);
                }
            }
        }

        return twice.Count;
    }
}

/// <summary>What one reading of a list came to.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="Items">The items, in the service's order.</param>
/// <param name="Keys">What tells the rows apart, in the same order.</param>
/// <param name="Overlap">How many rows came on more than one page, and so may be fewer than they seem.</param>
/// <param name="Defect">Why rows are missing for certain, or the service contradicts itself; <see langword="null"/> when nothing shows that.</param>
internal sealed record PageReadingResult<T>(IReadOnlyList<T> Items, IReadOnlyList<UInt128> Keys, int Overlap, string? Defect);
