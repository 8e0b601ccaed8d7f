using System.Globalization;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Html;

/// <summary>The controls above the table of findings. They do nothing without the script, so they wait for it.</summary>
internal static class FindingFilters
{
    /// <summary>Writes them; a choice is offered only where there is one.</summary>
    public static void Write(List<FoundIn> findings, IReadOnlyList<string> labels, HtmlWriter html)
    {
        var byImage = findings.CountBy(found => found.Image).ToDictionary();
        using (html.In("div", "filters", ("role", "search"), ("aria-label", "Findings"), ("hidden", "")))
        {
            using (html.In("label", "search"))
            {
                html.Add("span", null, "Search");
                html.Empty("input", null, ("type", "search"), ("id", "search"), ("placeholder", "CVE, component, path, text"), ("autocomplete", "off"), ("spellcheck", "false"));
            }

            Choice("Severity", "severity", SeverityChart.Severities
                .Select(severity => (((int)severity).ToString(CultureInfo.InvariantCulture), VerdictSection.Capital(severity.Name()), findings.Count(found => found.Finding.Severity == severity))), html);
            Choice("Type", "type", Enum.GetValues<FindingKind>()
                .Select(kind => (Phrases.One(kind), VerdictSection.Capital(Phrases.Many(kind)), findings.Count(found => found.Finding.Kind == kind))), html);
            Choice("Image", "image", labels
                .Select((label, image) => (image.ToString(CultureInfo.InvariantCulture), label, byImage.GetValueOrDefault(image))), html);
            Choice("Fix", "fixable",
            [
                ("yes", "An update mends it", findings.Count(IsFixable)),
                ("no", "None known", findings.Count(found => !IsFixable(found))),
            ], html);
            html.Add("button", null, "Reset", ("type", "button"), ("id", "reset"));
        }
    }

    private static bool IsFixable(FoundIn found) => found.Finding is Vulnerability { IsFixable: true };

    private static void Choice(string label, string name, IEnumerable<(string Value, string Text, int Count)> options, HtmlWriter html)
    {
        var there = options.Where(option => option.Count > 0).ToList();
        if (there.Count < 2)
        {
            return;
        }

        using (html.In("label"))
        {
            html.Add("span", null, label);
            using (html.In("select", null, ("data-filter", name)))
            {
                html.Add("option", null, "All", ("value", ""));
                foreach (var (value, text, count) in there)
                {
                    html.Add("option", null, $"{text} ({SeverityChart.Count(count)})", ("value", value));
                }
            }
        }
    }
}
