using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Markdown;

/// <summary>An image and its place in the result.</summary>
/// <param name="Image">The image.</param>
/// <param name="Index">Its place, from 0.</param>
internal sealed record PlacedImage(ImageResult Image, int Index);

/// <summary>The worst findings of the images, as many as there is room for, folded below each image.</summary>
internal static class FindingRows
{
    private const int ShownOfAnImage = 50;

    // The fold, the head of the table and the line about what is left out.
    private const int Frame = 400;

    /// <summary>The folded parts by image, those without findings left out.</summary>
    /// <param name="images">The images that are told of, with their places in the result.</param>
    /// <param name="room">How many bytes there are; the worst findings take them first, whatever image they are of.</param>
    public static IReadOnlyDictionary<int, string> Of(IReadOnlyList<PlacedImage> images, Room room)
    {
        var framed = images.Where(of => of.Image.Findings.Count > 0 && room.Take(Frame)).ToList();
        var worst = framed
            .SelectMany(of => of.Image.Findings.Order(WorstFirst.Order).Take(ShownOfAnImage).Select(finding => new PlacedFinding(finding, of.Index)))
            .OrderBy(of => of.Finding, WorstFirst.Order)
            .ThenBy(of => of.Index)
            .Select(of => new PlacedRow(Row(of.Finding), of.Index))
            .TakeWhile(of => room.Take(of.Row))
            .ToLookup(of => of.Index, of => of.Row);
        return framed.ToDictionary(of => of.Index, of => Folded(of.Image.Findings.Count, [.. worst[of.Index]]));
    }

    private static string Folded(int all, List<string> rows)
    {
        var left = all - rows.Count;
        var more = left == 0 ? "" : $"\n… and {Phrases.Count(left, "finding")} more, {(rows.Count == 0 ? "left out for want of room" : "none of them worse")}.\n";
        var table = rows.Count == 0 ? "" : Cells.Head("severity", "finding", "where", "fixed in", "what it is") + string.Concat(rows);
        return Cells.Folded($"{Phrases.Count(all, "finding")}, the worst first", table + more);
    }

    private static string Row(Finding finding) => Cells.Row(
        finding.Severity.Name(),
        Cells.Code(finding.Id, 80),
        Cells.Code(Phrases.Place(finding), 120),
        Cells.Code(finding is Vulnerability { FixedVersion.Length: > 0 } found ? found.FixedVersion : "", 60),
        Cells.Words(Phrases.Title(finding, 160), 160));

    private sealed record PlacedFinding(Finding Finding, int Index);

    private sealed record PlacedRow(string Row, int Index);
}
