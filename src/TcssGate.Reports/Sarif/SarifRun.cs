using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Sarif;

/// <summary>One alert's worth of result.</summary>
/// <param name="RuleId">The rule that it is an instance of.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">What is so, clean and within the limits.</param>
/// <param name="Fingerprint">By what it is known again.</param>
internal sealed record SarifResult(string RuleId, string Level, string Message, string Fingerprint);

/// <summary>What code scanning gets to know of one repository. Texts are made when they are written, so that many of them cost no memory.</summary>
internal sealed class SarifRun
{
    private readonly List<BrokenRule> broken;
    private readonly List<FoundFinding> found;

    private SarifRun(RepositoryImages repository, int maximum, SourceFile? file)
    {
        var allBroken = repository.BrokenRules.ToList();
        var allFound = repository.Found.ToList();

        // Rules go first: there are few of them, and they are why the gate says no.
        this.broken = [.. allBroken.Take(maximum)];
        this.found = [.. allFound.Take(maximum - this.broken.Count)];
        this.LeftOut = allBroken.Count + allFound.Count - this.ResultCount;
        this.Category = repository.Category;
        this.Images = repository.Images;
        this.File = file ?? SourceFile.Named(RepositoryPath.Relative(repository.Category));
    }

    /// <summary>The repository, as a name for the run that stays the same.</summary>
    public string Category { get; }

    /// <summary>Where in the repository the alerts are shown.</summary>
    public SourceFile File { get; }

    /// <summary>The images that the run is about; mostly one.</summary>
    public IReadOnlyList<ImageResult> Images { get; }

    /// <summary>How many results did not fit.</summary>
    public int LeftOut { get; }

    /// <summary>How many results there are.</summary>
    public int ResultCount => this.broken.Count + this.found.Count;

    /// <summary>The rules of the results, by id.</summary>
    public IEnumerable<SarifRule> Rules
    {
        get
        {
            // A finding's id never makes a policy rule's id, so the two sorts never meet.
            var policies = Group(this.broken.Select(item => item.Rule), AlertRuleId.Of, PolicyRule.Of);
            var findings = Group(this.found.Select(item => item.Finding), AlertRuleId.Of, FindingRule.Of);
            return policies.Concat(findings).OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => rule.Make());
        }
    }

    /// <summary>What does not hold first, then what was found, the worst first.</summary>
    public IEnumerable<SarifResult> Results => this.broken.Select(item => ResultOf(item.Rule, item.Fingerprint, item.Image))
        .Concat(this.found.Select(item => ResultOf(item.Finding, item.Fingerprint, item.Image)));

    /// <summary>The run of a repository, with at most so many results.</summary>
    public static SarifRun Of(RepositoryImages repository, int maximum, SourceFile? file) => new(repository, maximum, file);

    private static IEnumerable<(string Id, Func<SarifRule> Make)> Group<T>(
        IEnumerable<T> items, Func<T, string> idOf, Func<IReadOnlyList<T>, SarifRule> make) =>
        items.GroupBy(idOf, StringComparer.Ordinal).Select(group => (group.Key, (Func<SarifRule>)(() => make([.. group]))));

    private static SarifResult ResultOf(RuleResult rule, string fingerprint, ImageResult image) => new(
        AlertRuleId.Of(rule), PolicyRule.LevelOf(rule), AlertMessage.Of(rule, image), fingerprint);

    private static SarifResult ResultOf(Finding finding, string fingerprint, ImageResult image) => new(
        AlertRuleId.Of(finding), FindingRule.LevelOf(finding.Severity), AlertMessage.Of(finding, image), fingerprint);
}
