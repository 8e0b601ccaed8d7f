using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Json.Reading;

/// <summary>A rule held against an image, as it was saved.</summary>
internal static class RuleFromSaved
{
    private static readonly string[] Actuals = ["count", "text", "unknown"];

    /// <summary>The rule; what no rule can come to is refused.</summary>
    public static RuleResult Of(SavedObject saved)
    {
        var rule = new RuleResult(
            saved.Text("policy"),
            saved.Text("id"),
            saved.Word("enforcement", SavedWords.Enforcement),
            saved.Text("desired"),
            ActualOf(saved.Object("actual")),
            saved.Word("outcome", SavedWords.Outcomes),
            saved.Number("waived", minimum: 0))
        {
            InGrace = saved.Number("inGrace", minimum: 0),
            Override = saved.TextOrNull("override"),
        };
        if (saved.Document.IsSound)
        {
            Check(rule, saved);
        }

        return rule;
    }

    private static void Check(RuleResult rule, SavedObject saved)
    {
        if ((rule.Outcome == RuleOutcome.Unknown) != (rule.Actual is Actual.Unknown))
        {
            saved.RefuseContradiction("outcome", $"the outcome is \"{rule.Outcome.Name()}\" where the actual state is {(rule.Actual is Actual.Unknown ? "unknown" : "known")}");
        }

        if (rule is { Override: not null } and not { Enforcement: Enforcement.Soft, Outcome: RuleOutcome.Violated })
        {
            saved.RefuseContradiction("override", "only the violation of a soft rule can be overridden");
        }
        else if (string.IsNullOrWhiteSpace(rule.Override ?? "-"))
        {
            saved.RefuseContradiction("override", "an override without a reason is none");
        }

        if (rule is { Id: RuleResult.ScanRuleId, IsMandatory: false })
        {
            saved.RefuseContradiction("enforcement", "the rule \"scan\" is always mandatory");
        }
    }

    private static Actual ActualOf(SavedObject saved)
    {
        var given = Actuals.Where(saved.Has).ToList();
        if (given.Count > 1)
        {
            saved.RefuseContradiction(given[1], $"an actual state is one of {string.Join(", ", Actuals)}, not several");
        }

        return given switch
        {
            ["count", ..] => new Actual.Count(saved.Number("count", minimum: 0)),
            ["text", ..] => new Actual.Text(saved.Text("text")),
            _ => new Actual.Unknown(saved.Text("unknown")),
        };
    }
}
