using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.Planning;

/// <summary>Holds a run to a saved plan: no sync and no scan that was not planned, and no other image than the one that was.</summary>
public sealed class PlanGuard
{
    private readonly Dictionary<ImageReference, ImagePlan> planned;

    /// <summary>Guards a plan.</summary>
    public PlanGuard(GatePlan plan) => this.planned = plan.Images.ToDictionary(image => image.Reference);

    /// <summary>What has changed, as told before a sync.</summary>
    /// <param name="toSync">The images that a sync is needed for now, and why.</param>
    public IReadOnlyList<PlanDifference> BeforeSync(IEnumerable<(ImageReference Reference, SyncNeed Need)> toSync) =>
        [.. toSync.Where(image => this.Of(image.Reference).Sync == SyncNeed.None)
            .Select(image => new PlanDifference($"{image.Reference}: sync", null, image.Need.Why()))];

    /// <summary>What has changed, as told after the sync and before any scan.</summary>
    public IReadOnlyList<PlanDifference> BeforeScan(IEnumerable<PlanFinding> found) => [.. found.Select(this.Difference).OfType<PlanDifference>()];

    /// <summary>The step that is taken: a scan that was planned is done also when somebody else was faster.</summary>
    public ScanStep Step(ImageReference image, ScanStep now) =>
        now is ScanStep.UseExisting && this.Of(image).Scan is ScanStep.Start planned ? planned : now;

    private ImagePlan Of(ImageReference reference) =>
        this.planned.GetValueOrDefault(reference) ?? throw new ArgumentException($"{reference} is not in the plan", nameof(reference));

    private PlanDifference? Difference(PlanFinding found)
    {
        var plan = this.Of(found.Reference);
        if (plan.Image is { } before && IsOther(before, found))
        {
            return new PlanDifference($"{found.Reference}: digest", Written(before), found.Image is { } after ? Written(after) : found.Reason?.Text);
        }

        return found.Step is ScanStep.Start or ScanStep.Join && plan.Scan is not (ScanStep.Start or ScanStep.Join)
            ? new PlanDifference($"{found.Reference}: scan", Written(plan.Scan), Written(found.Step))
            : null;
    }

    // After a sync that failed nothing is known, which the run says itself: the image stays undecided.
    private static bool IsOther(KnownImage before, PlanFinding found) => found.Image is { } after
        ? after.Identity != before.Identity
        : found.Reason?.Code != UndecidedCode.SyncFailed;

    private static string Written(KnownImage image) => image.Identity?.ToString() ?? "(no digest)";

    private static string Written(ScanStep step) => step switch
    {
        ScanStep.UseExisting => "the scan that is there",
        ScanStep.Join => "wait for a scan that runs",
        ScanStep.Start start => $"scan again: {start.Why}",
        ScanStep.GiveUp end => $"none: {end.Reason.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}

/// <summary>What an image turned out to be when a plan is applied.</summary>
/// <param name="Reference">The image as the user named it.</param>
/// <param name="Image">The image; <see langword="null"/> when it could not be told.</param>
/// <param name="Reason">Why it could not be told; <see langword="null"/> when it could.</param>
/// <param name="Step">What would be done about its scan; <see langword="null"/> when it could not be told.</param>
public sealed record PlanFinding(ImageReference Reference, KnownImage? Image, UndecidedReason? Reason, ScanStep? Step);
