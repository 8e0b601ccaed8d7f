using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Html;

/// <summary>The rules of one image: what is desired, and what is.</summary>
internal static class RuleTable
{
    /// <summary>Writes the table; with several policies each rule says which one it comes from.</summary>
    public static void Write(ImageResult image, HtmlWriter html)
    {
        var several = image.Rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var bars = image.Rules.Any(rule => RuleBar.Of(rule) is not null);
        using (html.In("table", bars ? "rules" : "rules plain"))
        {
            html.Add("caption", null, bars ? "Rules: the bar is the actual state, the line the most that is desired" : "Rules: what is desired, and what is");
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var column in (string[])["Outcome", "Rule", "Desired", "Actual"])
                {
                    html.Add("th", null, column, ("scope", "col"));
                }

                if (bars)
                {
                    html.Add("th", "gauge", "Actual against desired", ("scope", "col"));
                }
            }

            using (html.In("tbody"))
            {
                foreach (var rule in image.Rules)
                {
                    WriteRow(rule, image, several, bars, html);
                }
            }
        }
    }

    private static void WriteRow(RuleResult rule, ImageResult image, bool several, bool bars, HtmlWriter html)
    {
        using (html.In("tr"))
        {
            using (html.In("td", "state"))
            {
                StateTag.Write(rule, html);
            }

            using (html.In("th", "rule", ("scope", "row")))
            {
                html.Add("span", "name", PlainText.Clean(rule.Id, 200));
                foreach (var note in Notes(rule, image, several))
                {
                    html.Add("span", "note", note);
                }
            }

            html.Add("td", "desired", PlainText.Clean(rule.Desired, 500));
            html.Add("td", "actual", Phrases.Actual(rule));
            if (bars)
            {
                using (html.In("td", "gauge"))
                {
                    RuleBar.Of(rule)?.Write(rule, html);
                }
            }
        }
    }

    private static IEnumerable<string> Notes(RuleResult rule, ImageResult image, bool several)
    {
        var why = Phrases.WhyUnknown(rule);
        string[] notes =
        [
            several ? $"policy {PlainText.Clean(rule.Policy, 80)}" : "",
            rule.IsMandatory ? "" : rule.Enforcement.Name(),
            Phrases.Overridden(rule),
            why == PlainText.Clean(image.Reason?.Text) ? "" : why, // Else it was said once, above the table.
        ];
        return notes.Where(note => note.Length > 0);
    }
}
