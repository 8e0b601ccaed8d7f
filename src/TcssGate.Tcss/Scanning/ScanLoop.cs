using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Takes images from their first row to a settled result: decides, starts scans, waits, reads, and confirms, until nothing changes.</summary>
internal sealed class ScanLoop
{
    // Between two rounds in which nothing is waited for otherwise.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LoopParts parts;
    private readonly Action<GateEvent> report;
    private readonly ScanStarter starter;
    private readonly ScanWaiter waiter;
    private readonly ResultSettler settler;

    public ScanLoop(LoopParts parts, Action<GateEvent> report)
    {
        this.parts = parts;
        this.report = report;
        this.starter = new ScanStarter(parts.Source, parts.Clock);
        this.waiter = new ScanWaiter(new WaiterParts(parts.Source, this.starter, parts.Clock, parts.Sample), report);
        this.settler = new ResultSettler(new SettlerParts(parts.Order, parts.Source, parts.Evidence, parts.Clock));
    }

    /// <summary>Works until every image is settled.</summary>
    /// <exception cref="TcssException">The service refused the keys or a request.</exception>
    /// <exception cref="StalePlanException">A scan became necessary that the saved plan does not have.</exception>
    public async Task RunAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        IReadOnlyList<ScanJob> undecided = jobs;
        for (var round = 1; jobs.Any(job => !job.IsSettled); round++)
        {
            await this.BeginAsync(undecided, isFirst: round == 1, cancellation).ConfigureAwait(false);
            var read = await this.WaitAsync(jobs, cancellation).ConfigureAwait(false);
            undecided = [.. (await this.settler.RoundAsync(read, cancellation).ConfigureAwait(false)).Where(job => job.Watch is null)];
            if (jobs.Any(job => !job.IsSettled) && jobs.All(job => job.Evidence is not null || job.Watch is null))
            {
                await this.parts.Clock.DelayAsync(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    // Waits for scans, and returns the results that are to be read now.
    private async Task<IReadOnlyList<ScanJob>> WaitAsync(IReadOnlyList<ScanJob> jobs, CancellationToken cancellation)
    {
        var running = jobs.Where(job => job.Evidence is null).ToList();
        if (running.Count > 0)
        {
            await this.waiter.WaitAsync(running, jobs.Any(IsOpen), cancellation).ConfigureAwait(false);
        }

        var othersRun = jobs.Any(job => job.Evidence is null);
        return [.. jobs.Where(job => IsOpen(job) && (!othersRun || this.settler.IsReady(job)))];
    }

    private static bool IsOpen(ScanJob job) => job is { IsSettled: false, Evidence: not null };

    /// <summary>Decides what to do about the scans of images, and does it; each then waits for a scan, or has a result.</summary>
    private async Task BeginAsync(IReadOnlyList<ScanJob> jobs, bool isFirst, CancellationToken cancellation)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        await this.LookCloserAsync([.. jobs.Where(job => this.StepOf(job) is ScanStep.Start or ScanStep.Join)], cancellation).ConfigureAwait(false);
        var open = jobs.Where(job => job.Evidence is null).ToList();
        if (!isFirst)
        {
            StalePlanException.ThrowIfAny(this.parts.Guard?.BeforeScan(
                open.Where(job => !job.IsFurther).Select(job => new PlanFinding(job.Order.Reference, job.Image, null, this.Decide(job)))));
        }

        var toStart = new List<ScanJob>();
        foreach (var job in open)
        {
            if (this.Begin(job))
            {
                toStart.Add(job);
            }
        }

        await this.starter.StartAsync(toStart, cancellation).ConfigureAwait(false);
    }

    // A row may lag behind, and a result that it does not show yet must not pass for that of the scan that is started now.
    private async Task LookCloserAsync(List<ScanJob> jobs, CancellationToken cancellation)
    {
        var onlyRows = jobs.Where(job => job.Look.Source == SnapshotSource.Row).ToList();
        if (onlyRows.Count == 0 || !this.parts.Size.AllowsDetails)
        {
            return;
        }

        IReadOnlyDictionary<ScanJob, ScanSnapshot?> seen;
        try
        {
            seen = await this.parts.Clock.WithinAsync(
                onlyRows.Max(job => job.Deadline), token => this.parts.Source.LookAsync(onlyRows, token), cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return;
        }

        foreach (var (job, detail) in seen)
        {
            if (detail is null)
            {
                job.End(Reasons.ImageVanished(job.Image));
            }
            else
            {
                job.Note(detail);
            }
        }
    }

    private ScanStep Decide(ScanJob job) =>
        ScanStep.For(job.Look, job.Image, job.Order.Scan, this.parts.Clock.ServerNow, this.parts.Order.Rescan && job is { Watch: null, IsFurther: false });

    private ScanStep StepOf(ScanJob job) => (job.IsFurther, this.Decide(job)) switch
    {
        // Another row of the content is scanned where a scan is needed.
        (true, ScanStep.Start start) => new ScanStep.GiveUp(Reasons.ScanNotStarted($"another row of the image is used, and of this one {start.Why}")),
        (true, var step) => step,
        (false, var step) => this.parts.Guard?.Step(job.Order.Reference, step) ?? step,
    };

    /// <summary>Does what needs no call; whether a scan has to be started.</summary>
    private bool Begin(ScanJob job)
    {
        switch (this.StepOf(job))
        {
            case ScanStep.UseExisting:
                job.End(ScanOrigin.Existing, this.parts.Clock.Elapsed);
                return false;
            case ScanStep.GiveUp end:
                job.End(end.Reason);
                return false;
            case ScanStep.Join:
                job.Await(ScanOrigin.Joined, this.parts.Clock.Now);
                this.report(new GateEvent(job.Order.Reference, GateStage.Queued, Note: "a scan runs already; waiting for it"));
                return false;
            case ScanStep.Start start:
                this.report(new GateEvent(job.Order.Reference, GateStage.Queued, Note: start.Why));
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job, "no such step");
        }
    }
}

/// <summary>What the loop needs.</summary>
/// <param name="Order">What the gate was asked to do.</param>
/// <param name="Source">Where the images are.</param>
/// <param name="Guard">Holds the run to a saved plan; <see langword="null"/> when there is none.</param>
/// <param name="Evidence">Reads what the rules need.</param>
/// <param name="Clock">The run's clock.</param>
/// <param name="Sample">Numbers from 0 to below 1, for jitter.</param>
internal sealed record LoopParts(
    GateOrder Order, IImageSource Source, PlanGuard? Guard, EvidenceReader Evidence, RunClock Clock, Func<double> Sample)
{
    /// <summary>How large the run is.</summary>
    public RunSize Size { get; } = new(Order.Images.Count, Order.Parallelism);
}
