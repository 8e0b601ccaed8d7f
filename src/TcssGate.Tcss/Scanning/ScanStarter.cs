using TcssGate.Core.Evaluation;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Starts the scans of many images with few tasks, and finds out which image it is when a task is refused.</summary>
internal sealed class ScanStarter(IImageSource source, RunClock clock)
{
    private const int MostInOneTask = 100;
    private static readonly TimeSpan PauseAfterNoAnswer = TimeSpan.FromSeconds(3);

    /// <summary>Starts a scan for every job; each then waits for it, or has ended.</summary>
    public async Task StartAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        foreach (var alike in jobs.GroupBy(job => string.Join(' ', job.Order.Scan.Types), StringComparer.Ordinal))
        {
            foreach (var batch in alike.Chunk(MostInOneTask))
            {
                await this.StartBatchAsync(batch, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task StartBatchAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        // Before the call: its answer may come long after the scan began, or even ended.
        var now = clock.Now;
        try
        {
            var timeout = TimeSpan.FromTicks(Math.Max((jobs.Max(job => job.Deadline) - clock.Elapsed).Ticks, TimeSpan.TicksPerMinute));
            await clock.WithinAsync(jobs.Max(job => job.Deadline), token => this.StartAsync(jobs, timeout, token), cancellation).ConfigureAwait(false);
            AwaitAll(jobs, ScanOrigin.Triggered, now);
        }
        catch (TimeoutException)
        {
            jobs.ToList().ForEach(job => job.End(Reasons.ScanNotStarted("TCSS did not answer within the timeout")));
        }
        catch (TcssException refusal) when (refusal.Failure is TcssFailure.AlreadyScanning)
        {
            await this.SortOutAsync(jobs, refusal, cancellation).ConfigureAwait(false);
        }
        catch (TcssException refusal) when (refusal.Failure is TcssFailure.LicencesUsedUp or TcssFailure.NotFound or TcssFailure.Failed)
        {
            await this.DivideAsync(jobs, refusal, cancellation).ConfigureAwait(false);
        }
        catch (TcssException refusal) when (refusal.Failure is TcssFailure.Unavailable or TcssFailure.RateLimited)
        {
            await this.AfterNoAnswerAsync(jobs, refusal, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<bool> StartAsync(IReadOnlyList<ScanJob> jobs, TimeSpan timeout, CancellationToken cancellation)
    {
        await source.StartScanAsync(jobs, timeout, cancellation).ConfigureAwait(false);
        return true;
    }

    private static void AwaitAll(IEnumerable<ScanJob> jobs, ScanOrigin origin, Moment at)
    {
        foreach (var job in jobs)
        {
            job.Await(origin, at);
        }
    }

    // "Already scanning" also means "no licence", and is said of the whole task whichever of its images it is about.
    private async Task SortOutAsync(IReadOnlyList<ScanJob> jobs, TcssException refusal, CancellationToken cancellation)
    {
        var rest = await this.TakeRunningAsync(jobs, cancellation).ConfigureAwait(false);
        if (rest.Count < jobs.Count)
        {
            await this.StartBatchAsync(rest, cancellation).ConfigureAwait(false);
        }
        else if (jobs is [var one] && one.Look.Licensed == true)
        {
            // The scan that runs may have been started by us, its answer lost, and not show yet.
            AwaitAll(jobs, ScanOrigin.Joined, clock.Now);
        }
        else
        {
            await this.DivideAsync(jobs, refusal, cancellation).ConfigureAwait(false);
        }
    }

    private async Task DivideAsync(IReadOnlyList<ScanJob> jobs, TcssException refusal, CancellationToken cancellation)
    {
        if (jobs is [var one])
        {
            one.End(refusal.Failure == TcssFailure.LicencesUsedUp ? Reasons.LicencesUsedUp() : Reasons.ScanNotStarted(refusal.Message));
            return;
        }

        var half = jobs.Count / 2;
        await this.StartBatchAsync([.. jobs.Take(half)], cancellation).ConfigureAwait(false);
        await this.StartBatchAsync([.. jobs.Skip(half)], cancellation).ConfigureAwait(false);
    }

    // The task may have been accepted and only its answer lost, so what runs now is looked at before it is asked for again.
    private async Task AfterNoAnswerAsync(IReadOnlyList<ScanJob> jobs, TcssException refusal, CancellationToken cancellation)
    {
        await clock.DelayAsync(PauseAfterNoAnswer, cancellation).ConfigureAwait(false);
        var rest = await this.TakeRunningAsync(jobs, cancellation).ConfigureAwait(false);
        foreach (var job in rest.Where(job => clock.Elapsed >= job.Deadline))
        {
            job.End(Reasons.ScanNotStarted(refusal.Message));
        }

        await this.StartBatchAsync([.. rest.Where(job => job.Evidence is null)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets every job whose scan runs wait for it, ends those without a licence, and returns the others.</summary>
    private async Task<IReadOnlyList<ScanJob>> TakeRunningAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        var rest = new List<ScanJob>();
        var seen = await source.LookAsync(jobs, cancellation).ConfigureAwait(false);
        foreach (var job in jobs)
        {
            switch (seen.TryGetValue(job, out var look), look)
            {
                case (true, null):
                    job.End(Reasons.ImageVanished(job.Image));
                    break;
                case (_, { Status.Kind: ScanStatusKind.Scanning }):
                    job.Await(ScanOrigin.Joined, clock.Now);
                    job.Observe(look, clock.Elapsed, 0);
                    break;
                case (_, { Licensed: false }):
                    job.End(Reasons.NotLicensed());
                    break;
                default:
                    // Whatever ended meanwhile is an earlier result for the scan that is started now.
                    _ = look is not null && job.Note(look);
                    rest.Add(job);
                    break;
            }
        }

        return rest;
    }
}
