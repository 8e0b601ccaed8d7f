using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Html;

/// <summary>All images of a run at a glance, each with a link to what is said of it.</summary>
internal static class ImageOverview
{
    /// <summary>Writes the table.</summary>
    public static void Write(GateResult result, HtmlWriter html)
    {
        using (html.In("section", null, ("aria-labelledby", "images")))
        {
            html.Add("h2", null, "Images", ("id", "images"));
            using (html.In("table", "overview"))
            {
                html.Add("caption", "quiet", $"The verdict on {Phrases.Count(result.Images.Count, "image")}");
                WriteHead(html);
                using (html.In("tbody"))
                {
                    for (var index = 0; index < result.Images.Count; index++)
                    {
                        WriteRow(result.Images[index], index, html);
                    }
                }
            }
        }
    }

    /// <summary>Where an image is told of on the page.</summary>
    public static string Anchor(int index) => $"image-{index + 1}";

    private static void WriteHead(HtmlWriter html)
    {
        using (html.In("thead"))
        using (html.In("tr"))
        {
            string[] columns = ["Verdict", "Image", "Rules that do not hold", "Critical", "High", "Other", "Waived"];
            for (var column = 0; column < columns.Length; column++)
            {
                html.Add("th", column > 2 ? "number" : null, columns[column], ("scope", "col"));
            }
        }
    }

    private static void WriteRow(ImageResult image, int index, HtmlWriter html)
    {
        using (html.In("tr"))
        {
            using (html.In("td", "state"))
            {
                StateTag.Write(image.Verdict, html);
            }

            using (html.In("th", "image", ("scope", "row")))
            using (html.In("a", null, ("href", $"#{Anchor(index)}")))
            {
                html.Name(PlainText.Clean(image.Reference.ToString(), 500));
            }

            var failing = image.Rules.Count(rule => rule.Outcome != RuleOutcome.Met);
            html.Add("td", "failing", failing == 0 ? $"none of {image.Rules.Count}" : $"{failing} of {image.Rules.Count}");

            // Of lists that were not read, nothing is known, and no number stands for that.
            if (image.FindingsRead.Count + image.Findings.Count + image.Waived.Count == 0)
            {
                html.Add("td", "number none", "findings not listed", ("colspan", "4"));
                return;
            }

            var severe = image.Findings.Count(finding => finding.Severity.ForThreshold() == Severity.Critical);
            var high = image.Findings.Count(finding => finding.Severity == Severity.High);
            Number("critical", severe, html);
            Number("high", high, html);
            Number("other", image.Findings.Count - severe - high, html);
            Number("waived", image.Waived.Count, html);
        }
    }

    private static void Number(string column, int count, HtmlWriter html) =>
        html.Add("td", $"number {column}{(count == 0 ? " none" : "")}", SeverityChart.Count(count));
}
