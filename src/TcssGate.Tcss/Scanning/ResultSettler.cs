using System.Collections.Concurrent;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Reads what the rules need of every result, and confirms it with a snapshot that is taken after everything was read.</summary>
/// <remarks>
/// The findings are read between the two snapshots that a new result needs, so settling costs little time. A result that turns out to be
/// another one is proved and read again; the timeout bounds that.
/// </remarks>
internal sealed class ResultSettler(SettlerParts parts)
{
    // Rows have milliseconds that details lack.
    private static readonly TimeSpan SameResult = TimeSpan.FromMilliseconds(999);

    private readonly RunClock clock = parts.Clock;
    private readonly HashSet<ScanJob> late = [];
    private readonly ConcurrentDictionary<ScanJob, bool> interrupted = [];

    /// <summary>Whether a result has stood long enough, so that confirming it costs no wait.</summary>
    public bool IsReady(ScanJob job) => !this.IsRecent(job) || this.clock.Elapsed >= job.ProvenAt + SnapshotComparison.Apart;

    /// <summary>Reads what is missing and takes one later snapshot of every result. Each job is then settled, or needs another round.</summary>
    /// <returns>The images of which a scan has to be waited for, or started, once more.</returns>
    public async Task<IReadOnlyList<ScanJob>> RoundAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        await this.AddRowsAsync(jobs, cancellation).ConfigureAwait(false);
        await Lanes.ForEachAsync(jobs, parts.Order.Parallelism, job => this.ReadAsync(job, cancellation)).ConfigureAwait(false);
        var read = jobs.Where(job => !this.IsToReadAgain(job)).ToList();
        foreach (var job in read.Where(job => !this.NeedsConfirmation(job)))
        {
            job.Settle(job.Evidence!.Scan!);
        }

