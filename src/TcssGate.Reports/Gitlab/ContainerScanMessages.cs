using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Gitlab;

/// <summary>What the report says to whoever started the pipeline: what was not decided, and what has no place in it.</summary>
internal static class ContainerScanMessages
{
    private const int MostLength = 1000;

    /// <summary>
    /// Whether an image's vulnerabilities are all in the report and its verdict is one. GitLab takes what a report does not name for mended, so any
    /// other image makes the scan a failure.
    /// </summary>
    public static bool IsDecided(ImageResult image) =>
        image.Reason is null
        && image.Verdict is not Verdict.Undecided
        && !image.Rules.Any(rule => rule.Id == RuleResult.ScanRuleId && rule.Outcome == RuleOutcome.Unknown)
        && (image.FindingsRead.Contains(FindingKind.Vulnerability) || image.Scan?.Vulnerabilities == 0);

    /// <summary>The messages, each a level (<c>fatal</c>, <c>warn</c>, <c>info</c>) and a text.</summary>
    public static IEnumerable<(string Level, string Text)> Of(GateResult result) =>
        (result.Emulated ? [("warn", $"{Phrases.Emulated}.")] : Enumerable.Empty<(string Level, string Text)>())
        .Concat(Phrases.ByRow(result) is { } byRow ? [("warn", $"{byRow}.")] : Enumerable.Empty<(string Level, string Text)>())
        .Concat(result.Images.SelectMany(Of).Select(message => (message.Level, AlertMessage.Of(PlainText.Truncate(message.Text, MostLength)))))
        .Distinct();

    private static IEnumerable<(string Level, string Text)> Of(ImageResult image)
    {
        var name = ImageName.Of(image);
        if (!IsDecided(image))
        {
            yield return ("fatal", $"{name} is undecided: {Why(image)}. What an earlier report named and this one does not may still be there.");
        }

        foreach (var rule in image.Reason is null ? image.Rules.Where(rule => rule.Outcome == RuleOutcome.Unknown) : [])
        {
            yield return (rule.Decides ? "fatal" : "warn", AlertMessage.Of(rule, image));
        }

        if (image.Governance is { } governance)
        {
            var notBy = GovernanceText.Others(governance) is { Length: > 0 } given ? $", not by {given}" : "";
            yield return ("info", $"{name} is governed by {GovernanceText.Policies(governance, image.Rules).Value}{notBy}.");
        }

        foreach (var leftOut in WaiverOrder.Sort(image.LeftOutWaivers))
        {
            yield return ("warn", $"{name}: {GovernanceText.Line(leftOut)}.");
        }

        if (Others(image) is { Length: > 0 } others)
        {
            yield return ("info", $"{name} has {others}, which this format has no place for; the gitlab-codequality report has them.");
        }
    }

    private static string Why(ImageResult image) =>
        image.Reason is { } reason ? $"{PlainText.Clean(reason.Text, 400)} ({reason.Name}; {PlainText.Clean(reason.Mend, 400)})"
        : image.Rules.FirstOrDefault(rule => rule.Decides && rule.Outcome == RuleOutcome.Unknown) is { } rule ? Phrases.WhyUnknown(rule)
        : "its vulnerabilities were not read whole";

    private static string Others(ImageResult image)
    {
        (int Count, string One)[] others =
        [
            (image.Findings.Count(finding => finding.Kind == FindingKind.Virus), "virus"),
            (image.Findings.Count(finding => finding.Kind == FindingKind.Risk), "risky instruction"),
            (image.Scan?.SensitiveInfo ?? 0, "sensitive item"),
            (image.Rules.Count(rule => rule.Outcome == RuleOutcome.Violated), "violated rule"),
        ];
        return string.Join(", ", others.Where(other => other.Count > 0).Select(other => Phrases.Count(other.Count, other.One)));
    }
}
