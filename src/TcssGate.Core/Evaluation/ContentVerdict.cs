using TcssGate.Core.Images;

namespace TcssGate.Core.Evaluation;

/// <summary>Joins the results of several rows of one content: the worst verdict wins.</summary>
public static class ContentVerdict
{
    /// <summary>The result that counts.</summary>
    /// <param name="results">One for each row that the verdict rests on, the row of the first choice first; never empty.</param>
    /// <param name="needsNewScan">Whether the scan of the first row was asked for, so that an older one of another row cannot take its place.</param>
    /// <remarks>
    /// A row whose scan proves nothing says nothing against another one whose scan does. A tag that moved away does: the name then means something else.
    /// </remarks>
    public static ImageResult Of(IReadOnlyList<ImageResult> results, bool needsNewScan = false) =>
        results.FirstOrDefault(NamesAnotherImage)
        ?? results
            .Where(result => result.Verdict is Verdict.NotMet)
            .Concat(needsNewScan && results[0].Reason is not null ? [results[0]] : results.Where(result => result.Reason is null))
            .MinBy(Rank)
        ?? results[0];

    private static bool NamesAnotherImage(ImageResult result) =>
        result is { Reason.Code: UndecidedCode.ImageChanged or UndecidedCode.ImageNotFound, Reference.Tag: not null, ScannedRow: { } row }
        && ImageResolution.IsNamed(result.Reference, row);

    private static int Rank(ImageResult result) => result.Verdict switch
    {
        Verdict.NotMet => 0,
        Verdict.Undecided => 1,
        _ => 2,
    };
}
