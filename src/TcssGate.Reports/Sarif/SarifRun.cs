using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Sarif;

/// <summary>One alert's worth of result.</summary>
/// <param name="RuleId">The rule that it is an instance of.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">What is so, clean and within the limits.</param>
/// <param name="Fingerprint">By what it is known again.</param>
internal sealed record SarifResult(string RuleId, string Level, string Message, string Fingerprint);

/// <summary>What code scanning gets to know of one repository.</summary>
/// <param name="Category">The repository, as a name for the run that stays the same.</param>
/// <param name="Uri">The repository, as a relative address.</param>
/// <param name="Images">The images that the run is about; mostly one.</param>
/// <param name="Rules">The rules of the results, by id.</param>
/// <param name="Results">What does not hold first, then what was found, the worst first.</param>
/// <param name="LeftOut">How many results did not fit.</param>
internal sealed record SarifRun(
    string Category,
    string Uri,
    IReadOnlyList<ImageResult> Images,
    IReadOnlyList<SarifRule> Rules,
    IReadOnlyList<SarifResult> Results,
    int LeftOut)
{
    /// <summary>The run of a repository, with at most so many results.</summary>
    public static SarifRun Of(RepositoryImages repository, int maximum)
    {
        var broken = BrokenRules(repository).ToList();
        var found = repository.Images
            .SelectMany(image => Fingerprint.OfAll(image.Findings, repository.Category).Select(item => (item.Finding, item.Fingerprint, Image: image)))
            .OrderBy(item => item.Finding, WorstFirst.Order)
            .DistinctBy(item => item.Fingerprint, StringComparer.Ordinal)
            .ToList();

        // Rules go first: there are few of them, and they are why the gate says no.
        var keptRules = broken.Take(maximum).ToList();
        var keptFindings = found.Take(maximum - keptRules.Count).ToList();
        return new SarifRun(
            repository.Category,
            RepositoryPath.RelativeUri(repository.Category),
            repository.Images,
            [.. RulesOf(keptRules.ConvertAll(item => item.Rule), keptFindings.ConvertAll(item => item.Finding))],
            [
                .. keptRules.Select(item => ResultOf(item.Rule, item.Fingerprint, item.Image)),
                .. keptFindings.Select(item => ResultOf(item.Finding, item.Fingerprint, item.Image)),
            ],
            broken.Count + found.Count - keptRules.Count - keptFindings.Count);
    }

    // A rule that could not be checked is there too: without a result, code scanning would take its earlier alert for mended.
    private static IEnumerable<(RuleResult Rule, string Fingerprint, ImageResult Image)> BrokenRules(RepositoryImages repository) => repository.Images
        .SelectMany(image => image.Rules.Where(rule => rule.Outcome != RuleOutcome.Met).Select(rule => (Rule: rule, Image: image)))
        .OrderBy(item => item.Rule.Decides ? 0 : 1)
        .ThenBy(item => item.Rule.Outcome == RuleOutcome.Violated ? 0 : 1)
        .ThenBy(item => item.Rule.Id, StringComparer.Ordinal)
        .ThenBy(item => item.Rule.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Image.Reference.ToString(), StringComparer.Ordinal)
        .Select(item => (item.Rule, Fingerprint: Sarif.Fingerprint.Of(item.Rule, repository.Category), item.Image))
        .DistinctBy(item => item.Fingerprint, StringComparer.Ordinal);

    private static IEnumerable<SarifRule> RulesOf(IEnumerable<RuleResult> rules, IEnumerable<Finding> findings) =>
        rules.GroupBy(SarifRule.IdOf, StringComparer.Ordinal).Select(group => PolicyRule.Of([.. group]))
            .Concat(findings.GroupBy(SarifRule.IdOf, StringComparer.Ordinal).Select(group => FindingRule.Of([.. group])))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private static SarifResult ResultOf(RuleResult rule, string fingerprint, ImageResult image) => new(
        SarifRule.IdOf(rule), PolicyRule.LevelOf(rule), SarifMessage.Of(PolicyRule.Message(rule, SarifMessage.NameOf(image))), fingerprint);

    private static SarifResult ResultOf(Finding finding, string fingerprint, ImageResult image) => new(
        SarifRule.IdOf(finding), FindingRule.LevelOf(finding.Severity), SarifMessage.Of(finding, image), fingerprint);
}
