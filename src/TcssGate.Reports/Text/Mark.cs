using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>The one character that says how something came out; it is never told by colour alone.</summary>
internal static class Mark
{
    /// <summary>Of an image.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "✓",
        Verdict.NotMet => "✗",
        _ => "?",
    };

    /// <summary>Of a rule, with its colour; a rule that does not hold and decides nothing has marks of its own, because it decides nothing.</summary>
    public static (string Text, Func<string, string> Paint) Of(RuleResult rule, Ink ink) => rule switch
    {
        { Outcome: RuleOutcome.Met } => ("✓", ink.Good),
        { Outcome: RuleOutcome.Violated, Decides: true } => ("✗", ink.Bad),
        { Outcome: RuleOutcome.Violated } => ("!", ink.Warn),
        { Decides: true } => ("?", ink.Warn),
        _ => ("~", ink.Faint),
    };
}
