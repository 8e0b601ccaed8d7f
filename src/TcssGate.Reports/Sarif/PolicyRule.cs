using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Sarif;

/// <summary>The rule of what a policy asks and an image does not give.</summary>
internal static class PolicyRule
{
    private const string Mend =
        "Mend what was found and build the image again, or accept a finding with a waiver that has a reason, an owner and a last day.";

    /// <summary>The rule.</summary>
    /// <param name="rules">The results of one rule id that do not hold, those that decide first; never empty.</param>
    public static SarifRule Of(IReadOnlyList<RuleResult> rules)
    {
        var id = PlainText.Clean(rules[0].Id, 200);
        var desired = PlainText.Clean(rules[0].Desired, 200);
        var asks = $"Policy rule {id}: {desired}.";
        return new SarifRule
        {
            Id = AlertRuleId.Of(rules[0]),
            Name = "PolicyRule",
            Short = asks,
            Full = $"{asks} The image must be in this state to pass the gate.",
            Help = $"{asks} {Mend}",
            HelpMarkdown = $"Policy rule **{MarkdownText.Escape(id, 300)}**: {MarkdownText.Escape(desired, 300)}.\n\n{Mend}",
            HelpUri = SarifRule.Documentation,
            Level = LevelOf(rules[0]),
            SecuritySeverity = rules[0].Decides ? "8.0" : "4.0",
            Tags = ["security", "policy"],
        };
    }

    /// <summary>The level of a result: an error when it decides; what could not be checked is one step below what is violated.</summary>
    public static string LevelOf(RuleResult rule) => (rule.Decides, rule.Outcome) switch
    {
        (true, RuleOutcome.Violated) => "error",
        (true, _) or (false, RuleOutcome.Violated) => "warning",
        _ => "note",
    };
}
