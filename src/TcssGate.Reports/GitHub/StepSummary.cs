using TcssGate.Core.Evaluation;
using TcssGate.Reports.Markdown;

namespace TcssGate.Reports.GitHub;

/// <summary>The Markdown report at the end of what a step has written in its summary (<c>GITHUB_STEP_SUMMARY</c>).</summary>
public static class StepSummary
{
    /// <summary>The most bytes; GitHub shows nothing at all of a summary that is larger.</summary>
    public const int Limit = 1024 * 1024;

    // The verdict alone takes less.
    private const int Least = 2000;

    /// <summary>What is to be added.</summary>
    /// <param name="result">The result; all its text is taken as hostile.</param>
    /// <param name="written">How many bytes the summary has already.</param>
    /// <returns>UTF-8, begun on a line of its own; <see langword="null"/> when there is no room left.</returns>
    public static byte[]? Of(GateResult result, long written)
    {
        var room = Math.Min(MarkdownReport.Limit, Limit - written - 1);
        if (room < Least)
        {
            return null;
        }

        using var added = new MemoryStream();
        if (written > 0)
        {
            added.WriteByte((byte)'\n');
        }

        MarkdownReport.Write(result, added, (int)room);
        return added.ToArray();
    }
}
