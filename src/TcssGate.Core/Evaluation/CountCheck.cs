using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Works out what a count really is: what TCSS counted and what it listed, less what is waived.</summary>
internal sealed class CountCheck(ScanSnapshot scan, ImageFindings findings, WaiverIndex waivers)
{
    /// <summary>Holds a rule against the count.</summary>
    public (Actual Actual, RuleOutcome Outcome, int Waived) Check(CountSubject subject, int maximum)
    {
        var counted = this.Counted(subject);
        var listed = this.Listed(subject);
        var waivable = subject.Findings is { } kind && waivers.Active.Any(waiver => waiver.MayCover(kind));
        return (counted, listed) switch
        {
            // A null total is unknown even where a list came: the service says itself that it does not know.
            (null, _) when subject is not CountSubject.Vulnerabilities { Severity: not null } => Unknown("TCSS gives no count of it"),
            ({ } count, null) when !waivable || count <= maximum => Judged(count, 0, maximum),
            (_, null) => Unknown(this.WhyNotListed(subject)),
            (_, { } list) => this.Reconciled(subject, counted, list, maximum),
        };
    }

    private static (Actual, RuleOutcome, int) Judged(int count, int waived, int maximum) =>
        (new Actual.Count(count), count <= maximum ? RuleOutcome.Met : RuleOutcome.Violated, waived);

    private static (Actual, RuleOutcome, int) Unknown(string why) => (new Actual.Unknown(why), RuleOutcome.Unknown, 0);

    private (Actual Actual, RuleOutcome Outcome, int Waived) Reconciled(
        CountSubject subject, int? counted, (int Found, int Waived) list, int maximum)
    {
        // The two need not agree; the larger is the one that cannot pass something unseen.
        var count = Math.Max(counted ?? 0, list.Found) - list.Waived;
        var judged = Judged(count, list.Waived, maximum);
        var total = this.Items(FindingKind.Vulnerability)?.Count;
        return counted is null && judged.Item2 == RuleOutcome.Met && total < scan.Vulnerabilities
            ? Unknown($"TCSS counts {scan.Vulnerabilities} vulnerabilities but lists {total}, so the severity of the others is unknown")
            : judged;
    }

    // By the service's own counts; by severity only where they account for every vulnerability.
    private int? Counted(CountSubject subject) => subject switch
    {
        CountSubject.Vulnerabilities { Severity: { } severity } => scan.CountsEverySeverity ? scan.BySeverity!.Of(severity) : null,
        CountSubject.Vulnerabilities => scan.Vulnerabilities,
        CountSubject.Viruses => scan.Viruses,
        CountSubject.Risks => scan.Risks,
        _ => scan.SensitiveInfo,
    };

    private (int Found, int Waived)? Listed(CountSubject subject)
    {
        if (subject.Findings is not { } kind || this.Items(kind) is not { } items)
        {
            return null;
        }

        // One vulnerability in several components is one; it is waived when it is waived in all of them, and as bad as in the worst.
        var groups = items
            .GroupBy(finding => kind == FindingKind.Vulnerability ? finding.Id.ToUpperInvariant() : $"{finding.Id}\n{finding.Place}", StringComparer.Ordinal)
            .Where(group => subject is not CountSubject.Vulnerabilities { Severity: { } severity }
                || group.Max(finding => finding.Severity.ForThreshold()) == severity)
            .Select(group => group.All(finding => waivers.For(finding) is not null))
            .ToList();
        return (groups.Count, groups.Count(waived => waived));
    }

    private IReadOnlyList<Finding>? Items(FindingKind kind) => (findings.Of(kind) as FindingList.Whole)?.Items;

    private string WhyNotListed(CountSubject subject) =>
        subject.Findings is { } kind && findings.Of(kind) is FindingList.Unreadable unreadable
            ? $"the list of findings could not be read: {unreadable.Why}"
            : "the list of findings was not read";
}
