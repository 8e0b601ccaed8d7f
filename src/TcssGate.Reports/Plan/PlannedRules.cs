using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Plan;

/// <summary>The rules of one image of a plan: what is desired, and what is known now. Where work is to be done nothing counts as met.</summary>
internal static class PlannedRules
{
    /// <summary>The table; with several policies each rule says which one it comes from.</summary>
    public static Columns Of(ImagePlan image, Ink ink)
    {
        var table = new Columns(Indent: 4);
        var several = image.Rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Skip(1).Any();
        table.Add(" ", Head(several ? "policy" : ""), Head("rule"), Head("desired"), Head("actual"));
        foreach (var rule in image.Rules)
        {
            var (mark, paint) = image.HasWork ? ("~", ink.Warn) : Mark.Of(rule, ink);
            table.Add(
                new Cell(mark, paint),
                several ? PlainText.Clean(rule.Policy, 40) : "",
                PlainText.Clean(rule.Id, 60),
                PlainText.Clean(rule.Desired, 60),
                new Cell(Actual(rule, image), image.HasWork ? ink.Faint : paint),
                new Cell(Note(rule, image), ink.Faint));
        }

        return table;

        Cell Head(string text) => new(text, ink.Faint);
    }

    // Terraform's words for what only the run itself tells.
    private static string Actual(RuleResult rule, ImagePlan image) =>
        image.HasWork && (rule.Actual is Core.Evaluation.Actual.Unknown || rule.Id == RuleResult.ScanRuleId) ? "(known after apply)"
        : PlainText.Truncate(Phrases.Actual(rule), 60) + (image.HasWork ? $", as of {Moment(image)}" : "");

    private static string Moment(ImagePlan image) => image.ScanTime is { } moment ? Phrases.Moment(moment) : "an unknown time";

    private static string Note(RuleResult rule, ImagePlan image)
    {
        var why = image.HasWork ? "" : Phrases.WhyUnknown(rule);
        if (image.Scan is ScanStep.GiveUp end && why == PlainText.Clean(end.Reason.Text))
        {
            why = ""; // Said once, above the table.
        }

        string[] parts = [rule.IsMandatory ? "" : rule.Enforcement.Name(), PlainText.Truncate(Phrases.Overridden(rule), 160), PlainText.Truncate(why, 160)];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }
}
