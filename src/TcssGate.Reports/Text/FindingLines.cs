using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Text;

/// <summary>The worst findings of each kind that a rule does not hold for.</summary>
internal static class FindingLines
{
    private const int Shown = 10;

    /// <summary>Writes them; nothing when every rule about findings holds.</summary>
    public static void Write(ImageResult image, TextWriter writer, Ink ink)
    {
        var minded = image.Rules.Where(rule => rule.Outcome == RuleOutcome.Violated).Select(RuleSubject.Of).ToList();
        foreach (var kind in Enum.GetValues<FindingKind>().Where(kind => minded.Contains(kind)))
        {
            var findings = image.Findings.Where(finding => finding.Kind == kind).Order(WorstFirst.Order).ToList();
            if (findings.Count > 0)
            {
                Write(kind, findings, writer, ink);
            }
        }
    }

    private static void Write(FindingKind kind, List<Finding> findings, TextWriter writer, Ink ink)
    {
        writer.WriteLine();
        writer.WriteLine($"    {ink.Strong($"{Phrases.Count(findings.Count, Phrases.One(kind))}, the worst first")}");
        var lines = new Columns(Indent: 6);
        foreach (var finding in findings.Take(Shown))
        {
            lines.Add(
                new Cell(finding.Severity.Name(), PaintOf(finding.Severity, ink)),
                PlainText.Clean(finding.Id, 40),
                PlainText.Truncate(Phrases.Place(finding), 60),
                PlainText.Truncate(Phrases.Fix(finding), 40),
                new Cell(Phrases.Title(finding, 80), ink.Faint));
        }

        lines.WriteTo(writer);
        More.Write(findings.Count - Shown, writer, ink);
    }

    private static Func<string, string> PaintOf(Severity severity, Ink ink) => severity.ForThreshold() switch
    {
        Severity.Critical or Severity.High => ink.Bad,
        Severity.Medium => ink.Warn,
        _ => ink.Faint,
    };
}

/// <summary>Says how many lines of a list are not shown.</summary>
internal static class More
{
    /// <summary>Writes the line; nothing when all are shown.</summary>
    public static void Write(int count, TextWriter writer, Ink ink)
    {
        if (count > 0)
        {
            writer.WriteLine($"      {ink.Faint($"… and {count} more")}");
        }
    }
}
