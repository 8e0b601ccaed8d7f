using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>The gate's flow: resolve → sync → scan → wait → read findings → evaluate, for many images at once.</summary>
public sealed class Gate
{
    private readonly TcssClient client;
    private readonly RunClock clock;
    private readonly Func<double> sample;
    private readonly Action<GateEvent> report;

    /// <summary>A gate for one run.</summary>
    /// <param name="client">The service.</param>
    /// <param name="time">The clock that waits.</param>
    /// <param name="sample">Where jitter comes from: numbers from 0 to below 1.</param>
    /// <param name="report">Told of every step of every image, from one task at a time.</param>
    public Gate(TcssClient client, TimeProvider time, Func<double> sample, Action<GateEvent> report)
    {
        this.client = client;
        this.clock = new RunClock(time);
        this.sample = sample;
        var turn = new Lock();
        this.report = step =>
        {
            lock (turn)
            {
                report(step);
            }
        };
    }

    /// <summary>Judges every image.</summary>
    /// <returns>One result an image, in the order of the images.</returns>
    /// <exception cref="TcssException">Nothing could be judged: the service is out of reach, or it refused the keys or a request.</exception>
    /// <exception cref="StalePlanException">The saved plan no longer fits; no scan was started.</exception>
    public async Task<IReadOnlyList<ImageResult>> RunAsync(GateOrder order, CancellationToken cancellation)
    {
        var guard = order.Plan is { } plan ? new PlanGuard(plan) : null;
        var source = ImageSourceFactory.Create(order, this.client, this.clock);
        var evidence = new Dictionary<ImageReference, ImageEvidence>();
        var jobs = await this.ResolveAsync(order, source, guard, evidence, cancellation).ConfigureAwait(false);
        await this.ScanAsync(this.Steps(order, jobs, guard, evidence), source, cancellation).ConfigureAwait(false);
        await CompleteAsync(jobs, source, order.Parallelism, cancellation).ConfigureAwait(false);
        jobs.ForEach(job => evidence[job.Order.Reference] = job.Evidence!);

        var results = new ImageResult[order.Images.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, results.Length)], order.Parallelism, async at =>
            results[at] = await this.JudgeAsync(order, source, order.Images[at], evidence[order.Images[at].Reference], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    private async Task<List<ScanJob>> ResolveAsync(
        GateOrder order, IImageSource source, PlanGuard? guard, Dictionary<ImageReference, ImageEvidence> evidence, CancellationToken cancellation)
    {
        void ReportAll(IEnumerable<ImageReference> images, GateStage stage) => images.ToList().ForEach(image => this.report(new GateEvent(image, stage)));

        var references = order.Images.Select(image => image.Reference).ToList();
        ReportAll(references, GateStage.Resolving);
        var resolved = order.Found ?? await source.ResolveAsync(
            references,
            order.Images.Min(image => image.Scan.Timeout),
            open =>
            {
                StalePlanException.ThrowIfAny(guard?.BeforeSync(open));
                ReportAll(open.Select(image => image.Reference), GateStage.Syncing);
            },
            cancellation).ConfigureAwait(false);
        resolved = order.IsAudit ? await source.ProveAsync(order, resolved, this.client.Clock.Now, cancellation).ConfigureAwait(false) : resolved;
        var jobs = new List<ScanJob>();
        foreach (var image in order.Images)
        {
            var found = resolved[image.Reference];
            if (found.Listed is { } listed)
            {
                jobs.Add(new ScanJob(image, listed, image.Scan.Timeout) { KnownAs = found.KnownAs });
            }
            else
            {
                evidence[image.Reference] = new ImageEvidence(image.Reference) { Reason = found.Reason };
            }
        }

        return jobs;
    }

    private List<(ScanJob Job, ScanStep Step)> Steps(
        GateOrder order, List<ScanJob> jobs, PlanGuard? guard, Dictionary<ImageReference, ImageEvidence> unresolved)
    {
        var now = this.client.Clock.Now;
        var steps = jobs.Select(job => (Job: job, Step: ScanStep.For(job.Look, job.Image, job.Order.Scan, now, order.Rescan))).ToList();
        if (guard is null)
        {
            return steps;
        }

        var found = steps.Select(entry => new PlanFinding(entry.Job.Order.Reference, entry.Job.Image, null, entry.Step));
        var lost = unresolved.Values.Select(image => new PlanFinding(image.Reference, null, image.Reason, null));
        StalePlanException.ThrowIfAny(guard.BeforeScan(found.Concat(lost)));
        return [.. steps.Select(entry => (entry.Job, guard.Step(entry.Job.Order.Reference, entry.Step)))];
    }

    private async Task ScanAsync(List<(ScanJob Job, ScanStep Step)> steps, IImageSource source, CancellationToken cancellation)
    {
        var toStart = new List<ScanJob>();
        foreach (var (job, step) in steps)
        {
            switch (step)
            {
                case ScanStep.UseExisting:
                    job.End(ScanOrigin.Existing);
                    break;
                case ScanStep.GiveUp end:
                    job.End(end.Reason);
                    break;
                case ScanStep.Join:
                    job.Await(ScanOrigin.Joined, this.clock.Elapsed);
                    this.report(new GateEvent(job.Order.Reference, GateStage.Queued, Note: "a scan runs already; waiting for it"));
                    break;
                case ScanStep.Start start:
                    toStart.Add(job);
                    this.report(new GateEvent(job.Order.Reference, GateStage.Queued, Note: start.Why));
                    break;
            }
        }

        var starter = new ScanStarter(source, this.clock);
        await starter.StartAsync(toStart, cancellation).ConfigureAwait(false);
        var waiter = new ScanWaiter(new WaiterParts(source, starter, this.clock, this.sample), this.report);
        await waiter.WaitAsync([.. steps.Select(entry => entry.Job)], cancellation).ConfigureAwait(false);
    }

    private static async Task CompleteAsync(List<ScanJob> jobs, IImageSource source, int lanes, CancellationToken cancellation)
    {
        var proven = jobs.Where(job => job.Evidence is { Scan: not null } evidence && (evidence.Reason is null || evidence.MissingTypes.Count > 0)).ToList();
        try
        {
            await source.CompleteAsync(proven, cancellation).ConfigureAwait(false);
        }
        catch (TcssException trouble) when (trouble.MayPass)
        {
            // Severities can still come from the list of findings; what stays unknown, its rule says so.
        }

        await Lanes.ForEachAsync(proven, lanes, async job =>
            job.Learn(await source.CompleteAsync(job.Evidence!, job.Order, cancellation).ConfigureAwait(false))).ConfigureAwait(false);
    }

    private async Task<ImageResult> JudgeAsync(GateOrder order, IImageSource source, OrderedImage image, ImageEvidence evidence, CancellationToken cancellation)
    {
        var circumstances = new Circumstances(this.client.Clock.Now) { Baseline = order.Baseline, Override = order.Override };
        var reader = new FindingReader(source, order.Parallelism);
        var needed = FindingNeeds.ForRules(evidence, image.Policies, circumstances.Today).Union(order.NeedsEveryFinding ? FindingNeeds.ForReports(evidence) : []).ToList();
        if (needed.Count > 0)
        {
            this.report(new GateEvent(image.Reference, GateStage.Reading));
        }

        evidence = await reader.ReadAsync(evidence, needed, cancellation).ConfigureAwait(false);
        var result = Evaluator.Evaluate(evidence, image.Policies, circumstances);
        // Of a whole estate it is enough to know which images to look at.
        var toShow = order.IsAudit ? [] : FindingNeeds.ForViolations(evidence, image.Policies, result).Except(needed).ToList();
        if (toShow.Count > 0)
        {
            evidence = await reader.ReadAsync(evidence, toShow, cancellation).ConfigureAwait(false);
            result = Evaluator.Evaluate(evidence, image.Policies, circumstances);
        }

        this.report(new GateEvent(image.Reference, GateStage.Judged, Verdict: result.Verdict));
        return result;
    }
}
