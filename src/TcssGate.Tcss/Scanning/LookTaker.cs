using System.Collections.Concurrent;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Looks at the scans of some images: each by its detail, or many by the list, whichever takes fewer calls.</summary>
internal sealed class LookTaker(TcssClient client, ImageLister lister, int parallelism)
{
    /// <summary>How many calls a look at some images takes.</summary>
    public int CostOf(IReadOnlyCollection<ScanJob> jobs) => Math.Min(jobs.Count, this.ListCost(jobs));

    /// <summary>Looks.</summary>
    /// <returns>
    /// What was seen; <see langword="null"/> for an image that TCSS no longer has. An image that the service did not answer about is missing: no news of it.
    /// </returns>
    public async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> TakeAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation)
    {
        var seen = new ConcurrentDictionary<ScanJob, ScanSnapshot?>();
        try
        {
            if (this.ListCost(jobs) < jobs.Count)
            {
                var rows = await this.RowsAsync(jobs, cancellation).ConfigureAwait(false);
                rows.ToList().ForEach(pair => seen[pair.Key] = pair.Value.Scan);
            }

            // The list can miss an image; its detail then tells whether it is gone.
            var missed = jobs.Where(job => !seen.ContainsKey(job)).ToList();
            await Lanes.ForEachAsync(missed, parallelism, job => this.TakeDetailAsync(job, seen, cancellation)).ConfigureAwait(false);
        }
        catch (TcssException trouble) when (MayPass(trouble))
        {
            // No news of the others; their timeout ends the waiting.
        }

        return seen;
    }

    /// <summary>Finds the list rows of some images, for what only a row knows.</summary>
    public async Task<IReadOnlyDictionary<ScanJob, ListedImage>> RowsAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation)
    {
        var index = new RowIndex(await lister.FindAsync([.. jobs.Select(job => job.Order.Reference)], cancellation).ConfigureAwait(false));
        return jobs.Select(job => (Job: job, Row: index.RowOf(job.Image)))
            .Where(pair => pair.Row is not null)
            .ToDictionary(pair => pair.Job, pair => pair.Row!);
    }

    private int ListCost(IReadOnlyCollection<ScanJob> jobs) => lister.CostOf([.. jobs.Select(job => job.Order.Reference)]);

    private async Task TakeDetailAsync(ScanJob job, ConcurrentDictionary<ScanJob, ScanSnapshot?> seen, CancellationToken cancellation)
    {
        try
        {
            seen[job] = await client.GetImageAsync(job.Image.Id, cancellation).ConfigureAwait(false);
        }
        catch (TcssException trouble) when (trouble.Failure == TcssFailure.NotFound)
        {
            seen[job] = null;
        }
    }

    /// <summary>Whether the next try may go better; refused keys and wrong requests stay so.</summary>
    public static bool MayPass(TcssException trouble) => trouble.Failure is TcssFailure.Unavailable or TcssFailure.RateLimited or TcssFailure.Failed;
}
