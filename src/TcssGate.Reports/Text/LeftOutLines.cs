using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>The waivers that were left out because they do not match every name of the image.</summary>
internal static class LeftOutLines
{
    private const int Shown = 10;

    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(IReadOnlyList<LeftOutWaiver> waivers, TextWriter writer, Ink ink)
    {
        if (waivers.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"    {ink.Strong($"{Phrases.Count(waivers.Count, "waiver")} left out, which would have to match every name of the image")}");
        var lines = new Columns(Indent: 6);
        foreach (var leftOut in WaiverOrder.Sort(waivers).Take(Shown))
        {
            lines.Add(
                new Cell(Phrases.Subject(leftOut.Waiver), ink.Warn),
                $"{PlainText.Clean(leftOut.Policy, 40)}, line {leftOut.Waiver.Line}",
                PlainText.Clean(leftOut.Waiver.Owner, 40),
                $"does not match {GovernanceText.Names(leftOut)}");
        }

        lines.WriteTo(writer);
        More.Write(waivers.Count - Shown, writer, ink);
    }
}
