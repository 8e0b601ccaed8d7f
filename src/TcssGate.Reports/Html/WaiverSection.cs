using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Html;

/// <summary>What is accepted, by whom, why and for how long; and the waivers that their owners should see to. Days are told from the day of the verdict.</summary>
internal static class WaiverSection
{
    private const int Listed = 1000;

    private sealed record WaivedIn(WaivedFinding Item, int Image);

    /// <summary>Writes the section; nothing when there are no waivers to speak of.</summary>
    public static void Write(GateResult result, IReadOnlyList<string> labels, HtmlWriter html)
    {
        var waived = result.Images.SelectMany((image, index) => image.Waived.Select(item => new WaivedIn(item, index)))
            .OrderBy(of => of.Item.Finding, WorstFirst.Order)
            .ThenBy(of => of.Item.Policy, StringComparer.Ordinal)
            .ThenBy(of => of.Item.Waiver.Line)
            .ThenBy(of => of.Image)
            .ToList();
        var idle = IdleWaiverLines.Of(result);
        var ending = ExpiringWaiverLines.Of(result);
        if (waived.Count + idle.Count + ending.Count == 0)
        {
            return;
        }

        using (html.In("section", null, ("aria-labelledby", "waivers")))
        {
            html.Add("h2", null, "Waivers", ("id", "waivers"));
            WriteDue(idle, ending, Today(result), html);
            WriteWaived(waived, labels, Today(result), html);
        }
    }

    // The clock has no say: the same result is the same page tomorrow.
    private static DateOnly Today(GateResult result) => DateOnly.FromDateTime(result.FinishedAt.UtcDateTime);

    private static void WriteDue(IReadOnlyList<IdleWaiver> idle, IReadOnlyList<ExpiringWaiver> ending, DateOnly today, HtmlWriter html)
    {
        if (idle.Count + ending.Count == 0)
        {
            return;
        }

        using (html.In("table", "waivers"))
        {
            html.Add("caption", null, "Waivers to see to: renew those that end, delete those that match nothing");
            WriteHead(["State", "Waiver", "Owner", "Reason", "Last day", "Days left"], html);
            using (html.In("tbody"))
            {
                foreach (var item in idle.Take(Listed))
                {
                    var expired = item.Reason == IdleReason.Expired;
                    WriteRow(expired ? ("not-met", "Expired") : ("harmless", "Unused"), item.Waiver, item.Policy, today, html);
                }

                foreach (var item in ending.Take(Listed))
                {
                    WriteRow(("undecided", "Ends soon"), item.Waiver, item.Policy, today, html);
                }
            }
        }

        WriteMore(Math.Max(idle.Count - Listed, 0) + Math.Max(ending.Count - Listed, 0), html);
    }

    private static void WriteRow((string Look, string Word) state, Waiver waiver, string policy, DateOnly today, HtmlWriter html)
    {
        using (html.In("tr"))
        {
            using (html.In("td", "state"))
            {
                html.Add("span", $"tag {state.Look}", state.Word);
            }

            using (html.In("th", "rule", ("scope", "row")))
            {
                html.Add("span", "name", Phrases.Subject(waiver));
                html.Add("span", "note", $"{PlainText.Clean(policy, 80)}, line {waiver.Line}");
            }

            WriteTerms(waiver, today, html);
        }
    }

    private static void WriteWaived(List<WaivedIn> waived, IReadOnlyList<string> labels, DateOnly today, HtmlWriter html)
    {
        if (waived.Count == 0)
        {
            return;
        }

        using (html.In("table", "waivers"))
        {
            html.Add("caption", null, "Findings that are waived, and so not counted");
            WriteHead(["Severity", "Finding", "Owner", "Reason", "Last day", "Days left"], html);
            using (html.In("tbody"))
            {
                foreach (var ((finding, waiver, _), image) in waived.Take(Listed))
                {
                    using (html.In("tr"))
                    {
                        using (html.In("td", "state"))
                        {
                            html.Add("span", $"tag {finding.Severity.Name()}", VerdictSection.Capital(finding.Severity.Name()));
                        }

                        using (html.In("th", "rule", ("scope", "row")))
                        {
                            html.Add("span", "name", PlainText.Clean(finding.Id, 200));
                            html.Add("span", "note", Phrases.Place(finding));
                            html.Add("span", "note", labels.Count > 1 ? labels[image] : "");
                        }

                        WriteTerms(waiver, today, html);
                    }
                }
            }
        }

        WriteMore(waived.Count - Listed, html);
    }

    private static void WriteHead(IReadOnlyList<string> columns, HtmlWriter html)
    {
        using (html.In("thead"))
        using (html.In("tr"))
        {
            for (var column = 0; column < columns.Count; column++)
            {
                html.Add("th", column == columns.Count - 1 ? "number" : null, columns[column], ("scope", "col"));
            }
        }
    }

    private static void WriteTerms(Waiver waiver, DateOnly today, HtmlWriter html)
    {
        html.Add("td", "owner", PlainText.Clean(waiver.Owner, 200));
        html.Add("td", "reason", PlainText.Clean(waiver.Reason, 1000));
        html.Add("td", "ends", Phrases.Day(waiver.Expires));
        html.Add("td", "number left", DaysLeft(waiver.Expires.DayNumber - today.DayNumber));
    }

    private static string DaysLeft(int days) => days switch
    {
        < 0 => "none",
        0 => "today is the last",
        _ => SeverityChart.Count(days),
    };

    private static void WriteMore(int count, HtmlWriter html)
    {
        if (count > 0)
        {
            html.Add("p", "count", $"… and {SeverityChart.Count(count)} more; the JSON report has all of them.");
        }
    }
}
