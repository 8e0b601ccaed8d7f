using System.Text;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Markdown;

/// <summary>
/// The report for a step summary or a comment on a merge request: the verdict, the rules, and the worst findings folded.
/// It never outgrows what both take; what matters most gets its room first, and what is left out is counted.
/// </summary>
internal static class MarkdownReport
{
    /// <summary>The most bytes: GitHub takes 1 MiB of a step's summary, GitLab a million characters of a comment.</summary>
    public const int Limit = 1_000_000;

    // For the line that says how many images are left out.
    private const int Reserve = 200;

    /// <summary>Writes the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="limit">The most bytes; what is said of the verdict alone takes a few hundred and is always there.</param>
    public static void Write(GateResult result, Stream stream, int limit)
    {
        var head = Head(result);
        var room = new Room(limit);
        room.Take(head);
        room.Take(Reserve);
        var images = Images(result, room, limit / 3);
        var waivers = WaiverBlock.Of(result).Where(block => room.Take(block)).ToList();
        var findings = FindingRows.Of([.. images.Select(of => new PlacedImage(result.Images[of.Index], of.Index))], room);

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(head);
        foreach (var (block, index) in images)
        {
            writer.Write(block);
            writer.Write(findings.GetValueOrDefault(index, ""));
        }

        writer.Write(Left(result.Images.Count - images.Count));
        waivers.ForEach(writer.Write);
    }

    private static string Head(GateResult result)
    {
        var emulated = result.Emulated ? $"\n> **{Phrases.Emulated}.**\n" : "";
        var byRow = Phrases.ByRow(result) is { } text ? $"\n> **{text}.**\n" : "";
        return $"## {Mark.Of(result.Verdict)} {Html.VerdictSection.Word(result.Verdict)}\n{emulated}{byRow}\n**{ClosingLine.Images(result)}.** {ClosingLine.Rules(result)}.\n{Environment(result)}";
    }

    private static string Environment(GateResult result) =>
        result.Environment.Count == 0 ? "" : $"\nSet by environment variables: {Cells.Words(Phrases.FromEnvironment(result), 2000)}\n";

    // The worst images take their room first, but not that of the findings; they are told of in the order in which they were asked for.
    private static List<PlacedBlock> Images(GateResult result, Room room, int spare) => [.. result.Images
        .Select((image, index) => new PlacedImage(image, index))
        .OrderBy(of => of.Image.Verdict switch { Verdict.NotMet => 0, Verdict.Undecided => 1, _ => 2 })
        .Select(of => new PlacedBlock(ImageBlock.Of(of.Image, alone: result.Images.Count == 1), of.Index))
        .Where(of => room.Take(of.Block, spare))
        .OrderBy(of => of.Index)];

    private static string Left(int count) =>
        count == 0 ? "" : $"\n{Phrases.Count(count, "image")} left out for want of room; the other reports have {(count == 1 ? "it" : "all of them")}.\n";

    private sealed record PlacedBlock(string Block, int Index);
}
