using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Markdown;

/// <summary>What is said of one image: the verdict, why nothing is known where that is so, and its rules.</summary>
internal static class ImageBlock
{
    /// <summary>The block.</summary>
    /// <param name="image">The image.</param>
    /// <param name="alone">Whether it is the only one; of several, those where all is well keep their rules folded.</param>
    public static string Of(ImageResult image, bool alone)
    {
        var head = $"\n### {Mark.Of(image.Verdict)} {Cells.Code(image.Reference.ToString(), 300)} {Phrases.Of(image.Verdict)}\n";
        var rules = Rules(image);
        return head + Reason(image) + Overrides(image) + Rest(image) + Governance(image) + LeftOut(image)
            + (!alone && ImageSection.IsQuiet(image) ? Cells.Folded($"{Phrases.Count(image.Rules.Count, "rule")}, all met", rules) : rules);
    }

    private static string Reason(ImageResult image) => image.Reason is { } reason
        ? $"\n**Why:** {Cells.Words(reason.Text, 600)} ({reason.Name})  \n**What to do:** {Cells.Words(reason.Mend, 600)}\n"
        : "";

    private static string Overrides(ImageResult image) => string.Concat(image.Rules.Select(rule => rule.Override).OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Take(10)
        .Select(accepted => $"\n**A violation is accepted in this run:** {Cells.Words(accepted, 400)}\n"));

    private static string Rest(ImageResult image)
    {
        var (identity, value) = Phrases.Identity(image.Image);
        var nodes = Phrases.OnNodes(image.Image) is { Length: > 0 } held ? $", on {held}" : "";
        return $"\n{Phrases.Capital(identity)} {Cells.Code(value, 100)}{nodes}, scan {ImageSection.Scan(image)}. Found: {Phrases.Found(image)}.\n";
    }

    private static string Governance(ImageResult image)
    {
        var (label, policies) = GovernanceText.Policies(image.Governance, image.Rules);
        var others = GovernanceText.Others(image.Governance);
        return image.Governance is null ? ""
            : $"\n{Phrases.Capital(label)}: {Cells.Words(policies, 1000)}.{(others.Length > 0 ? $" {Phrases.Capital(GovernanceText.OthersLabel)}: {Cells.Words(others, 1000)}." : "")}\n";
    }

    private static string LeftOut(ImageResult image) => string.Concat(WaiverOrder.Sort(image.LeftOutWaivers).Take(10)
        .Select(leftOut => $"\n**A waiver was left out:** {Cells.Words(Phrases.Subject(leftOut.Waiver), 200)} ({Cells.Words(leftOut.Policy, 60)}, line {leftOut.Waiver.Line})"
            + $" does not match {Cells.Words(GovernanceText.Names(leftOut), 600)}, which is the same image\n"));

    private static string Rules(ImageResult image)
    {
        var several = image.Rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Skip(1).Any();
        string[] columns = [" ", "rule", "desired", "actual", "enforcement"];
        return Cells.Head(several ? [.. columns, "policy"] : columns) + string.Concat(image.Rules.Select(rule => Row(rule, image, several)));
    }

    private static string Row(RuleResult rule, ImageResult image, bool several)
    {
        string[] cells =
        [
            Mark.Of(rule, default).Text,
            Cells.Code(rule.Id, 100),
            Cells.Words(rule.Desired, 200),
            Cells.Words(Actual(rule, image), 400),
            rule.Enforcement.Name() + (rule.Override is null ? "" : ", overridden"),
        ];
        return Cells.Row(several ? [.. cells, Cells.Code(rule.Policy, 60)] : cells);
    }

    // The reason of the image is said once, above the table.
    private static string Actual(RuleResult rule, ImageResult image) => Phrases.WhyUnknown(rule) is { Length: > 0 } why && why != PlainText.Clean(image.Reason?.Text)
        ? $"unknown: {why}"
        : Phrases.Actual(rule);
}
