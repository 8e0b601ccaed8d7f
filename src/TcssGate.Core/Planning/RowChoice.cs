using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Planning;

/// <summary>One row of a content that TCSS lists in several, and its scan.</summary>
/// <param name="Image">The row's image.</param>
/// <param name="Scan">What the row shows of its scan.</param>
public sealed record ContentRow(KnownImage Image, ScanSnapshot Scan);

/// <summary>Decides which rows of one content a verdict rests on: licences and scans of any of them are those of the content.</summary>
public static class RowChoice
{
    /// <summary>Chooses the rows, whatever their order.</summary>
    /// <param name="rows">Every row of the content; never empty.</param>
    /// <param name="named">The row that the reference names, which is preferred to an equally good one.</param>
    /// <param name="requirement">What the policies ask of the scan.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="rescan">Whether the user wants a new scan whatever is there.</param>
    /// <returns>
    /// First the row whose scan is used, joined or started: the newest complete and fresh one; else one whose scan runs; else one that can be scanned.
    /// Then every other row with a complete and fresh scan, the newest first: a violation in any of them counts.
    /// </returns>
    public static IReadOnlyList<ContentRow> Of(
        IReadOnlyList<ContentRow> rows, KnownImage named, ScanRequirement requirement, DateTimeOffset now, bool rescan)
    {
        var usable = rows
            .Where(row => ScanStep.For(row.Scan, row.Image, requirement, now, rescan: false) is ScanStep.UseExisting)
            .OrderByDescending(row => row.Scan.ScanTime)
            .ThenBy(row => row.Image != named)
            .ThenBy(row => row.Image.Repository, StringComparer.Ordinal)
            .ThenBy(row => row.Image.Tag, StringComparer.Ordinal)
            .ThenBy(row => (row.Image as RegistryImage)?.Id)
            .ToList();
        if (usable.Count > 0 && !rescan)
        {
            return usable;
        }

        var first = rows
            .OrderBy(row => Rank(row, ScanStep.For(row.Scan, row.Image, requirement, now, rescan)))
            .ThenBy(row => row.Image != named)
            .ThenBy(row => row.Image.Repository, StringComparer.Ordinal)
            .ThenBy(row => row.Image.Tag, StringComparer.Ordinal)
            .ThenBy(row => (row.Image as RegistryImage)?.Id)
            .First();
        return [first, .. usable.Where(row => row != first)];
    }

    // A row about another image can be neither scanned nor waited for.
    private static int Rank(ContentRow row, ScanStep step) => step switch
    {
        ScanStep.Join => 0,
        ScanStep.Start => row.Scan.Licensed == true ? 1 : 2,
        ScanStep.GiveUp { Reason.Code: Evaluation.UndecidedCode.NotLicensed } => 3,
        _ => 4,
    };
}
