using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Markdown;

/// <summary>What is waived, and which waivers their owners should see to.</summary>
internal static class WaiverBlock
{
    private const int Shown = 50;

    /// <summary>The blocks, those to see to first; none when there are no waivers to speak of.</summary>
    public static IEnumerable<string> Of(GateResult result)
    {
        var due = IdleWaiverLines.Of(result).Select(idle => Row(idle.Reason == IdleReason.Expired ? "expired" : "unused", idle.Waiver))
            .Concat(ExpiringWaiverLines.Of(result).Select(ending => Row("ends soon", ending.Waiver)))
            .ToList();
        if (due.Count > 0)
        {
            yield return $"\n**{Phrases.Count(due.Count, "waiver")} to see to**\n" + Table(["state", "waiver", "owner", "last day", "reason"], due);
        }

        var waived = WaiverOrder.Sort(result.Images.SelectMany(image => image.Waived))
            .Select(item => Cells.Row([item.Finding.Severity.Name(), Cells.Code(item.Finding.Id, 80), Cells.Code(Phrases.Place(item.Finding), 120), .. Terms(item.Waiver)]))
            .ToList();
        if (waived.Count > 0)
        {
            yield return Cells.Folded(
                $"{Phrases.Count(waived.Count, "finding")} waived",
                Table(["severity", "finding", "where", "owner", "last day", "reason"], waived));
        }
    }

    private static string Table(IReadOnlyList<string> columns, List<string> rows) => Cells.Head(columns) + string.Concat(rows.Take(Shown))
        + (rows.Count > Shown ? $"\n… and {rows.Count - Shown} more.\n" : "");

    private static string Row(string state, Waiver waiver) => Cells.Row([state, Cells.Code(Phrases.Subject(waiver), 160), .. Terms(waiver)]);

    private static string[] Terms(Waiver waiver) => [Cells.Words(waiver.Owner, 60), Phrases.Day(waiver.Expires), Cells.Words(waiver.Reason, 300)];
}
