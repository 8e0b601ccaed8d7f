using TcssGate.Core.Evaluation;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Html;

/// <summary>How something came out: a mark, a word and a colour, so that none of them alone has to tell.</summary>
internal static class StateTag
{
    /// <summary>Of an image.</summary>
    public static void Write(Verdict verdict, HtmlWriter html) => Write(verdict.Name, Mark.Of(verdict), VerdictSection.Word(verdict), html);

    /// <summary>Of a rule; one that decides nothing looks as if it did not.</summary>
    public static void Write(RuleResult rule, HtmlWriter html)
    {
        var look = rule switch
        {
            { Outcome: RuleOutcome.Met } => "met",
            { Decides: false } => "harmless",
            { Outcome: RuleOutcome.Violated } => "not-met",
            _ => "undecided",
        };
        Write(look, Mark.Of(rule, default).Text, VerdictSection.Capital(rule.Outcome.Name()), html);
    }

    private static void Write(string look, string mark, string word, HtmlWriter html)
    {
        using (html.In("span", $"tag {look}"))
        {
            html.Add("span", null, mark, ("aria-hidden", "true"));
            html.Add("span", null, word);
        }
    }
}
