using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>When a run took place, by the clock of the machine that it ran on.</summary>
/// <param name="StartedAt">When it started; of merged results the earliest.</param>
/// <param name="FinishedAt">When the last image was evaluated.</param>
public readonly record struct RunTimes(DateTimeOffset StartedAt, DateTimeOffset FinishedAt);

/// <summary>A statement of a result that the rest of the same result refutes.</summary>
/// <param name="Rule">The rule, by its place among the rules of the image; <see langword="null"/>: the image as a whole.</param>
/// <param name="Text">What contradicts what; may quote the result.</param>
public sealed record Contradiction(int? Rule, string Text);

/// <summary>Computes again what a result allows to be computed again. Consistency proves no origin: whoever can write a result can write a consistent one.</summary>
/// <remarks>Nothing that the gate itself can have found out is a contradiction; a property test holds it to that.</remarks>
public static class ResultConsistency
{
    // Our clock and the service's differ by at most this; otherwise ages go by our clock.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>The contradictions in what a result says of one image; empty when there are none.</summary>
    public static IReadOnlyList<Contradiction> Of(ImageResult image, RunTimes run)
    {
        var check = new RuleConsistency(image, run);
        return
        [
            .. image.Rules.Select((rule, at) => check.Problem(rule) is { } text ? new Contradiction(at, text) : null).OfType<Contradiction>(),
            .. Governance(image).Concat(Waivers(image, run)).Concat(Dates(image, run)).Select(text => new Contradiction(null, text)),
        ];
    }

    private static IEnumerable<string> Governance(ImageResult image)
    {
        if (image.Governance is { } governance)
        {
            var (stated, ruling) = (governance.Policies.Select(policy => policy.Name).ToHashSet(StringComparer.Ordinal), image.Rules.Select(rule => rule.Policy).ToHashSet(StringComparer.Ordinal));
            if (!stated.SetEquals(ruling))
            {
                yield return $"it is said to be governed by {Listed(stated)}, but its rules come from {Listed(ruling)}";
            }
        }
    }

    private static IEnumerable<string> Waivers(ImageResult image, RunTimes run)
    {
        // By the earliest day that it can have been for the service.
        var earliest = DateOnly.FromDateTime((run.StartedAt - ClockTolerance).UtcDateTime);
        foreach (var (finding, waiver, _) in image.Waived)
        {
            if (!waiver.Covers(finding))
            {
                yield return $"{finding.Id} is said to be waived by the waiver of {waiver.Id}, which does not cover it";
            }
            else if (!waiver.IsActive(earliest))
            {
                yield return $"{finding.Id} is said to be waived by a waiver that expired on {waiver.Expires:yyyy-MM-dd}, before the run";
            }
        }
    }

