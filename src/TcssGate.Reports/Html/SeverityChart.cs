using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Html;

/// <summary>How many findings there are of each severity, as a chart.</summary>
internal static class SeverityChart
{
    private const int RowHeight = 30;
    private const int LabelWidth = 76;

    // Of the width: the rest is for the label before a bar and the number behind it.
    private const double LongestBar = 62;

    // So that one among ten thousand is still seen.
    private const double ShortestBar = 0.8;

    /// <summary>Every severity, the worst first; an unknown one counts as critical.</summary>
    public static IReadOnlyList<Severity> Severities { get; } = [Severity.Unknown, .. Core.Findings.Severities.Named];

    /// <summary>Writes the chart; nothing when nothing was found.</summary>
    public static void Write(GateResult result, HtmlWriter html)
    {
        var bySeverity = result.Images.SelectMany(image => image.Findings).CountBy(finding => finding.Severity).ToDictionary();
        var shown = Severities.Where(severity => severity != Severity.Unknown || bySeverity.ContainsKey(severity))
            .Select(severity => (Severity: severity, Count: bySeverity.GetValueOrDefault(severity)))
            .ToList();
        if (bySeverity.Count == 0)
        {
            return;
        }

        var text = string.Join(", ", shown.Select(row => $"{row.Count} {row.Severity.Name()}"));
        using (html.In("figure", "chart"))
        {
            html.Add("figcaption", null, "Findings by severity, without those that are waived");
            using (html.In("svg", null, ("role", "img"), ("aria-label", $"Findings by severity: {text}"), ("width", "100%"), ("height", Text(shown.Count * RowHeight))))
            {
                for (var at = 0; at < shown.Count; at++)
                {
                    WriteRow(shown[at].Severity, shown[at].Count, bySeverity.Values.Max(), at * RowHeight, html);
                }
            }
        }
    }

    private static void WriteRow(Severity severity, int count, int most, int top, HtmlWriter html)
    {
        var width = count == 0 ? 0 : Math.Max(ShortestBar, LongestBar * count / most);
        var middle = Text(top + (RowHeight / 2) + 5);
        html.Add("text", null, VerdictSection.Capital(severity.Name()), ("x", "0"), ("y", middle));
        html.Empty("line", "axis", ("x1", Text(LabelWidth)), ("x2", Text(LabelWidth)), ("y1", Text(top)), ("y2", Text(top + RowHeight)));

        // An SVG of its own begins behind the labels, and a percentage is still one of the whole width.
        using (html.In("svg", null, ("x", Text(LabelWidth)), ("y", Text(top)), ("width", "100%"), ("height", Text(RowHeight)), ("overflow", "visible")))
        {
            html.Empty("rect", severity.Name(), ("y", "5"), ("width", $"{Text(width)}%"), ("height", Text(RowHeight - 10)), ("rx", "2"));
            html.Add("text", "total", Count(count), ("x", $"{Text(width)}%"), ("dx", "8"), ("y", Text((RowHeight / 2) + 5)));
        }
    }

    /// <summary>A number as people read it: <c>10,000</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
