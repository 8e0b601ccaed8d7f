using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Holds policies against what was learnt of an image. A pure function: the same evidence gives the same result.</summary>
public static class Evaluator
{
    /// <summary>Judges one image.</summary>
    /// <param name="evidence">What was learnt of it.</param>
    /// <param name="policies">Every policy that governs it; all their rules must hold.</param>
    /// <param name="today">The day that waivers are held against (UTC).</param>
    public static ImageResult Evaluate(ImageEvidence evidence, IReadOnlyList<Policy> policies, DateOnly today)
    {
        var waived = policies.Select(policy => new PolicyWaivers(policy, new WaiverIndex(policy, evidence.Name, today))).ToList();
        var found = AllFindings(evidence.Findings);
        var covered = found.ToLookup(finding => waived.Count > 0 && waived.All(policy => policy.Index.For(finding) is not null));
        return new ImageResult
        {
            Reference = evidence.Reference,
            Image = evidence.Image,
            Scan = evidence.Scan,
            Origin = evidence.Origin,
            Reason = evidence.Reason,
            Rules = [.. waived.SelectMany(policy => Rules(evidence, policy))],
            Findings = [.. covered[false]],
            FindingsRead = [.. Enum.GetValues<FindingKind>().Where(kind => IsKnown(evidence, kind))],
            Waived = [.. covered[true].Select(finding => new WaivedFinding(finding, waived[0].Index.For(finding)!, waived[0].Policy.Name))],
            IdleWaivers = [.. waived.SelectMany(policy => Idle(evidence, policy, found, today))],
        };
    }

    private static List<Finding> AllFindings(ImageFindings findings) =>
        [.. Enum.GetValues<FindingKind>()
            .SelectMany(kind => (findings.Of(kind) as FindingList.Whole)?.Items ?? [])
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Kind)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Place, StringComparer.Ordinal)];

    private static IEnumerable<RuleResult> Rules(ImageEvidence evidence, PolicyWaivers policy) =>
        policy.Policy.Rules.Select(rule => Check(rule, evidence, policy)).Prepend(ScanRule(evidence, policy.Policy));

    // What makes the other rules worth anything is a rule itself, and no policy can make it advisory.
    private static RuleResult ScanRule(ImageEvidence evidence, Policy policy)
    {
        var desired = $"{string.Join(", ", policy.Scan.Types.Select(type => type.Name()))} scanned, at most {DurationText.Write(policy.Scan.MaxAge)} ago";
        var why = evidence.WhyUnproven ?? policy.Scan.Types.Select(evidence.WhyUnknown).FirstOrDefault(text => text is not null);
        Actual actual = why is null ? new Actual.Text($"complete, {evidence.Scan?.ScanTime:yyyy-MM-dd HH:mm:ss zzz}") : new Actual.Unknown(why);
        return new RuleResult(
            policy.Name, RuleResult.ScanRuleId, Enforcement.Mandatory, desired, actual, why is null ? RuleOutcome.Met : RuleOutcome.Unknown, 0);
    }

    private static RuleResult Check(Rule rule, ImageEvidence evidence, PolicyWaivers policy)
    {
        var (desired, (actual, outcome, waived)) = rule switch
        {
            Rule.AtMost atMost => ($"at most {atMost.Maximum}", Count(atMost, evidence, policy)),
            Rule.Trusted => ("trusted", Trust(evidence)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
        return new RuleResult(policy.Policy.Name, rule.Id, rule.Enforcement, desired, actual, outcome, waived);
    }

    private static (Actual Actual, RuleOutcome Outcome, int Waived) Count(Rule.AtMost rule, ImageEvidence evidence, PolicyWaivers policy) =>
        evidence.WhyUnknown(rule.Subject.ScanType) is { } why
            ? Unknown(why)
            : new CountCheck(evidence.Scan!, evidence.Findings, policy.Index).Check(rule.Subject, rule.Maximum);

    // A type that is missing says nothing about trust; a result of another image says nothing about anything.
    private static (Actual Actual, RuleOutcome Outcome, int Waived) Trust(ImageEvidence evidence) => (evidence.WhyUnproven, evidence.Scan?.Trusted) switch
    {
        ({ } why, _) => Unknown(why),
        (_, null) => Unknown("TCSS does not say whether the image is trusted"),
        (_, true) => (new Actual.Text("trusted"), RuleOutcome.Met, 0),
        _ => (new Actual.Text("not trusted"), RuleOutcome.Violated, 0),
    };

    private static (Actual Actual, RuleOutcome Outcome, int Waived) Unknown(string why) => (new Actual.Unknown(why), RuleOutcome.Unknown, 0);

    private static IEnumerable<IdleWaiver> Idle(ImageEvidence evidence, PolicyWaivers policy, IReadOnlyList<Finding> found, DateOnly today)
    {
        var used = found.SelectMany(policy.Index.All).ToHashSet();
        foreach (var waiver in policy.Index.Concerning.Where(waiver => !used.Contains(waiver)))
        {
            if (!waiver.IsActive(today))
            {
                yield return new IdleWaiver(waiver, policy.Policy.Name, IdleReason.Expired);
            }
            else if (Enum.GetValues<FindingKind>().All(kind => !waiver.MayCover(kind) || IsKnown(evidence, kind)))
            {
                yield return new IdleWaiver(waiver, policy.Policy.Name, IdleReason.Unused);
            }
        }
    }

    private static bool IsKnown(ImageEvidence evidence, FindingKind kind) =>
        evidence.Findings.Of(kind) is FindingList.Whole || FindingNeeds.IsProvenEmpty(evidence, kind);

    private sealed record PolicyWaivers(Policy Policy, WaiverIndex Index);
}
