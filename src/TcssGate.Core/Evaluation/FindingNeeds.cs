using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Tells which lists of findings have to be read, so that no call is made for what nobody needs.</summary>
public static class FindingNeeds
{
    private static readonly FindingKind[] Kinds = [FindingKind.Vulnerability, FindingKind.Virus, FindingKind.Risk];

    /// <summary>The lists that the rules cannot be checked without.</summary>
    /// <remarks>
    /// Rules count by these lists and by no others, so that a verdict never depends on which report is asked for.
    /// </remarks>
    public static IReadOnlyList<FindingKind> ForRules(ImageEvidence evidence, IReadOnlyList<Policy> policies, DateOnly today) =>
        [.. Kinds.Where(kind => IsProven(evidence, kind) && policies.Any(policy => NeedsForRules(evidence, policy, kind, today)))];

    /// <summary>The lists that a report of every finding needs.</summary>
    public static IReadOnlyList<FindingKind> ForReports(ImageEvidence evidence) => [.. Kinds.Where(kind => MayBeListed(evidence, kind))];

    /// <summary>The lists that show why rules are violated.</summary>
    public static IReadOnlyList<FindingKind> ForViolations(ImageEvidence evidence, IReadOnlyList<Policy> policies, ImageResult result) =>
        [.. Kinds.Where(kind => MayBeListed(evidence, kind)
            && policies.Any(policy => policy.Rules.Any(rule =>
                rule.Findings == kind
                && result.Rules.Any(found => found.Policy == policy.Name && found.Id == rule.Id && found.Outcome == RuleOutcome.Violated))))];

    /// <summary>The scan type that finds a kind.</summary>
    public static ScanType ScanTypeOf(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => ScanType.Cve,
        FindingKind.Virus => ScanType.Virus,
        _ => ScanType.Risk,
    };

    /// <summary>Whether everything of a kind is known: its list was read whole, or there is none to read.</summary>
    internal static bool IsKnown(ImageEvidence evidence, FindingKind kind) =>
        evidence.Findings.Of(kind) is FindingList.Whole || IsProvenEmpty(evidence, kind);

    /// <summary>Whether a proven scan counted none, so that there is no list to read.</summary>
    internal static bool IsProvenEmpty(ImageEvidence evidence, FindingKind kind) => IsProven(evidence, kind) && evidence.Scan!.CountOf(kind) is 0;

    // A missing count may hide anything, so its list is read.
    private static bool MayBeListed(ImageEvidence evidence, FindingKind kind) =>
        (IsProven(evidence, kind) || evidence.ShowsViolations(ScanTypeOf(kind))) && evidence.Scan!.CountOf(kind) is not 0;

    private static bool IsProven(ImageEvidence evidence, FindingKind kind) => evidence.WhyUnknown(ScanTypeOf(kind)) is null;

    private static bool NeedsForRules(ImageEvidence evidence, Policy policy, FindingKind kind, DateOnly today)
    {
        var rules = policy.Rules.Where(rule => rule.Findings == kind).ToList();
        return rules.Exists(IsAboutEachFinding)
            // Where TCSS counts nothing, nothing is of any severity, and nothing can be taken off.
            || (!IsProvenEmpty(evidence, kind) && (rules.Exists(rule => NeedsList(rule, evidence)) || MayExcuse(evidence, policy, kind, rules, today)));
    }

    private static bool MayExcuse(ImageEvidence evidence, Policy policy, FindingKind kind, List<Rule> rules, DateOnly today)
    {
        var names = evidence.Names;
        return rules.Count > 0 && (HasGrace(policy, kind)
            || policy.Waivers.Any(waiver => waiver.MayCover(kind) && waiver.IsActive(today) && waiver.AppliesTo(names)));
    }

    private static bool HasGrace(Policy policy, FindingKind kind) => kind == FindingKind.Vulnerability && policy.Grace is not null;

    // What the service gives no count of. Its list is read even where its count is 0, since the two need not agree.
    private static bool IsAboutEachFinding(Rule rule) =>
        rule is Rule.MaxCvss or Rule.Denied or Rule.AtMost { Subject: CountSubject.Vulnerabilities { Sort: not VulnerabilitySort.Any } };

    // Severities, unless the row has a count of every one.
    private static bool NeedsList(Rule rule, ImageEvidence evidence) => rule switch
    {
        Rule.AtMost { Subject: CountSubject.Vulnerabilities { Severity: not null } } => !evidence.Scan!.CountsEverySeverity,
        Rule.AtMost { Subject: CountSubject.Risks { Severity: not null } } => true,
        _ => false,
    };
}
