using TcssGate.Core.Evaluation;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Json.Reading;

/// <summary>
/// The verdict that stands in the file is for those who read it with other programs. This one works it out again from the rules, so a file that says
/// "met" over rules that do not come to it is refused, and never believed.
/// </summary>
internal static class StoredVerdict
{
    /// <summary>Compares the verdict of an object with what was worked out.</summary>
    /// <param name="saved">The result, or an image.</param>
    /// <param name="verdict">What was worked out.</param>
    /// <param name="from">What it was worked out from, for messages.</param>
    public static void Check(SavedObject saved, Verdict verdict, string from)
    {
        var stored = saved.Text("verdict");
        if (saved.Document.IsSound && stored != verdict.Name)
        {
            saved.RefuseContradiction("verdict", $"the verdict is \"{PlainText.Clean(stored, 60)}\", but its {from} come to \"{verdict.Name}\"");
        }
    }

    /// <summary>An image that met its policies rests on a complete scan of exactly that image; one that does not show it is refused.</summary>
    public static void CheckProof(SavedObject saved, ImageResult image)
    {
        if (saved.Document.IsSound && image.Verdict is Verdict.Met && WhyUnproven(image) is { } why)
        {
            saved.RefuseContradiction("verdict", $"the verdict is \"met\", but {why}");
        }
    }

    /// <summary>Refuses what an image says against its own numbers.</summary>
    public static void CheckConsistency(SavedObject saved, IReadOnlyList<SavedObject> rules, ImageResult image, RunTimes run)
    {
        if (!saved.Document.IsSound)
        {
            return;
        }

        foreach (var (rule, text) in ResultConsistency.Of(image, run))
        {
            if (rule is { } at)
            {
                rules[at].RefuseContradiction("outcome", $"the rule \"{PlainText.Clean(image.Rules[at].Id, 60)}\" contradicts the result: {PlainText.Clean(text, 300)}");
            }
            else
            {
                saved.RefuseContradiction("verdict", $"the result contradicts itself: {PlainText.Clean(text, 300)}");
            }
        }
    }

    private static string? WhyUnproven(ImageResult image)
    {
        var proven = image.Rules.Where(rule => rule.Id == RuleResult.ScanRuleId).Select(rule => rule.Policy).ToHashSet(StringComparer.Ordinal);
        return image.Rules.Any(rule => !proven.Contains(rule.Policy)) ? "a policy has no rule \"scan\""
            : image.Reason is not null ? "there is a reason why it is undecided"
            : image is not { Image: { } listed, ScannedRow: { } scanned, Scan: { } scan } ? "there is no scan that it rests on"
            : image.Reference.Digest is { } asked && !listed.Has(asked) ? "the image has another digest than the one asked for"
            : ScanProof.Gaps(scan, scanned, [], new ScanAge.NewerThan(null)) is [var gap, ..] ? gap.Text
            : null;
    }
}
