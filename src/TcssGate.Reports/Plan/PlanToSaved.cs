using System.Text.Json;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Reports.Json;

namespace TcssGate.Reports.Plan;

/// <summary>A plan, as it is saved.</summary>
internal static class PlanToSaved
{
    /// <summary>Writes the file.</summary>
    public static void Write(GatePlan plan, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, JsonText.Options))
        {
            JsonSerializer.Serialize(writer, Of(plan), PlanJson.Default.SavedPlan);
        }

        stream.WriteByte((byte)'\n');
    }

    private static SavedPlan Of(GatePlan plan)
    {
        var sum = PlanSummary.Of(plan);
        return new SavedPlan(
            SavedPlan.PlanKind,
            SavedPlan.CurrentVersion,
            new SavedTool(Phrases.Tool, plan.Version),
            plan.MadeAt,
            plan.Day,
            plan.IsForecast,
            plan.Emulated,
            plan.Endpoint,
            plan.Verdict.Name,
            new SavedSummary(sum.Sync, sum.Scan, sum.Join, sum.Unchanged, sum.Blocked),
            Of(plan.Options),
            [.. plan.Policies.Select(Of)],
            [.. plan.Images.Select(Of)],
            [.. WaiverOrder.Sort(plan.IdleWaivers).Select(idle => Of(idle.Waiver, idle.Policy) with { Idle = SavedWords.Of(idle.Reason) })],
            [.. WaiverOrder.Sort(plan.ExpiringWaivers).Select(expiring => Of(expiring.Waiver, expiring.Policy) with { DaysLeft = expiring.DaysLeft })]);
    }

    private static SavedOptions Of(PlanOptions options) => new(
        options.Rescan,
        options.Timeout?.TotalSeconds,
        options.Region,
        options.Source.Name(),
        options.Override,
        options.Baseline is { } baseline ? new SavedPlanBaseline(baseline.File, baseline.Fingerprint) : null);

    private static SavedPolicy Of(PolicyContent policy) => new(
        policy.Name, policy.File, policy.Fingerprint, policy.Settings.ToDictionary(setting => setting.Path, setting => setting.Value, StringComparer.Ordinal));

    private static SavedPlannedImage Of(ImagePlan image) => new(
        image.Reference.ToString(),
        image.Image is { } listed ? KnownImageToSaved.Of(listed) : null,
        image.Sync.Name(),
        Of(image.Scan),
        image.ScanTime,
        image.Verdict.Name,
        [.. image.Rules.Select(JsonReport.Of)],
        image.Governance is { } governance ? GovernanceToSaved.Of(governance) : null);

    private static SavedScanStep Of(ScanStep step) => step switch
    {
        ScanStep.UseExisting => new SavedScanStep("use-existing"),
        ScanStep.Join => new SavedScanStep("join"),
        ScanStep.Start start => new SavedScanStep("start", Why: start.Why),
        ScanStep.GiveUp end => new SavedScanStep("give-up", Reason: new SavedReason(end.Reason.Name, end.Reason.Text, end.Reason.Mend)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private static SavedPlanWaiver Of(Waiver waiver, string policy) =>
        new(policy, waiver.Line, waiver.Id, waiver.Component, waiver.Owner, waiver.Reason, waiver.Expires);
}
