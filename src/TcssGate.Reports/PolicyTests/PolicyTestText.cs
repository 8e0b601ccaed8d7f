using System.Text;
using TcssGate.Core.PolicyTests;

namespace TcssGate.Reports.PolicyTests;

/// <summary>How policy tests came out, as test runners say it: a line a case, what differs below it, one closing line.</summary>
public static class PolicyTestText
{
    /// <summary>Writes the report, UTF-8, lines ended by LF.</summary>
    /// <param name="results">The files, in the order in which they ran.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="color">Whether marks are coloured.</param>
    public static void Write(IReadOnlyList<PolicyTestFileResult> results, Stream stream, bool color)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var file in results)
        {
            writer.WriteLine(PlainText.Clean(file.File));
            foreach (var outcome in file.Outcomes)
            {
                WriteCase(outcome, writer, color);
            }

            writer.WriteLine();
        }

        var outcomes = results.SelectMany(file => file.Outcomes).ToList();
        writer.WriteLine($"{outcomes.Count(outcome => outcome.Holds)} passed, {outcomes.Count(outcome => !outcome.Holds)} failed");
    }

    private static void WriteCase(PolicyTestOutcome outcome, StreamWriter writer, bool color)
    {
        writer.WriteLine($"  {Mark(outcome.Holds, color)} {PlainText.Clean(outcome.Case.Name)}{(outcome.Holds ? "" : $" (line {outcome.Case.Line})")}");
        foreach (var difference in outcome.Differences)
        {
            writer.WriteLine($"      {PlainText.Clean(difference)}");
        }
    }

    private static string Mark(bool holds, bool color) => (holds, color) switch
    {
        (true, true) => "\u001b[32m✓\u001b[0m",
        (false, true) => "\u001b[31m✗\u001b[0m",
        (true, false) => "✓",
        _ => "✗",
    };
}
