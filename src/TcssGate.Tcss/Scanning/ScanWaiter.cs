using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Waits for the scans of all images together: one by its detail, many by one call for all, with a closer look where that call hints at an end.</summary>
internal sealed class ScanWaiter(WaiterParts parts, Action<GateEvent> report)
{
    // The service takes 20 calls a second of an action; a look that takes many calls is repeated no sooner than it took.
    private static readonly TimeSpan TimeOfACall = TimeSpan.FromSeconds(1.0 / 20);

    // Without a hint about an image it is looked at this often all the same.
    private static readonly TimeSpan LongestWithoutLook = TimeSpan.FromSeconds(10);

    // What ended is read and confirmed at the latest after this long, so that one slow scan does not use up the time of the others.
    private static readonly TimeSpan LongestWave = TimeSpan.FromSeconds(30);

    private readonly RunClock clock = parts.Clock;
    private readonly TimeSpan began = parts.Clock.Elapsed;
    private TimeSpan nextLook;
    private readonly Dictionary<ScanJob, TimeSpan> lookedAt = [];
    private bool hintsRefused;

    /// <summary>Waits until every job has ended, or until those that have ended should be read.</summary>
    /// <param name="jobs">The images.</param>
    /// <param name="othersWait">Whether other images wait to be read already.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task WaitAsync(IReadOnlyList<ScanJob> jobs, bool othersWait, CancellationToken cancellation)
    {
        TimeSpan? waveBegan = othersWait ? this.clock.Elapsed : null;
        TimeSpan? remaining = null;
        while (Pending(jobs) is { Count: > 0 } pending)
        {
            var pause = WaitPace.Next(this.clock.Elapsed - this.began, remaining, parts.Sample(), pending.Count > 1);
            var untilDeadline = pending.Min(job => job.Deadline) - this.clock.Elapsed;
            await this.clock.DelayAsync(Clamp(pause, untilDeadline), cancellation).ConfigureAwait(false);
            var due = pending;
            if (pending.Count > 1 && !this.hintsRefused)
            {
                (due, remaining) = await this.HintedAsync(pending, cancellation).ConfigureAwait(false);
            }

            if (due.Count > 0 && this.clock.Elapsed >= this.nextLook)
            {
                var looked = await this.LookAsync(due, cancellation).ConfigureAwait(false);
                remaining = pending.Count > 1 ? remaining : looked;
                this.nextLook = this.clock.Elapsed + (due.Count > 1 ? parts.Source.CostOf(due) * TimeOfACall : TimeSpan.Zero);
            }

            this.EndLate(Pending(jobs));
            var ended = pending.Where(job => job.Evidence is not null).ToList();
            ended.ForEach(job => report(new GateEvent(job.Order.Reference, GateStage.Scanned)));
            waveBegan = ended.Count > 0 ? waveBegan ?? this.clock.Elapsed : waveBegan;
            if (this.clock.Elapsed - waveBegan >= LongestWave)
            {
                return;
            }
        }
    }

    private static List<ScanJob> Pending(IReadOnlyList<ScanJob> jobs) => [.. jobs.Where(job => job.Evidence is null)];

    private static TimeSpan Clamp(TimeSpan pause, TimeSpan most) => most <= TimeSpan.Zero ? TimeSpan.Zero : pause < most ? pause : most;

    /// <summary>Looks at some images, and returns the service's estimate of the time left when there is just one.</summary>
    private async Task<TimeSpan?> LookAsync(IReadOnlyList<ScanJob> due, CancellationToken cancellation)
    {
        var seen = await this.SnapshotsAsync(due, cancellation).ConfigureAwait(false);
        var again = new List<ScanJob>();
        var unmoved = new Dictionary<ScanJob, UndecidedReason>();
        foreach (var (job, look) in seen)
        {
            this.lookedAt[job] = this.clock.Elapsed;
            if (look is null)
            {
                job.End(Reasons.ImageVanished(job.Image));
            }
            else if (this.Take(job, look, unmoved))
            {
                again.Add(job);
            }
        }

        await this.EndUnmovedAsync(unmoved, cancellation).ConfigureAwait(false);
        await parts.Starter.StartAsync(again, cancellation).ConfigureAwait(false);
        return due is [var one] && one.Evidence is null ? one.Look.Remaining : null;
    }

