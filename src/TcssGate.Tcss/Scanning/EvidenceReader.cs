using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Tcss.Scanning;

/// <summary>Reads of one result what its rules and the reports need: lists of findings, and what other answers say of the image.</summary>
internal sealed class EvidenceReader(GateOrder order, IImageSource source, RunClock clock, Action<GateEvent> report)
{
    private readonly FindingReader reader = new(source, order.Parallelism);

    /// <summary>Reads what is missing, and adds it to what is known.</summary>
    public async Task<ImageEvidence> ReadAsync(ScanJob job, CancellationToken cancellation)
    {
        var evidence = await source.CompleteAsync(job.Evidence!, job.Order, cancellation).ConfigureAwait(false);
        var needed = this.Needed(evidence, job.Order);
        if (needed.Count > 0)
        {
            report(new GateEvent(job.Order.Reference, GateStage.Reading));
        }

        evidence = await this.reader.ReadAsync(evidence, needed, cancellation).ConfigureAwait(false);
        return await this.reader.ReadAsync(evidence, this.ToShow(evidence, job.Order, needed), cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether every list that is needed was read, or cannot be.</summary>
    public bool IsComplete(ScanJob job) => this.Needed(job.Evidence!, job.Order).All(kind => job.Evidence!.Findings.Of(kind) is not FindingList.NotRead);

    /// <summary>Evaluates what is known of an image.</summary>
    public ImageResult Evaluate(ImageEvidence evidence, OrderedImage image) => Evaluator.Evaluate(evidence, image.Policies, this.Circumstances());

    private Circumstances Circumstances() => new(clock.ServerNow) { Baseline = order.Baseline, Override = order.Override };

    private List<FindingKind> Needed(ImageEvidence evidence, OrderedImage image) =>
    [
        .. FindingNeeds.ForRules(evidence, image.Policies, this.Circumstances().Today)
            .Union(order.NeedsEveryFinding ? FindingNeeds.ForReports(evidence) : []),
    ];

    // Of a whole estate it is enough to know which images to look at.
    private List<FindingKind> ToShow(ImageEvidence evidence, OrderedImage image, List<FindingKind> read) =>
        order.IsAudit ? [] : [.. FindingNeeds.ForViolations(evidence, image.Policies, this.Evaluate(evidence, image)).Except(read)];
}
