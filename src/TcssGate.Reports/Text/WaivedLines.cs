using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Text;

/// <summary>What was found in an image and is accepted: by whom, why, and until when.</summary>
internal static class WaivedLines
{
    private const int Shown = 10;

    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(ImageResult image, TextWriter writer, Ink ink)
    {
        if (image.Waived.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"    {ink.Strong($"{Phrases.Count(image.Waived.Count, "finding")} waived")}");
        var lines = new Columns(Indent: 6);
        foreach (var (finding, waiver, _) in WaiverOrder.Sort(image.Waived).Take(Shown))
        {
            lines.Add(
                finding.Severity.Name(),
                PlainText.Clean(finding.Id, 40),
                PlainText.Truncate(Phrases.Place(finding), 60),
                $"{PlainText.Clean(waiver.Owner, 40)}, until {Phrases.Day(waiver.Expires)}",
                new Cell(PlainText.Clean(waiver.Reason, 120), ink.Faint));
        }

        lines.WriteTo(writer);
        More.Write(image.Waived.Count - Shown, writer, ink);
    }
}