    // Both clocks may differ twice over: the service's from the one that ages go by, and that from ours.
    private static IEnumerable<string> Dates(ImageResult image, RunTimes run)
    {
        if (run.FinishedAt < run.StartedAt)
        {
            yield return "the run finished before it started";
        }

        if (image.Verdict is Verdict.Met && image.Scan?.ScanTime is { } time && time - run.FinishedAt > ClockTolerance + ClockTolerance)
        {
            yield return $"its scan ended at {time:yyyy-MM-dd HH:mm:ss zzz}, after the run";
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    /// <summary>Checks the rules of one image.</summary>
    private sealed class RuleConsistency(ImageResult image, RunTimes run)
    {
        private readonly ImageEvidence evidence = ImageEvidence.Of(image);
        private readonly bool hasOnePolicy = image.Rules.All(rule => rule.Policy == image.Rules[0].Policy);

        public string? Problem(RuleResult rule)
        {
            var desired = DesiredLimit.Of(rule);
            return OwnNumbers(rule, desired) ?? (rule.Outcome != RuleOutcome.Met ? null
                : rule.Id == RuleResult.ScanRuleId ? this.Scan(desired as DesiredLimit.Scan)
                : this.WhyUnknown(rule) is { } why ? $"it is met, but {why}"
                : this.Met(rule, desired) ?? this.TakenOff(rule));
        }

        private static string? OwnNumbers(RuleResult rule, DesiredLimit? desired) => (desired, rule.Actual) switch
        {
            (DesiredLimit.Count limit, Actual.Count actual) when actual.Value <= limit.Maximum != (rule.Outcome == RuleOutcome.Met) =>
                $"it is {rule.Outcome.Name()}, but {actual.Value} is {(actual.Value <= limit.Maximum ? "not more" : "more")} than {limit.Maximum}",
            (_, Actual.Text { Value: var text }) when rule.Outcome == RuleOutcome.Met && text.StartsWith("at least ", StringComparison.Ordinal) =>
                "it is met, but there may be more than was seen",
            _ => null,
        };

        private string? Scan(DesiredLimit.Scan? desired) =>
            desired is null ? null
            : desired.Types.Select(this.evidence.WhyUnknown).FirstOrDefault(why => why is not null) is { } gap ? $"it is met, but {gap}"
            : image.Scan?.ScanTime is { } time && run.StartedAt - time > desired.MaxAge + ClockTolerance
                ? $"it is met, but the scan ended at {time:yyyy-MM-dd HH:mm:ss zzz}, longer before the run than it allows"
            : null;

        private string? WhyUnknown(RuleResult rule) => DesiredLimit.SubjectOf(rule.Id) is { } subject ? this.evidence.WhyUnknown(subject.ScanType) : this.evidence.WhyUnproven;

        private string? Met(RuleResult rule, DesiredLimit? desired) => (desired, rule.Actual) switch
        {
            (DesiredLimit.Count, Actual.Count actual) when DesiredLimit.SubjectOf(rule.Id) is { } subject => this.Counted(rule, subject, actual.Value),
            (DesiredLimit.Score limit, _) => this.TooMany(rule, one => one.Score > limit.Maximum, $"with a score above {limit.Maximum}"),
            (DesiredLimit.Denied limit, _) => this.TooMany(rule, one => limit.Ids.Contains(one.Id), "that are denied"),
            (DesiredLimit.Size limit, _) => Recomputed(ImageCheck.Size(this.evidence, limit.Bytes)),
            (DesiredLimit.Age limit, _) => Recomputed(ImageCheck.Age(this.evidence, limit.Maximum + ClockTolerance, run.StartedAt)),
            (DesiredLimit.Trust, _) => Recomputed(ImageCheck.Trusted(this.evidence)),
            _ => null,
        };

        private static string? Recomputed(Judgement again) => again.Outcome == RuleOutcome.Met ? null : $"it is met, but the result says: {again.Actual}";

        // A rule counts at least what TCSS counts; where TCSS counts no such thing, at least what the list shows.
        private string? Counted(RuleResult rule, CountSubject subject, int count)
        {
            var stated = (long)count + rule.Waived + rule.InGrace;
            return this.CountOf(subject) is { } counted
                ? stated < counted ? $"it counts {count}{Off(rule)}, but TCSS counts {counted}" : null
                : this.Listed(subject) is var listed && stated < listed ? $"it counts {count}{Off(rule)}, but the result lists {listed}" : null;
        }

        private int? CountOf(CountSubject subject) => (subject, image.Scan!) switch
        {
            (CountSubject.Vulnerabilities { Severity: null, Sort: VulnerabilitySort.Any }, var scan) => scan.CountOf(FindingKind.Vulnerability),
            (CountSubject.Vulnerabilities { Severity: { } severity, Sort: VulnerabilitySort.Any }, { CountsEverySeverity: true } scan) => scan.BySeverity!.Of(severity),
            (CountSubject.Viruses, var scan) => scan.Viruses,
            (CountSubject.Risks { Severity: null }, var scan) => scan.Risks,
            (CountSubject.SensitiveInfo, var scan) => scan.SensitiveInfo,
            _ => null,
        };

        // One row may name several components, and several rows one vulnerability: the names are what there is at least.
        private int Listed(CountSubject subject)
        {
            var findings = this.All().Where(finding => finding.Kind == subject.Findings && (subject.Limit is not { } limit || finding.Severity.ForThreshold() == limit));
            return subject is not CountSubject.Vulnerabilities { Sort: var sort } ? findings.Count() : Names(findings.OfType<Vulnerability>().Where(one => sort switch
            {
                VulnerabilitySort.Fixable => one.IsFixable,
                VulnerabilitySort.Exploitable => one.IsExploitable,
                VulnerabilitySort.New => false, // only the baseline tells
                _ => true,
            }));
        }

        private string? TooMany(RuleResult rule, Func<Vulnerability, bool> matches, string what) =>
            Names(this.All().OfType<Vulnerability>().Where(matches)) is var listed && listed > rule.Waived + rule.InGrace
                ? $"it is met{Off(rule)}, but the result lists {listed} {what}"
                : null;

        // With several policies, a finding that only one of them waives is listed as not waived.
        private string? TakenOff(RuleResult rule)
        {
            var kind = DesiredLimit.SubjectOf(rule.Id)?.Findings;
            return kind is null ? null
                : this.hasOnePolicy && image.Waived.Count(waived => waived.Finding.Kind == kind) is var waived && rule.Waived > waived
                    ? $"it takes off {rule.Waived} waived findings, but the result lists {waived}"
                : this.All().OfType<Vulnerability>().Count(one => one.Published is not null) is var dated && rule.InGrace > dated
                    ? $"it takes off {rule.InGrace} findings in grace, but the result lists {dated} with a date"
                : null;
        }

        private IEnumerable<Finding> All() => image.Findings.Concat(image.Waived.Select(waived => waived.Finding));

        private static int Names(IEnumerable<Vulnerability> vulnerabilities) => vulnerabilities
            .Select(one => one.Id).Where(id => id is not ("" or Vulnerability.Nameless)).Distinct(StringComparer.OrdinalIgnoreCase).Count();

        private static string Off(RuleResult rule) => rule.Waived + rule.InGrace > 0 ? $" and takes off {rule.Waived + rule.InGrace}" : "";
    }
}