        return await this.ConfirmAsync([.. read.Where(job => !job.IsSettled)], cancellation).ConfigureAwait(false);
    }

    // Where nothing was read since, the snapshot itself is the last one. A row may lag behind, so a detail follows it where there are few images.
    private bool NeedsConfirmation(ScanJob job) =>
        this.IsRecent(job)
        || job.Evidence!.Findings != ImageFindings.NotRead
        || job.Evidence.NodeTrust is not null
        || (job.Evidence.Scan!.Source == SnapshotSource.Row && !parts.Order.IsAudit && parts.Size.AllowsDetails);

    private bool IsRecent(ScanJob job) =>
        job.Evidence!.Origin != ScanOrigin.Existing || this.clock.ServerNow - job.Evidence.Scan!.ScanTime < SnapshotComparison.Recent;

    private async Task AddRowsAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        var scans = jobs.ToDictionary(job => job, job => job.Evidence!.Scan!);
        foreach (var (job, row) in await this.RowsAsync(scans, cancellation).ConfigureAwait(false))
        {
            // A row with another digest may lag behind, or the tag moved: the last snapshot tells.
            if (row.Digest is not null && row.Digest == job.Image.Digest)
            {
                job.Learn(job.Evidence! with { Scan = job.Evidence.Scan!.WithRow(row) }, this.clock.Elapsed);
            }
        }
    }

    private async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(Dictionary<ScanJob, ScanSnapshot> scans, CancellationToken cancellation)
    {
        if (scans.Count == 0)
        {
            return scans;
        }

        try
        {
            return await this.clock.WithinAsync(
                scans.Keys.Max(job => job.Deadline), token => parts.Source.RowsAsync(scans, token), cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is TimeoutException or TcssException { MayPass: true })
        {
            // Severities can still come from the list of findings; what stays unknown, its rule says so.
            return new Dictionary<ScanJob, ScanSnapshot>();
        }
    }

    private async Task ReadAsync(ScanJob job, CancellationToken cancellation)
    {
        try
        {
            var evidence = await this.clock.WithinAsync(job.Deadline, token => parts.Evidence.ReadAsync(job, token), cancellation).ConfigureAwait(false);
            job.Learn(evidence, this.clock.Elapsed);
        }
        catch (TimeoutException)
        {
            job.Learn(job.Evidence! with { Findings = ImageFindings.Unreadable("it could not be read within the timeout") }, this.clock.Elapsed);
        }
        catch (TcssException outage) when (outage.MayPass)
        {
            this.interrupted[job] = true;
        }
    }

    // After the deadline what could not be read stays unknown.
    private bool IsToReadAgain(ScanJob job)
    {
        var wasInterrupted = this.interrupted.TryRemove(job, out _) || job.Evidence!.Findings.MayBeReadable;
        if (!wasInterrupted || this.clock.Elapsed >= job.Deadline)
        {
            return false;
        }

        job.Learn(job.Evidence! with { Findings = job.Evidence.Findings.WithoutOutages() }, this.clock.Elapsed);
        return true;
    }

    private async Task<List<ScanJob>> ConfirmAsync(List<ScanJob> jobs, CancellationToken cancellation)
    {
        var again = new List<ScanJob>();
        if (jobs.Count == 0)
        {
            return again;
        }

        await this.LetSettleAsync(jobs, cancellation).ConfigureAwait(false);
        foreach (var (job, snapshot) in await this.SnapshotsAsync(jobs, cancellation).ConfigureAwait(false))
        {
            if (snapshot is null)
            {
                job.End(Reasons.ImageVanished(job.Image));
            }
            else if (this.Take(job, snapshot))
            {
                again.Add(job);
            }
        }

        this.EndLate([.. jobs.Where(job => !job.IsSettled).Except(again)]);
        return again;
    }

    private async Task LetSettleAsync(List<ScanJob> jobs, CancellationToken cancellation)
    {
        var ready = jobs.Where(this.IsRecent).Select(job => job.ProvenAt + SnapshotComparison.Apart).DefaultIfEmpty().Max();
        if (ready > this.clock.Elapsed)
        {
            await this.clock.DelayAsync(ready - this.clock.Elapsed, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> SnapshotsAsync(List<ScanJob> jobs, CancellationToken cancellation)
    {
        IReadOnlyDictionary<ScanJob, ScanSnapshot?> seen;
        try
        {
            seen = await this.clock.WithinAsync(jobs.Max(job => job.Deadline), token => parts.Source.LookOnceMoreAsync(jobs, token), cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new Dictionary<ScanJob, ScanSnapshot?>();
        }

        // What a row reported of a new result must be confirmed by a later row.
        var withRow = seen.Where(pair => pair.Value is not null && pair.Key.Evidence!.Scan!.Source == SnapshotSource.DetailWithRow && this.IsRecent(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value!);
        var rows = await this.RowsAsync(withRow, cancellation).ConfigureAwait(false);
        return seen.ToDictionary(
            pair => pair.Key,
            pair => pair.Value is { } snapshot && rows.TryGetValue(pair.Key, out var row) && row.Digest == pair.Key.Image.Digest ? snapshot.WithRow(row) : pair.Value);
    }

    /// <summary>Takes in a later snapshot; whether the scan has to be waited for, or started, once more.</summary>
    private bool Take(ScanJob job, ScanSnapshot seen)
    {
        // The first snapshot of an image on nodes has the worst of all its rows, of which the later one is only one.
        var first = job.Evidence!.Scan!;
        var snapshot = job.Image is NodeImage ? NodeRows.Together(seen, [first], seen.ScanTime - SameResult) : seen;
        switch (SnapshotComparison.Of(first, snapshot, job.Image))
        {
            case SnapshotComparison.Agreed { Result: var result }:
                this.Agree(job, result);
                return false;
            case SnapshotComparison.ImageChanged changed:
                job.End(Reasons.ImageChanged(changed.Text));
                return false;
            case SnapshotComparison.Different different:
                return this.Restart(job, snapshot, different.Text);
            default:
                job.Note(snapshot);
                return false;
        }
    }

    // A count that became unknown may need a list that was not read before.
    private void Agree(ScanJob job, ScanSnapshot result)
    {
        job.Learn(job.Evidence! with { Scan = result }, this.clock.Elapsed);
        if (parts.Evidence.IsComplete(job))
        {
            job.Settle(result);
        }
    }

    private bool Restart(ScanJob job, ScanSnapshot snapshot, string what)
    {
        if (this.clock.Elapsed >= job.Deadline)
        {
            job.End(Reasons.TimedOut(job.Order.Scan.Timeout, what));
            return false;
        }

        var origin = job.Evidence!.Origin;
        job.Reopen();
        if (origin == ScanOrigin.Existing)
        {
            // On nodes only rows know the severities.
            job.Note(job.Image is NodeImage ? snapshot.WithRow(job.Look) : snapshot);
            return true;
        }

        switch (job.Observe(snapshot, this.clock.Elapsed, 0))
        {
            case WaitStep.Done:
                job.End(origin, this.clock.Elapsed);
                return false;
            case WaitStep.DoneInPart part:
                job.End(part, this.clock.Elapsed);
                return false;
            default:
                return true;
        }
    }

    // After its deadline a result is looked at once more, so that what is known by then is still reported.
    private void EndLate(List<ScanJob> jobs)
    {
        foreach (var job in jobs.Where(job => this.clock.Elapsed >= job.Deadline && !this.late.Add(job)))
        {
            job.End(Reasons.TimedOut(job.Order.Scan.Timeout, "the result could not be confirmed by a second snapshot"));
        }
    }
}

/// <summary>What settling needs.</summary>
/// <param name="Order">What the gate was asked to do.</param>
/// <param name="Source">Where snapshots come from.</param>
/// <param name="Evidence">Reads what the rules need.</param>
/// <param name="Clock">The run's clock.</param>
internal sealed record SettlerParts(GateOrder Order, IImageSource Source, EvidenceReader Evidence, RunClock Clock)
{
    /// <summary>How large the run is.</summary>
    public RunSize Size { get; } = new(Order.Images.Count, Order.Parallelism);
}
