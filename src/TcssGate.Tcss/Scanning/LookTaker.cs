using System.Collections.Concurrent;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Looks at the scans of some images: each by its detail, or many by the list, whichever takes fewer calls.</summary>
/// <param name="lister">Tells what a look by the list costs.</param>
/// <param name="name">What the row of an image is found by; <see langword="null"/> when no row would do for it.</param>
/// <param name="detail">Looks at one image.</param>
/// <param name="size">How large the run is.</param>
internal sealed class LookTaker(
    ImageLister lister, Func<ScanJob, ImageReference?> name, Func<ScanJob, CancellationToken, Task<ScanSnapshot>> detail, RunSize size)
{
    /// <summary>How many calls a look at some images takes.</summary>
    public int CostOf(IReadOnlyCollection<ScanJob> jobs)
    {
        var listed = this.Listed(jobs);
        return jobs.Count - listed.Count + (this.ListIsCheaper(listed) ? this.ListCost(listed) : listed.Count);
    }

    /// <summary>Looks.</summary>
    /// <param name="jobs">The images.</param>
    /// <param name="list">Looks at many by the list; of those that it leaves out the details are looked at.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>As <see cref="IImageSource.LookAsync"/>.</returns>
    public async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> TakeAsync(
        IReadOnlyCollection<ScanJob> jobs, Func<IReadOnlyCollection<ScanJob>, Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>>> list, CancellationToken cancellation)
    {
        var seen = new ConcurrentDictionary<ScanJob, ScanSnapshot?>();
        try
        {
            var listed = this.Listed(jobs);
            if (this.ListIsCheaper(listed))
            {
                (await list(listed).ConfigureAwait(false)).ToList().ForEach(pair => seen[pair.Key] = pair.Value);
            }

            // The list can miss an image; its detail then tells whether it is gone.
            var missed = jobs.Where(job => !seen.ContainsKey(job)).ToList();
            await Lanes.ForEachAsync(missed, size.Parallelism, job => this.TakeDetailAsync(job, seen, cancellation)).ConfigureAwait(false);
        }
        catch (TcssException trouble) when (trouble.MayPass)
        {
            // No news of the others; their timeout ends the waiting.
        }

        return seen;
    }

    private List<ScanJob> Listed(IReadOnlyCollection<ScanJob> jobs) => [.. jobs.Where(job => name(job) is not null)];

    private int ListCost(List<ScanJob> jobs) => lister.CostOf([.. jobs.Select(job => name(job)!)]);

    // Rows lag behind details, so they are used only where details would be too many.
    private bool ListIsCheaper(List<ScanJob> listed) => !size.AllowsDetails && this.ListCost(listed) < listed.Count;

    private async Task TakeDetailAsync(ScanJob job, ConcurrentDictionary<ScanJob, ScanSnapshot?> seen, CancellationToken cancellation)
    {
        try
        {
            seen[job] = await detail(job, cancellation).ConfigureAwait(false);
        }
        catch (TcssException trouble) when (trouble.Failure == TcssFailure.NotFound)
        {
            seen[job] = null;
        }
        catch (TcssException failure) when (failure.MayPass)
        {
            // No news of this image; the others are asked about all the same.
        }
    }
}

/// <summary>How large a run is, which decides what it may ask of the service.</summary>
/// <param name="Images">How many images it is about.</param>
/// <param name="Parallelism">How many calls run side by side.</param>
internal sealed record RunSize(int Images, int Parallelism)
{
    // Half a second of calls at the service's pace.
    private const int MostForDetails = 10;

    /// <summary>Whether the detail of every image may be asked for, again and again.</summary>
    public bool AllowsDetails => this.Images <= MostForDetails;
}
