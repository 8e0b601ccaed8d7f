using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>What a look at the world showed, for a plan.</summary>
/// <param name="Day">The day that was judged by (UTC).</param>
/// <param name="Images">One an image, in the order of the images.</param>
/// <param name="IdleWaivers">Waivers that do nothing for any image.</param>
/// <param name="ExpiringWaivers">Waivers that soon end and do something for some image, or may.</param>
public sealed record PlannedImages(
    DateOnly Day, IReadOnlyList<ImagePlan> Images, IReadOnlyList<IdleWaiver> IdleWaivers, IReadOnlyList<ExpiringWaiver> ExpiringWaivers);

/// <summary>Says what the <see cref="Gate"/> would do, and does none of it: it only ever reads.</summary>
/// <param name="client">The service.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Told when the findings of an image are read; from several tasks at once.</param>
public sealed class Planner(TcssClient client, TimeProvider time, Action<GateEvent> report)
{
    /// <summary>Plans every image.</summary>
    /// <param name="order">What the gate would be asked to do.</param>
    /// <param name="day">The day to judge by, for waivers, grace and ages; <see langword="null"/>: the server's today.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TcssException">Nothing can be said: the service is out of reach, or it refused the keys or a request.</exception>
    public async Task<PlannedImages> RunAsync(GateOrder order, DateOnly? day, CancellationToken cancellation)
    {
        var source = ImageSourceFactory.Create(order, client, new RunClock(time, client.Clock));
        var found = order.Found;
        if (order is { IsAudit: true, Found: { } rows })
        {
            order = GateGovernance.Decide(order, rows);
            found = await source.ProveAsync(order, rows, client.Clock.Now, cancellation).ConfigureAwait(false);
            order = GateGovernance.Decide(order, rows, found);
        }

        var surveyed = found?.ToDictionary(image => image.Key, image => Surveyed.Of(image.Value))
            ?? await source.SurveyAsync([.. order.Images.Select(image => image.Reference)], cancellation).ConfigureAwait(false);

        order = order.IsAudit ? order : GateGovernance.Decide(order, image => [.. surveyed[image].Rows.Select(row => row.Image)]);

        // After the first call, whose answer sets the server's clock.
        var now = client.Clock.Now;
        var circumstances = new Circumstances(day is { } asked ? OnDay(now, asked) : now) { Baseline = order.Baseline, Override = order.Override };
        var outlook = new Outlook(order, source, surveyed, now, circumstances);
        var plans = new (ImagePlan Plan, ImageResult Now)[order.Images.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, plans.Length)], order.Parallelism, async at =>
            plans[at] = await this.PlanAsync(outlook, order.Images[at], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return new PlannedImages(circumstances.Today, [.. plans.Select(image => image.Plan)], [.. Idle(plans)], [.. Expiring(plans)]);
    }

    // The same time of another day, so that asking for today changes nothing.
    private static DateTimeOffset OnDay(DateTimeOffset now, DateOnly day) => new(day.ToDateTime(TimeOnly.FromDateTime(now.UtcDateTime)), TimeSpan.Zero);

    private async Task<(ImagePlan Plan, ImageResult Now)> PlanAsync(Outlook outlook, OrderedImage image, CancellationToken cancellation)
    {
        var surveyed = outlook.Surveyed[image.Reference];
        if (surveyed.Listed is null)
        {
            return await this.PlanAsync(outlook, image, ImagePlan.EvidenceOf(image.Reference, null, null, surveyed.Step!), surveyed.Step!, cancellation).ConfigureAwait(false);
        }

        var found = new Resolved(surveyed.Listed, null) { Rows = surveyed.Rows };
        var plans = new List<(ImagePlan Plan, ImageResult Now)>();
        foreach (var row in ContentJobs.RowsFor(image, found, outlook.Now, outlook.Order.Rescan))
        {
            var step = surveyed.Step ?? ScanStep.For(row.Scan, row.Image, image.Scan, outlook.Now, outlook.Order.Rescan && plans.Count == 0);
            var evidence = ImagePlan.EvidenceOf(image.Reference, found.Listed!.Image, row.Scan, step) with
            {
                ScannedRow = row.Image,
                KnownAs = found.KnownAs,
                UntrustedRow = ContentJobs.UntrustedRow(found),
                UnclearTrust = surveyed.UnclearTrust,
            };
            plans.Add(await this.PlanAsync(outlook, image, evidence, step, cancellation).ConfigureAwait(false));
        }

        // What is to be scanned is planned by that row; other scans of the same content may yet be worse, and only the run tells.
        var worst = ContentVerdict.Of([.. plans.Select(plan => plan.Now)]);
        return plans[0].Plan.HasWork ? plans[0] : plans.First(plan => ReferenceEquals(plan.Now, worst));
    }

    private async Task<(ImagePlan Plan, ImageResult Now)> PlanAsync(
        Outlook outlook, OrderedImage image, ImageEvidence evidence, ScanStep step, CancellationToken cancellation)
    {
        if (evidence.WhyUnproven is null)
        {
            evidence = await CompleteAsync(outlook.Source, evidence, image, cancellation).ConfigureAwait(false);
        }

        var needed = FindingNeeds.ForRules(evidence, image.Policies, outlook.Circumstances.Today);
        if (needed.Count > 0)
        {
            report(new GateEvent(image.Reference, GateStage.Reading));
        }

        evidence = await new FindingReader(outlook.Source, outlook.Order.Parallelism).ReadAsync(evidence, needed, cancellation).ConfigureAwait(false);
        var now = Evaluator.Evaluate(evidence, image.Policies, outlook.Circumstances);
        return (ImagePlan.Of(evidence, now, outlook.Surveyed[image.Reference].Sync, step) with { Governance = GateGovernance.Stated(outlook.Order, image) }, now);
    }

    private static async Task<ImageEvidence> CompleteAsync(IImageSource source, ImageEvidence evidence, OrderedImage image, CancellationToken cancellation)
    {
        try
        {
            return await source.CompleteAsync(evidence, image, cancellation).ConfigureAwait(false);
        }
        catch (TcssException outage) when (outage.MayPass)
        {
            // What stays unknown, its rule says so.
            return evidence;
        }
    }

    // What an older scan did not find, the next one may: only a waiver that has expired is idle for sure.
    private static IEnumerable<IdleWaiver> Idle((ImagePlan Plan, ImageResult Now)[] plans)
    {
        var used = plans.SelectMany(image => image.Now.Waived).Select(waived => (waived.Policy, waived.Waiver.Line)).ToHashSet();
        return plans
            .SelectMany(image => image.Now.IdleWaivers.Where(idle => !image.Plan.HasWork || idle.Reason == IdleReason.Expired))
            .Where(idle => !used.Contains((idle.Policy, idle.Waiver.Line)))
            .DistinctBy(idle => (idle.Policy, idle.Waiver.Line));
    }

    private static IEnumerable<ExpiringWaiver> Expiring((ImagePlan Plan, ImageResult Now)[] plans) => plans
        .SelectMany(image => image.Now.ExpiringWaivers)
        .DistinctBy(expiring => (expiring.Policy, expiring.Waiver.Line));

    // Scans are as old as they are now, whatever day is judged by.
    private sealed record Outlook(
        GateOrder Order, IImageSource Source, IReadOnlyDictionary<ImageReference, Surveyed> Surveyed, DateTimeOffset Now, Circumstances Circumstances);
}
