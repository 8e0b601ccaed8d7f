using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Text;

/// <summary>The rules of one image: what is desired, and what is.</summary>
internal static class RuleTable
{
    /// <summary>The table; with several policies each rule says which one it comes from.</summary>
    public static Columns Of(ImageResult image, Ink ink)
    {
        var table = new Columns(Indent: 4);
        var several = image.Rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Skip(1).Any();
        table.Add(" ", Head(several ? "policy" : ""), Head("rule"), Head("desired"), Head("actual"));
        foreach (var rule in image.Rules)
        {
            var mark = Mark.Of(rule, ink);
            table.Add(
                new Cell(mark.Text, mark.Paint),
                several ? PlainText.Clean(rule.Policy, 40) : "",
                PlainText.Clean(rule.Id, 60),
                PlainText.Clean(rule.Desired, 60),
                new Cell(PlainText.Truncate(Phrases.Actual(rule), 60), mark.Paint),
                new Cell(Note(rule, image), ink.Faint));
        }

        return table;

        Cell Head(string text) => new(text, ink.Faint);
    }

    private static string Note(RuleResult rule, ImageResult image)
    {
        var why = Phrases.WhyUnknown(rule);
        if (why == PlainText.Clean(image.Reason?.Text))
        {
            why = ""; // Said once, above the table.
        }

        string[] parts = [rule.IsMandatory ? "" : rule.Enforcement.Name(), PlainText.Truncate(Phrases.Overridden(rule), 160), PlainText.Truncate(why, 160)];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }
}