    private async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> SnapshotsAsync(IReadOnlyList<ScanJob> due, CancellationToken cancellation)
    {
        try
        {
            return await this.clock.WithinAsync(due.Max(job => job.Deadline), token => parts.Source.LookAsync(due, token), cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new Dictionary<ScanJob, ScanSnapshot?>();
        }
    }

    /// <summary>Takes in a look; whether a scan of our own has to be started.</summary>
    private bool Take(ScanJob job, ScanSnapshot look, Dictionary<ScanJob, UndecidedReason> unmoved)
    {
        switch (job.Observe(look, this.clock.Elapsed, parts.Sample()))
        {
            case WaitStep.Done:
                job.End(job.Watch!.Origin, this.clock.Elapsed);
                return false;
            case WaitStep.DoneInPart part:
                job.End(part, this.clock.Elapsed);
                return false;
            case WaitStep.GiveUp { Reason: { Code: UndecidedCode.ScanFailed } reason } when !job.Watch!.Begun:
                unmoved[job] = reason;
                return false;
            case WaitStep.GiveUp end:
                job.End(end.Reason);
                return false;
            case WaitStep.StartOwn:
                return true;
            default:
                var begun = job.Watch!.Begun;
                report(new GateEvent(job.Order.Reference, begun ? GateStage.Scanning : GateStage.Queued, begun ? look.Progress : null, look.Remaining));
                return false;
        }
    }

    // The failure that shows is an earlier scan's: as long as the task runs, ours may only wait for its turn; after that it is the only word there is.
    private async Task EndUnmovedAsync(Dictionary<ScanJob, UndecidedReason> unmoved, CancellationToken cancellation)
    {
        foreach (var batch in parts.Source.ProgressBatches(unmoved.Keys))
        {
            if (!await this.RunsAsync(batch, cancellation).ConfigureAwait(false))
            {
                batch.ToList().ForEach(job => job.End(unmoved[job]));
            }
        }
    }

    private async Task<bool> RunsAsync(IReadOnlyList<ScanJob> batch, CancellationToken cancellation)
    {
        try
        {
            return await parts.Source.GetProgressAsync(batch, cancellation).ConfigureAwait(false) is { Status.Kind: ScanStatusKind.Scanning };
        }
        catch (TcssException trouble) when (trouble.Failure != TcssFailure.RefusedKeys)
        {
            return false;
        }
    }

    /// <summary>Asks for the progress of all in one call, and returns those that seem to have ended or were not looked at for long.</summary>
    private async Task<(List<ScanJob> Due, TimeSpan? Remaining)> HintedAsync(List<ScanJob> pending, CancellationToken cancellation)
    {
        var due = new List<ScanJob>();
        TimeSpan? remaining = null;
        foreach (var batch in parts.Source.ProgressBatches(pending))
        {
            try
            {
                if (await parts.Source.GetProgressAsync(batch, cancellation).ConfigureAwait(false) is not { } progress)
                {
                    due.AddRange(batch.Where(this.IsOverdue));
                    continue;
                }

                var rows = progress.Rows.ToLookup(row => (row.Repository, row.Tag));
                due.AddRange(batch.Where(job => this.IsDue(job, [.. rows[(job.Image.Repository, job.Image.Tag)]], progress)));
                remaining = progress.Remaining is { } left && (remaining is null || left < remaining) ? left : remaining;
            }
            catch (TcssException trouble) when (trouble.Failure != TcssFailure.RefusedKeys)
            {
                // It is only a hint: without it every image is looked at.
                this.hintsRefused = trouble.Failure is TcssFailure.WrongRequest or TcssFailure.NotPermitted;
                due.AddRange(batch.Where(job => this.hintsRefused || this.IsOverdue(job)));
            }
        }

        return (due, remaining);
    }

    private bool IsDue(ScanJob job, IReadOnlyList<ImageProgress> rows, ScanProgress progress)
    {
        if (rows.FirstOrDefault(row => row.Status.Kind == ScanStatusKind.Scanning) is { } running)
        {
            var percent = (running.Cve + running.Virus + running.Risk) / 3;
            report(new GateEvent(job.Order.Reference, GateStage.Scanning, percent, progress.Remaining));
            return this.IsOverdue(job);
        }

        return rows.Count > 0 || progress.Status.Kind != ScanStatusKind.Scanning || progress.Ended > 0 || this.IsOverdue(job);
    }

    private bool IsOverdue(ScanJob job) => this.clock.Elapsed - this.lookedAt.GetValueOrDefault(job, job.Watch!.Since) >= LongestWithoutLook;

    private void EndLate(List<ScanJob> pending)
    {
        foreach (var job in pending.Where(job => this.clock.Elapsed >= job.Deadline))
        {
            job.End(Reasons.TimedOut(job.Order.Scan.Timeout, job.Watch!.Describe()));
        }
    }
}

/// <summary>What waiting needs.</summary>
/// <param name="Source">Looks at the images, and asks for the progress of many.</param>
/// <param name="Starter">Starts a scan of our own where a joined one proves too little.</param>
/// <param name="Clock">The run's clock.</param>
/// <param name="Sample">Numbers from 0 to below 1, for jitter.</param>
internal sealed record WaiterParts(IImageSource Source, ScanStarter Starter, RunClock Clock, Func<double> Sample);
