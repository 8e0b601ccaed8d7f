using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Plan;

/// <summary>The last two lines: what is known of the state, and what would be done.</summary>
internal static class PlanClosing
{
    /// <summary>As it stands: <c>As it stands: 1 met, 1 not met, 2 not known before apply.</c></summary>
    public static string State(GatePlan plan, Ink ink)
    {
        if (plan.Verdict is Verdict.Met)
        {
            return ink.Good("No changes: every image is in its desired state.");
        }

        (int Count, string What)[] parts =
        [
            (plan.Images.Count(image => image.Verdict is Verdict.Met), "met"),
            (plan.Images.Count(image => image.Verdict is Verdict.NotMet), "not met"),
            (plan.Images.Count(image => image.HasWork), "not known before apply"),
            (plan.Images.Count(image => !image.HasWork && image.Verdict is Verdict.Undecided), "undecided"),
        ];
        return ink.Of(plan.Verdict, $"As it stands: {Listed(parts)}.");
    }

    /// <summary>As Terraform ends: <c>Plan: 1 to sync, 2 to scan, 3 unchanged.</c></summary>
    public static string Plan(GatePlan plan, Ink ink)
    {
        var sum = PlanSummary.Of(plan);
        var rare = Listed((sum.Join, "to wait for"), (sum.Blocked, "blocked"));
        return ink.Strong($"Plan: {sum.Sync} to sync, {sum.Scan} to scan, {(rare.Length > 0 ? rare + ", " : "")}{sum.Unchanged} unchanged.")
            + (plan.Images.Any(image => image.ByRow) ? ink.Warn(" BY ROW.") : "")
            + (plan.Emulated ? ink.Warn(" EMULATED.") : "");
    }

    private static string Listed(params (int Count, string What)[] parts) =>
        string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}"));
}
