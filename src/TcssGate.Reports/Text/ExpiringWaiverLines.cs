using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>The waivers that soon end, while there is still time: once, however many images they are for.</summary>
internal static class ExpiringWaiverLines
{
    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(GateResult result, TextWriter writer, Ink ink) =>
        Write(result.Images.SelectMany(image => image.ExpiringWaivers), writer, ink);

    /// <summary>The waivers of a result that soon end, each once.</summary>
    public static IReadOnlyList<ExpiringWaiver> Of(GateResult result) => Distinct(result.Images.SelectMany(image => image.ExpiringWaivers));

    /// <summary>Writes some waivers, each once; nothing when there are none.</summary>
    public static void Write(IEnumerable<ExpiringWaiver> waivers, TextWriter writer, Ink ink)
    {
        var expiring = Distinct(waivers);
        if (expiring.Count == 0)
        {
            return;
        }

        writer.WriteLine(ink.Strong(expiring.Count == 1 ? "1 waiver ends soon" : $"{expiring.Count} waivers end soon"));
        var lines = new Columns(Indent: 2);
        foreach (var waiver in expiring)
        {
            lines.Add(
                new Cell(Phrases.Ends(waiver), ink.Warn),
                PlainText.Clean(Phrases.Subject(waiver.Waiver), 80),
                $"{PlainText.Clean(waiver.Policy, 40)}, line {waiver.Waiver.Line}",
                PlainText.Clean(waiver.Waiver.Owner, 40),
                new Cell(PlainText.Clean(waiver.Waiver.Reason, 120), ink.Faint));
        }

        lines.WriteTo(writer);
        writer.WriteLine();
    }
    private static List<ExpiringWaiver> Distinct(IEnumerable<ExpiringWaiver> waivers) =>
        [.. WaiverOrder.Sort(waivers).DistinctBy(waiver => (waiver.Policy, waiver.Waiver.Line, waiver.Waiver.Id))];
}
