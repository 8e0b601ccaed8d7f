using System.Collections.Concurrent;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Finds the rows of some images with as few calls as the service's filters allow, without trusting them.</summary>
/// <remarks>
/// Which filters the service honours is not published: one can be ignored, taken as part of a name, or refused. The list is never narrowed by tag,
/// since the same content may be listed under another one.
/// </remarks>
/// <param name="list">Gets a page.</param>
/// <param name="parallelism">How many calls run side by side.</param>
internal sealed class ImageLister(Func<ImageListRequest, CancellationToken, Task<ImagePage>> list, int parallelism)
{
    private readonly ConcurrentDictionary<string, int> costs = new(StringComparer.Ordinal);
    private bool filtersRefused;

    /// <summary>How many calls a listing of everything takes, as far as seen; <see langword="null"/> before the first.</summary>
    public int? WholeCost { get; private set; }

    /// <summary>How many calls finding some images will take, as far as can be told.</summary>
    public int CostOf(IReadOnlyCollection<ImageReference> wanted) =>
        Math.Min(
            wanted.Select(NameOf).Distinct(StringComparer.Ordinal).Sum(name => this.costs.GetValueOrDefault(name, 1)),
            this.WholeCost ?? int.MaxValue);

    /// <summary>Finds the rows that may be the wanted images'; others may be among them.</summary>
    /// <exception cref="EstateIncompleteException">The list may lack rows, and then nobody knows what a reference means.</exception>
    public Task<ImageListing> ListAsync(IReadOnlyCollection<ImageReference> wanted, CancellationToken cancellation) =>
        this.FindRowsAsync(wanted, mayLackRows: false, cancellation);

    /// <summary>The rows of <see cref="ListAsync"/>.</summary>
    /// <exception cref="EstateIncompleteException">The list may lack rows, and then nobody knows what a reference means.</exception>
    public async Task<IReadOnlyList<ListedImage>> FindAsync(IReadOnlyCollection<ImageReference> wanted, CancellationToken cancellation) =>
        (await this.ListAsync(wanted, cancellation).ConfigureAwait(false)).Rows;

    /// <summary>Finds rows of images that are known already, as news of them; the list may lack some.</summary>
    public async Task<IReadOnlyList<ListedImage>> FindKnownAsync(IReadOnlyCollection<ImageReference> known, CancellationToken cancellation) =>
        (await this.FindRowsAsync(known, mayLackRows: true, cancellation).ConfigureAwait(false)).Rows;

