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
        this.clock = new RunClock(time, client.Clock);
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
        var evidence = new Dictionary<ImageReference, IReadOnlyList<ImageEvidence>>();
        var resolved = await this.ResolveAsync(order, source, guard, cancellation).ConfigureAwait(false);
        order = GateGovernance.Decide(order, resolved);
        if (order.IsAudit)
        {
            var listed = resolved;
            resolved = await source.ProveAsync(order, listed, this.client.Clock.Now, cancellation).ConfigureAwait(false);
            order = GateGovernance.Decide(order, listed, resolved);
        }

        var jobs = this.Jobs(order, resolved, evidence);
        StalePlanException.ThrowIfAny(guard?.BeforeScan(this.Findings(order, jobs, evidence)));
        var reader = new EvidenceReader(order, source, this.clock, this.report);
        await new ScanLoop(this.Parts(order, source, guard, reader), this.report).RunAsync(jobs, cancellation).ConfigureAwait(false);
        foreach (var rows in jobs.GroupBy(job => job.Order.Reference))
        {
            evidence[rows.Key] = [.. rows.Select(job => job.Evidence!)];
        }

        var scanned = jobs.Where(job => !job.IsFurther && (order.Rescan || job.Watch is not null)).Select(job => job.Order.Reference).ToHashSet();
        return [.. order.Images.Select(image => this.Judge(reader, image, evidence[image.Reference], scanned.Contains(image.Reference)) with { Governance = GateGovernance.Stated(order, image) })];
    }

    private LoopParts Parts(GateOrder order, IImageSource source, PlanGuard? guard, EvidenceReader reader) =>
        new(order, source, guard, reader, this.clock, this.sample);

    private IEnumerable<PlanFinding> Findings(GateOrder order, List<ScanJob> jobs, Dictionary<ImageReference, IReadOnlyList<ImageEvidence>> unresolved) =>
    [
        .. jobs.Where(job => !job.IsFurther).Select(job => new PlanFinding(
            job.Order.Reference, job.Image, null, ScanStep.For(job.Look, job.Image, job.Order.Scan, this.client.Clock.Now, order.Rescan))),
        .. unresolved.Values.SelectMany(rows => rows).Select(image => new PlanFinding(image.Reference, null, image.Reason, null)),
    ];

    private ImageResult Judge(EvidenceReader reader, OrderedImage image, IReadOnlyList<ImageEvidence> rows, bool needsNewScan)
    {
        var result = ContentVerdict.Of([.. rows.Select(evidence => reader.Evaluate(evidence, image))], needsNewScan);
        this.report(new GateEvent(image.Reference, GateStage.Judged, Verdict: result.Verdict));
        return result;
    }

    private async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        GateOrder order, IImageSource source, PlanGuard? guard, CancellationToken cancellation)
    {
        void ReportAll(IEnumerable<ImageReference> images, GateStage stage) => images.ToList().ForEach(image => this.report(new GateEvent(image, stage)));

        var references = order.Images.Select(image => image.Reference).ToList();
        ReportAll(references, GateStage.Resolving);
        return order.Found ?? await source.ResolveAsync(
            references,
            order.Images.Max(image => image.Scan.Timeout),
            open =>
            {
                StalePlanException.ThrowIfAny(guard?.BeforeSync(open));
                ReportAll(open.Select(image => image.Reference), GateStage.Syncing);
            },
            cancellation).ConfigureAwait(false);
    }

    private List<ScanJob> Jobs(GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> resolved, Dictionary<ImageReference, IReadOnlyList<ImageEvidence>> evidence)
    {
        var jobs = new List<ScanJob>();
        foreach (var image in order.Images)
        {
            var found = resolved[image.Reference];
            if (found.Listed is not null)
            {
                jobs.AddRange(ContentJobs.For(image, found, this.client.Clock.Now, order.Rescan));
            }
            else
            {
                evidence[image.Reference] = [new ImageEvidence(image.Reference) { Reason = found.Reason }];
            }
        }

        return jobs;
    }
}
