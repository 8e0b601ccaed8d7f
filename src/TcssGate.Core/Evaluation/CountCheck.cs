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

    private (Actual Actual, RuleOutcome Outcome, int Waived) Reconciled(CountSubject subject, int? counted, Listing list, int maximum)
    {
        // A vulnerability is listed once for each component, and may be counted so; then what is waived is taken off in the same unit.
        var (count, waived) = counted == list.Rows
            ? (list.Rows, list.WaivedRows)
            // The two need not agree; the larger is the one that cannot pass something unseen.
            : (Math.Max(counted ?? this.CountedAtLeast(subject), list.Found), list.Waived);
        var judged = Judged(count - waived, waived, maximum);
        return counted is null && judged.Item2 == RuleOutcome.Met && this.WhyListMayLack() is { } why ? Unknown(why) : judged;
    }

    // By the service's own counts; by severity only where they account for every vulnerability.
    private int? Counted(CountSubject subject) => subject switch
    {
        CountSubject.Vulnerabilities { Severity: { } severity } =>
            scan.CountsEverySeverity ? scan.BySeverity!.Of(severity)
            : scan.CountOf(FindingKind.Vulnerability) is 0 ? 0
            : null,
        { Findings: { } kind } => scan.CountOf(kind),
        _ => scan.SensitiveInfo,
    };

    // Counts that do not account for every vulnerability still tell of those that they do.
    private int CountedAtLeast(CountSubject subject) =>
        subject is CountSubject.Vulnerabilities { Severity: { } severity } ? scan.BySeverity?.Of(severity) ?? 0 : 0;

    private string? WhyListMayLack() => (scan.CountOf(FindingKind.Vulnerability), this.Items(FindingKind.Vulnerability)?.Count) switch
    {
        (null, _) => "TCSS gives no count of vulnerabilities, so the list may lack some",
        ({ } count, var listed) when listed < count =>
            $"TCSS counts {count} vulnerabilities but lists {listed}, so the severity of the others is unknown",
        _ => null,
    };

    private Listing? Listed(CountSubject subject)
    {
        if (subject.Findings is not { } kind || this.Items(kind) is not { } items)
        {
            return null;
        }

        // One vulnerability in several components is one; it is waived when it is waived in all of them, and as bad as in the worst.
        var limit = (subject as CountSubject.Vulnerabilities)?.Severity;
        var found = items.Select(finding => (Finding: finding, Severity: finding.Severity.ForThreshold(), IsWaived: waivers.For(finding) is not null)).ToList();
        var groups = found
            .Select((entry, row) => (Name: Name(entry.Finding, row), Entry: entry))
            .GroupBy(named => named.Name, named => named.Entry, StringComparer.Ordinal)
            .Where(group => limit is null || group.Max(entry => entry.Severity) == limit)
            .ToList();
        var rows = found.Where(entry => limit is null || entry.Severity == limit).ToList();
        return new Listing(
            rows.Count, rows.Count(entry => entry.IsWaived), groups.Count, groups.Count(group => group.All(entry => entry.IsWaived)));
    }

    // Two vulnerabilities without a name have nothing in common.
    private static string Name(Finding finding, int row) => finding switch
    {
        Vulnerability { Id: "" } => $"\n{row}",
        Vulnerability => finding.Id.ToUpperInvariant(),
        _ => $"{finding.Id}\n{finding.Place}",
    };

    private IReadOnlyList<Finding>? Items(FindingKind kind) => (findings.Of(kind) as FindingList.Whole)?.Items;

    private string WhyNotListed(CountSubject subject) =>
        subject.Findings is { } kind && findings.Of(kind) is FindingList.Unreadable unreadable
            ? $"the list of findings could not be read: {unreadable.Why}"
            : "the list of findings was not read";

    // How many rows a list has and how many of those are waived; then the same of what the rows stand for.
    private sealed record Listing(int Rows, int WaivedRows, int Found, int Waived);
}