    private async Task<ImageListing> FindRowsAsync(IReadOnlyCollection<ImageReference> wanted, bool mayLackRows, CancellationToken cancellation)
    {
        var names = wanted.GroupBy(NameOf, StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return ImageListing.Empty;
        }

        if (!this.filtersRefused && names.Count > 1 && this.WholeCost is null)
        {
            // One look at the first page tells whether reading everything is cheaper than asking for each name.
            var start = await this.ReadAsync([], page => CallsFor(page) <= names.Count, mayLackRows, cancellation).ConfigureAwait(false);
            if (start is { } read)
            {
                return read;
            }
        }

        if (this.filtersRefused || this.WholeCost <= names.Count)
        {
            return await this.ReadAllAsync(mayLackRows, cancellation).ConfigureAwait(false);
        }

        try
        {
            return await this.ByNamesAsync(names, mayLackRows, cancellation).ConfigureAwait(false);
        }
        catch (TcssException refusal) when (refusal.Failure == TcssFailure.WrongRequest)
        {
            this.filtersRefused = true;
            return await this.ReadAllAsync(mayLackRows, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads every row there is.</summary>
    /// <exception cref="EstateIncompleteException">The list may lack rows.</exception>
    public Task<ImageListing> ListAllAsync(CancellationToken cancellation) => this.ReadAllAsync(mayLackRows: false, cancellation);

    /// <summary>The rows of <see cref="ListAllAsync"/>.</summary>
    /// <exception cref="EstateIncompleteException">The list may lack rows.</exception>
    public async Task<IReadOnlyList<ListedImage>> FindAllAsync(CancellationToken cancellation) =>
        (await this.ListAllAsync(cancellation).ConfigureAwait(false)).Rows;

    private async Task<ImageListing> ReadAllAsync(bool mayLackRows, CancellationToken cancellation) =>
        (await this.ReadAsync([], null, mayLackRows, cancellation).ConfigureAwait(false))!;

    private async Task<ImageListing> ByNamesAsync(List<IGrouping<string, ImageReference>> names, bool mayLackRows, CancellationToken cancellation)
    {
        var rows = new ImageListing[names.Count];
        rows[0] = (await this.ReadAsync([FilterFor(names[0].Key)], null, mayLackRows, cancellation).ConfigureAwait(false))!;
        if (rows[0].Rows.Any(row => IsNoMatch(row.Image, names[0].Key)))
        {
            // The filter was ignored, so these are all the rows there are.
            return rows[0];
        }

        await Lanes.ForEachAsync(
            [.. Enumerable.Range(1, names.Count - 1)],
            parallelism,
            async at => rows[at] = (await this.ReadAsync([FilterFor(names[at].Key)], null, mayLackRows, cancellation).ConfigureAwait(false))!).ConfigureAwait(false);
        return rows.Aggregate((all, found) => all.With(found));
    }

    /// <summary>Reads a list whole; <see langword="null"/> when <paramref name="goOn"/> ended it after its first page.</summary>
    private async Task<ImageListing?> ReadAsync(
        IReadOnlyList<ListFilter> filters, Func<PageOf<ListedImage>, bool>? goOn, bool mayLackRows, CancellationToken cancellation)
    {
        var stopped = false;
        var unidentified = 0;
        var partial = new ConcurrentQueue<PartialRow>();
        var whole = await PageReader.ReadAsync(
            async (window, token) =>
            {
                var page = await list(new ImageListRequest(window.Offset, window.Limit, filters), token).ConfigureAwait(false);
                page.Partial.ToList().ForEach(partial.Enqueue);
                Interlocked.Add(ref unidentified, page.Unidentified - page.Partial.Count);
                return new PageOf<ListedImage>(page.Images, page.Rows, page.Total) { Keys = page.RowKeys };
            },
            parallelism,
            cancellation,
            page =>
            {
                if (filters is [var name])
                {
                    this.costs[name.Values[0]] = CallsFor(page);
                }
                else
                {
                    this.WholeCost = CallsFor(page);
                }

                stopped = goOn is not null && !goOn(page);
                return !stopped;
            }).ConfigureAwait(false);
        if (stopped)
        {
            return null;
        }

        var defect = whole.Defect ?? (unidentified == 0 ? null : $"rows that do not say which image they are about: {unidentified}");
        return defect is null || mayLackRows ? new ImageListing(whole.Items) { Partial = [.. partial] } : throw new EstateIncompleteException($"the list of images is incomplete: {defect}");
    }

    // On nodes a tag is part of the name, and one without a name or a tag is written with words of its own.
    private static bool IsNoMatch(KnownImage image, string name) =>
        image is { Repository.Length: > 0, Tag.Length: > 0 } && !image.ToString().Contains(name, StringComparison.OrdinalIgnoreCase);

    private static int CallsFor(PageOf<ListedImage> first) =>
        first.Rows == 0 ? 1 : (int)(((first.Total ?? int.MaxValue) + (long)first.Rows - 1) / first.Rows);

    // The last part of the path is part of the name whatever the service compares it with: image, repository or address.
    private static string NameOf(ImageReference image) => image.Repository[(image.Repository.LastIndexOf('/') + 1)..];

    private static ListFilter FilterFor(string name) => new("ImageName", [name], Exact: false);
}
