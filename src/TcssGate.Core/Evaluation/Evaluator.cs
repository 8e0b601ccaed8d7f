using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Holds policies against what was learnt of an image. A pure function: the same evidence gives the same result.</summary>
public static class Evaluator
{
    /// <summary>Judges one image on a day, with nothing to compare with.</summary>
    /// <param name="evidence">What was learnt of it.</param>
    /// <param name="policies">Every policy that governs it; all their rules must hold.</param>
    /// <param name="today">The day that waivers are held against (UTC).</param>
    public static ImageResult Evaluate(ImageEvidence evidence, IReadOnlyList<Policy> policies, DateOnly today) =>
        Evaluate(evidence, policies, Circumstances.On(today));

    /// <summary>Judges one image.</summary>
    /// <param name="evidence">What was learnt of it.</param>
    /// <param name="policies">Every policy that governs it; all their rules must hold.</param>
    /// <param name="circumstances">What the verdict depends on besides.</param>
    public static ImageResult Evaluate(ImageEvidence evidence, IReadOnlyList<Policy> policies, Circumstances circumstances)
    {
        var counted = FindingNeeds.ForRules(evidence, policies, circumstances.Today);
        var views = policies.Select(policy => new PolicyView(evidence, policy, circumstances, counted)).ToList();
        var covered = FindingOrder.Sorted(evidence.Findings, (kind, at) => views.Count > 0 && views.All(view => view.WaiverOf(kind, at) is not null));
        return new ImageResult
        {
            Reference = evidence.Reference,
            Image = evidence.Image,
            ScannedRow = evidence.ScannedRow,
            Scan = evidence.Scan,
            NodeTrust = evidence.NodeTrust,
            Origin = evidence.Origin,
            Reason = evidence.Reason,
            Rules = [.. views.SelectMany(view => Rules(evidence, view, circumstances))],
            Findings = [.. covered.Where(found => !found.IsWaived).Select(found => found.Finding)],
            FindingsRead = [.. Enum.GetValues<FindingKind>().Where(kind => FindingNeeds.IsKnown(evidence, kind))],
            Waived = [.. covered.Where(found => found.IsWaived)
                .Select(found => new WaivedFinding(found.Finding, views[0].WaiverOf(found.Finding.Kind, found.At)!, views[0].Policy.Name))],
            IdleWaivers = [.. views.SelectMany(view => WaiverLife.Idle(evidence, view, circumstances.Today))],
            ExpiringWaivers = [.. views.SelectMany(view => WaiverLife.Expiring(evidence, view, circumstances.Today))],
            LeftOutWaivers = [.. views.SelectMany(view => WaiverLife.LeftOut(evidence, view, circumstances.Today))],
        };
    }

    private static IEnumerable<RuleResult> Rules(ImageEvidence evidence, PolicyView view, Circumstances circumstances) => view.Policy.Rules
        .Select(rule => Result(rule, Explained(Check(rule, evidence, view, circumstances.Now), evidence), view.Policy, circumstances.Override))
        .Prepend(ScanRule(evidence, view.Policy));

    // What is unknown may be there, in a form that cannot be read.
    private static Judgement Explained(Judgement judgement, ImageEvidence evidence) =>
        judgement.Actual is Actual.Unknown { Why: var why } && evidence.Scan is { Unreadable.Count: > 0 } scan && !why.EndsWith(scan.UnreadableNote, StringComparison.Ordinal)
            ? judgement with { Actual = new Actual.Unknown(why + scan.UnreadableNote) }
            : judgement;

    // An override accepts what was seen; of what may be worse than it looks nobody knows what they accept.
    private static RuleResult Result(Rule rule, Judgement judgement, Policy policy, string? accepted) => new(
        policy.Name, rule.Id, EnforcementOf(rule, judgement.Outcome), DesiredText.Of(rule, policy), judgement.Actual, judgement.Outcome, judgement.Waived)
    {
        InGrace = judgement.InGrace,
        Override = judgement is { Outcome: RuleOutcome.Violated, IsComplete: true } && rule.Enforcement == Enforcement.Soft ? accepted : null,
    };

    // What a team says of images that nobody was asked about; what is known to be untrusted is held to the rule as ever.
    private static Enforcement EnforcementOf(Rule rule, RuleOutcome outcome) =>
        rule is Rule.Trusted { WhenUnknown: { } unknown } && outcome == RuleOutcome.Unknown ? unknown : rule.Enforcement;

    // What makes the other rules worth anything is a rule itself, and no policy can make it advisory.
    private static RuleResult ScanRule(ImageEvidence evidence, Policy policy)
    {
        var desired = $"{string.Join(", ", policy.Scan.Types.Select(type => type.Name()))} scanned, at most {DurationText.Write(policy.Scan.MaxAge)} ago";
        var why = evidence.WhyUnproven ?? policy.Scan.Types.Select(evidence.WhyUnknown).FirstOrDefault(text => text is not null);
        Actual actual = why is null ? new Actual.Text($"complete, {evidence.Scan?.ScanTime:yyyy-MM-dd HH:mm:ss zzz}{RowOf(evidence)}") : new Actual.Unknown(why);
        return new RuleResult(
            policy.Name, RuleResult.ScanRuleId, Enforcement.Mandatory, desired, actual, why is null ? RuleOutcome.Met : RuleOutcome.Unknown, 0);
    }

    // Of several rows of one digest a reader wants to know which one to open in the console.
    private static string RowOf(ImageEvidence evidence) =>
        evidence.ScannedRow is { } row && row.ToString() != evidence.Image?.ToString() ? $", listed as {row}" : "";

    private static Judgement Check(Rule rule, ImageEvidence evidence, PolicyView view, DateTimeOffset now) => WhyUnknown(rule, evidence) switch
    {
        null => Checked(rule, evidence, view, now),

        // A row can show that a rule is violated, and never that it is met.
        { } why when ShowsViolations(rule, evidence) && Checked(rule, evidence, view, now) is { Outcome: RuleOutcome.Violated } seen => seen with { IsComplete = false },
        { } why => Judgement.Unknown(why),
    };

    private static Judgement Checked(Rule rule, ImageEvidence evidence, PolicyView view, DateTimeOffset now) => rule switch
    {
        Rule.AtMost atMost => new CountCheck(evidence.Scan!, view).Check(atMost.Subject, atMost.Maximum),
        Rule.MaxCvss score => new VulnerabilityCheck(evidence.Scan!, view).MaxCvss(score.Maximum),
        Rule.Denied denied => new VulnerabilityCheck(evidence.Scan!, view).Denied(denied.Ids),
        Rule.Trusted => ImageCheck.Trusted(evidence),
        Rule.Registries registries => ImageCheck.Registry(evidence, registries.Allowed),
        Rule.Os os => ImageCheck.Os(evidence, os.Allowed),
        Rule.MaxSize size => ImageCheck.Size(evidence, size.Bytes),
        Rule.MaxImageAge age => ImageCheck.Age(evidence, age.Age, now),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private static string? WhyUnknown(Rule rule, ImageEvidence evidence) => TypeOf(rule) is { } type ? evidence.WhyUnknown(type) : evidence.WhyUnproven;

    private static bool ShowsViolations(Rule rule, ImageEvidence evidence) => TypeOf(rule) is { } type && evidence.ShowsViolations(type);

    // Null: about the image itself.
    private static ScanType? TypeOf(Rule rule) => rule switch
    {
        Rule.AtMost atMost => atMost.Subject.ScanType,
        Rule.MaxCvss or Rule.Denied => ScanType.Cve,
        _ => null,
    };
}
