using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Text;

/// <summary>The waivers that did nothing for any image: they are to be renewed or deleted, once, however many images there are.</summary>
internal static class IdleWaiverLines
{
    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(GateResult result, TextWriter writer, Ink ink) => Write(Of(result), writer, ink);

    /// <summary>The waivers of a result that did nothing for any of its images, each once.</summary>
    public static IReadOnlyList<IdleWaiver> Of(GateResult result)
    {
        var used = result.Images.SelectMany(image => image.Waived).Select(waived => KeyOf(waived.Waiver, waived.Policy)).ToHashSet();
        return
        [
            .. WaiverOrder.Sort(result.Images.SelectMany(image => image.IdleWaivers))
                .DistinctBy(waiver => KeyOf(waiver.Waiver, waiver.Policy))
                .Where(waiver => !used.Contains(KeyOf(waiver.Waiver, waiver.Policy))),
        ];
    }

    /// <summary>Writes some waivers; nothing when there are none.</summary>
    public static void Write(IReadOnlyList<IdleWaiver> idle, TextWriter writer, Ink ink)
    {
        if (idle.Count == 0)
        {
            return;
        }

        writer.WriteLine(ink.Strong($"{Phrases.Count(idle.Count, "waiver")} without effect"));
        var lines = new Columns(Indent: 2);
        foreach (var waiver in idle)
        {
            lines.Add(Cells(waiver, ink));
        }

        lines.WriteTo(writer);
        writer.WriteLine();
    }

    private static Cell[] Cells(IdleWaiver idle, Ink ink)
    {
        var waiver = idle.Waiver;
        return
        [
            new Cell(idle.Reason == IdleReason.Expired ? $"expired {Phrases.Day(waiver.Expires)}" : "unused, matches nothing", ink.Warn),
            PlainText.Clean(Phrases.Subject(waiver), 80),
            $"{PlainText.Clean(idle.Policy, 40)}, line {waiver.Line}",
            PlainText.Clean(waiver.Owner, 40),
            new Cell(PlainText.Clean(waiver.Reason, 120), ink.Faint),
        ];
    }

    // A waiver is where it stands; two files may have the same line, and one file never has two waivers there.
    private static (string Policy, int Line, string Id) KeyOf(Waiver waiver, string policy) => (policy, waiver.Line, waiver.Id);
}
