using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Works out what a count really is: what TCSS counted and what it listed, less what is waived or in grace.</summary>
internal sealed class CountCheck(ScanSnapshot scan, PolicyView view)
{
    /// <summary>Holds a rule against the count.</summary>
    public Judgement Check(CountSubject subject, int maximum)
    {
        if (subject is CountSubject.Vulnerabilities { Sort: VulnerabilitySort.New } && view.WhyNotComparable is { } why)
        {
            return Judgement.Unknown(why);
        }

        var counted = this.Counted(subject);
        var listed = subject.Findings is { } kind ? view.Table(kind)?.Count(subject) : null;
        var excusable = subject.Findings is { } some && view.MayExcuse(some);
        return (counted, listed) switch
        {
            // A null total is unknown even where a list came: the service says itself that it does not know.
            (null, _) when IsWhole(subject) => Judgement.Unknown("TCSS gives no count of it"),
            ({ } count, null) when !excusable || count <= maximum => Judgement.Of(count, maximum),
            (_, null) => Judgement.Unknown(view.WhyNotListed(subject.Findings)),
            (_, { } tally) => this.Reconciled(subject, counted, tally, maximum),
        };
    }

    /// <summary>Why a list may lack findings of a kind; <see langword="null"/> when it has as many as TCSS counts.</summary>
    public string? WhyListMayLack(FindingKind kind, string unknown) => (scan.CountOf(kind), view.Table(kind)?.Rows.Count) switch
    {
        (null, _) => $"TCSS gives no count of {Many(kind)}, so the list may lack some",
        ({ } count, var listed) when listed < count => $"TCSS counts {count} {Many(kind)} but lists {listed}, so {unknown}",
        _ => null,
    };

    // What the service counts as such, and not only its list tells.
    private static bool IsWhole(CountSubject subject) =>
        subject is CountSubject.Vulnerabilities { Severity: null, Sort: VulnerabilitySort.Any } or CountSubject.Risks { Severity: null }
            or CountSubject.Viruses or CountSubject.SensitiveInfo;

    private static string Many(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => "vulnerabilities",
        FindingKind.Virus => "viruses",
        _ => "risks",
    };

    private Judgement Reconciled(CountSubject subject, int? counted, Tally list, int maximum)
    {
        // A vulnerability is listed once for each component, and may be counted so; then what is taken off is taken off in the same unit.
        var atLeast = counted ?? this.CountedAtLeast(subject);
        var (count, waived, inGrace) = atLeast == list.Rows
            ? (list.Rows, list.WaivedRows, list.GraceRows)
            // The two need not agree; the larger is the one that cannot pass something unseen.
            : (Math.Max(atLeast, list.Found), list.Waived, list.InGrace);
        var judged = Judgement.Of(count - waived - inGrace, maximum, waived, inGrace);
        var unknown = subject.Limit is null ? "the others may count too" : "the severity of the others is unknown";
        return counted is not null || this.WhyListMayLack(subject.Findings!.Value, unknown) is not { } why ? judged
            : judged.Outcome == RuleOutcome.Met ? Judgement.Unknown(why)
            : Judgement.AtLeast(judged.Actual.ToString()!, why) with { Waived = waived, InGrace = inGrace };
    }

    // By the service's own counts; by severity only where they account for every vulnerability. Where there is nothing, there is nothing of any sort.
    private int? Counted(CountSubject subject) => subject switch
    {
        CountSubject.Vulnerabilities { Severity: { } severity, Sort: VulnerabilitySort.Any } when scan.CountsEverySeverity => scan.BySeverity!.Of(severity),
        { Findings: { } kind } when IsWhole(subject) => scan.CountOf(kind),
        { Findings: { } kind } => scan.CountOf(kind) is 0 ? 0 : null,
        _ => scan.SensitiveInfo,
    };

    // Counts that do not account for every vulnerability still tell of those that they do.
    private int CountedAtLeast(CountSubject subject) =>
        subject is CountSubject.Vulnerabilities { Severity: { } severity, Sort: VulnerabilitySort.Any } ? scan.BySeverity?.Of(severity) ?? 0 : 0;
}
