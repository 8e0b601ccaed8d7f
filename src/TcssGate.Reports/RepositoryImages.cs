using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>A rule that does not hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fingerprint">By what its alert is known again.</param>
/// <param name="Image">The image.</param>
internal sealed record BrokenRule(RuleResult Rule, string Fingerprint, ImageResult Image);

/// <summary>Something that was found and is not waived.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Fingerprint">By what its alert is known again.</param>
/// <param name="Image">The image.</param>
internal sealed record FoundFinding(Finding Finding, string Fingerprint, ImageResult Image);

/// <summary>
/// The images of one repository. They share a run, because they share its name, and code scanning refuses a file with two runs of one name.
/// </summary>
/// <param name="Category">The repository, as a name for the run.</param>
/// <param name="Images">Its images, in the order in which they were asked for.</param>
internal sealed record RepositoryImages(string Category, IReadOnlyList<ImageResult> Images)
{
    /// <summary>
    /// Whether there may be a run. A run replaces the one before it, and what it does not name counts as mended; so there is none when anything
    /// that an earlier run may have named was not looked at now. Its alerts then stay as they are.
    /// </summary>
    public bool IsDecided => this.Images.All(image => image.Reason is null && IsKnown(image));

    /// <summary>Whether the gate says no to one of them.</summary>
    public bool IsNotMet => this.Images.Any(image => image.Verdict is Verdict.NotMet);

    /// <summary>How bad the worst of what was found is; 0 when nothing was.</summary>
    public int WorstSeverity => this.Images.SelectMany(image => image.Findings).Select(finding => (int)finding.Severity).DefaultIfEmpty().Max();

    /// <summary>
    /// What does not hold, each alert once, what decides first. A rule that could not be checked is there too: without it, platforms would take its
    /// earlier alert for mended.
    /// </summary>
    public IEnumerable<BrokenRule> BrokenRules => this.Images
        .SelectMany(image => image.Rules.Where(rule => rule.Outcome != RuleOutcome.Met)
            .Select(rule => new BrokenRule(rule, Fingerprint.Of(rule, this.Category), image)))
        .OrderBy(item => item.Rule.Decides ? 0 : 1)
        .ThenBy(item => item.Rule.Outcome == RuleOutcome.Violated ? 0 : 1)
        .ThenBy(item => item.Rule.Id, StringComparer.Ordinal)
        .ThenBy(item => item.Rule.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Image.Reference.ToString(), StringComparer.Ordinal)
        .DistinctBy(item => item.Fingerprint, StringComparer.Ordinal);

    /// <summary>What was found and is not waived, each alert once, the worst first.</summary>
    public IEnumerable<FoundFinding> Found => this.Images
        .SelectMany(image => Fingerprint.OfAll(image.Findings, this.Category).Select(item => new FoundFinding(item.Finding, item.Fingerprint, image)))
        .OrderBy(item => item.Finding, WorstFirst.Order)
        .DistinctBy(item => item.Fingerprint, StringComparer.Ordinal);

    /// <summary>The repositories of a result, in the order in which they were asked for.</summary>
    public static IEnumerable<RepositoryImages> Of(GateResult result) => result.Images
        .GroupBy(image => RepositoryPath.Category(image.Image?.Repository ?? image.Reference.Repository), StringComparer.Ordinal)
        .Select(group => new RepositoryImages(group.Key, [.. group]));

    private static bool IsKnown(ImageResult image) =>
        image.Verdict is not Verdict.Undecided
        && !image.Rules.Any(rule => rule.Id == RuleResult.ScanRuleId && rule.Outcome == RuleOutcome.Unknown)
        && Enum.GetValues<FindingKind>().All(kind => IsKnown(kind, image));

    // A kind is known when its list was read, or is empty for certain. A kind that no rule is about was not asked for before either.
    private static bool IsKnown(FindingKind kind, ImageResult image)
    {
        var rules = image.Rules.Where(rule => RuleSubject.Of(rule) == kind).ToList();
        return image.FindingsRead.Contains(kind)
            || rules.Count == 0
            || (CountOf(kind, image) == 0 && rules.TrueForAll(rule => rule.Outcome != RuleOutcome.Unknown));
    }

    private static int? CountOf(FindingKind kind, ImageResult image) => kind switch
    {
        FindingKind.Vulnerability => image.Scan?.Vulnerabilities,
        FindingKind.Virus => image.Scan?.Viruses,
        FindingKind.Risk => image.Scan?.Risks,
        _ => null,
    };
}
