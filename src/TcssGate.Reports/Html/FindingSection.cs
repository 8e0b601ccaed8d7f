using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Html;

/// <summary>A finding and the image it was found in.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Image">Which image of the result, from 0.</param>
internal sealed record FoundIn(Finding Finding, int Image);

/// <summary>Everything that was found, in one table over all images. It is whole without the script, which sorts, filters and pages it.</summary>
internal static class FindingSection
{
    // More than this no browser shows at ease and nobody reads.
    private const int Listed = 20_000;

    /// <summary>Writes the section.</summary>
    public static void Write(GateResult result, IReadOnlyList<string> labels, HtmlWriter html)
    {
        var findings = result.Images.SelectMany((image, index) => image.Findings.Select(finding => new FoundIn(finding, index)))
            .OrderBy(found => found.Finding, WorstFirst.Order)
            .ThenBy(found => found.Image)
            .ToList();
        using (html.In("section", "findings", ("aria-labelledby", "findings")))
        {
            html.Add("h2", null, "Findings", ("id", "findings"));
            if (findings.Count == 0)
            {
                html.Add("p", "empty", Nothing(result));
                return;
            }

            FindingFilters.Write(findings, labels, html);
            WriteCount(findings.Count, html);
            WriteTable(findings, labels, html);
            html.Add("div", "pages", "", ("hidden", ""));
        }
    }

    // "No findings" would be a claim about lists that nobody read.
    private static string Nothing(GateResult result) =>
        result.Images.All(image => image.FindingsRead.Count == Enum.GetValues<FindingKind>().Length)
            ? "Nothing was found that is not waived."
            : "No findings are listed. Not every list was read, so this does not say that there are none.";

    private static void WriteCount(int count, HtmlWriter html)
    {
        var text = count > Listed
            ? $"The worst {SeverityChart.Count(Listed)} of {SeverityChart.Count(count)} findings are listed; the JSON report has all of them."
            : $"{SeverityChart.Count(count)} {(count == 1 ? "finding" : "findings")}, the worst first.";
        html.Add("p", "count", text, ("id", "count"), ("role", "status"));
    }

    private static void WriteTable(List<FoundIn> findings, IReadOnlyList<string> labels, HtmlWriter html)
    {
        using (html.In("table", "sortable"))
        {
            html.Add("caption", "quiet", "What was found and is not waived");
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var (name, order) in (IReadOnlyList<(string, string)>)
                    [("Severity", "severity"), ("Finding", "text"), ("Where", "text"), ("Fixed in", "text"), ("CVSS", "number"), ("Type", "text"), ("Image", "text")])
                {
                    // The table is written with the worst first.
                    if (name != "Image" || labels.Count > 1)
                    {
                        html.Add("th", order == "number" ? "number" : null, name, ("scope", "col"), ("data-sort", order));
                    }
                }
            }

            using (html.In("tbody"))
            {
                foreach (var found in findings.Take(Listed))
                {
                    FindingRow.Write(found, labels, html);
                }
            }
        }
    }
}
