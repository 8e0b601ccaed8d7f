using System.Collections.Concurrent;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Nodes;

/// <summary>Proves the images of an audit of nodes: by the detail of each, unless its row already shows a violation, or the user takes rows for a proof.</summary>
/// <remarks>A row does not say how far the scan of each type got, so that a type that was never scanned looks like one without findings.</remarks>
internal sealed class NodeAudit(NodeResolver resolver, int parallelism)
{
    private readonly ConcurrentBag<OrderedImage> interrupted = [];

    /// <summary>Replaces each row by what it is taken for, or by the detail of its image.</summary>
    /// <param name="order">What is audited.</param>
    /// <param name="found">The images, each with its row.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ProveAsync(
        GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> found, DateTimeOffset now, CancellationToken cancellation)
    {
        resolver.Note(found.Values.Select(image => image.Listed).OfType<ListedImage>());
        var proved = new Resolved[order.Images.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, proved.Length)], parallelism, async at =>
        {
            var (image, resolved) = (order.Images[at], found[order.Images[at].Reference]);
            proved[at] = resolved.Listed is { } row
                ? await this.ProveAsync(order, image, resolved, this.WithOtherNames(row, now - image.Scan.MaxAge), now, cancellation).ConfigureAwait(false)
                : resolved;
        }).ConfigureAwait(false);
        var all = new Dictionary<ImageReference, Resolved>(found);
        for (var at = 0; at < proved.Length; at++)
        {
            all[order.Images[at].Reference] = proved[at];
        }

        return all;
    }

    /// <summary>The images of which an outage kept the detail from being read, since this was last asked.</summary>
    public IReadOnlyList<OrderedImage> TakeInterrupted()
    {
        var taken = new List<OrderedImage>();
        while (this.interrupted.TryTake(out var image))
        {
            taken.Add(image);
        }

        return taken;
    }

    private async Task<Resolved> ProveAsync(
        GateOrder order, OrderedImage image, Resolved resolved, ListedImage row, DateTimeOffset now, CancellationToken cancellation)
    {
        if (order.ByRow)
        {
            return resolved with { Listed = TakenFor(RowUse.Proof, row) };
        }

        if (!order.Rescan && ShowsViolation(order, image, row, now))
        {
            return resolved with { Listed = TakenFor(RowUse.Violations, row) };
        }

        try
        {
            return await resolver.DetailAsync(row, cancellation).ConfigureAwait(false) is { } detail
                ? resolved with { Listed = detail }
                : new Resolved(null, Reasons.ImageVanished(row.Image));
        }
        catch (TcssException exception) when (exception.MayPass)
        {
            // What the service fails to say of one image spoils no other. What it refuses to do it will refuse again.
            if (exception.Failure != TcssFailure.Failed)
            {
                this.interrupted.Add(image);
            }

            return new Resolved(null, Reasons.LookFailed(exception.Message));
        }
    }

    // One content under several names: a violation under any of its names counts under all of them.
    private ListedImage WithOtherNames(ListedImage row, DateTimeOffset since)
    {
        var rows = resolver.RowsOf(row.Image.Identity!.Value);
        var scan = NodeRows.Together(NodeRows.Newest(rows), rows, since);
        return row with { Scan = scan with { Repository = row.Scan.Repository, Tag = row.Scan.Tag } };
    }

    private static ListedImage TakenFor(RowUse use, ListedImage row) => row with { Scan = row.Scan with { RowUse = use } };

    // By the row's own numbers alone, of a complete and fresh result; what an override accepts has to be proved.
    private static bool ShowsViolation(GateOrder order, OrderedImage image, ListedImage row, DateTimeOffset now)
    {
        var evidence = new ImageEvidence(image.Reference) { Image = row.Image, Scan = TakenFor(RowUse.Violations, row).Scan };
        return ScanStep.For(evidence.Scan, row.Image, image.Scan, now, rescan: false) is ScanStep.UseExisting
            && Evaluator.Evaluate(evidence, image.Policies, new Circumstances(now) { Override = order.Override }).Rules.Any(rule =>
                rule.Outcome == RuleOutcome.Violated
                && (rule.Enforcement == Enforcement.Mandatory || (rule.Enforcement == Enforcement.Soft && order.Override is null)));
    }
}
