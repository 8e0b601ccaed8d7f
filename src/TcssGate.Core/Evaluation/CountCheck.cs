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
    public string? WhyListMayLack(FindingKind kind, string unknown) => (scan.CountOf(kind), view.Table(kind)?.RowCount) switch
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
        // The two need not agree; the larger is the one that cannot pass something unseen.
        var count = Math.Max(counted ?? this.CountedAtLeast(subject), list.Rows);
        var judged = Judgement.Of(count - list.Waived - list.InGrace, maximum, list.Waived, list.InGrace);
        if ((counted is null ? this.WhyMore(subject, list, maximum) : null) is not { } why)
        {
            return judged;
        }

        return judged.Outcome == RuleOutcome.Met
            ? Judgement.Unknown(why)
            : Judgement.AtLeast(judged.Actual.ToString()!, why) with { Waived = list.Waived, InGrace = list.InGrace };
    }

    // Why more may count than the list shows; what cannot change the outcome does not matter.
    private string? WhyMore(CountSubject subject, Tally list, int maximum)
    {
        var unknown = subject.Limit is null ? "the others may count too" : "the severity of the others is unknown";
        return this.WhyListMayLack(subject.Findings!.Value, unknown) is { } why ? why
            : list.Unclear > 0 && list.Counted + (long)list.Unclear > maximum
                ? $"TCSS does not say of {list.Unclear} more whether {(subject is CountSubject.Vulnerabilities { Sort: VulnerabilitySort.Fixable } ? "an update fixes them" : "they can be exploited")}"
            : null;
    }

    // By the service's own counts; by severity only where they account for every vulnerability. What the service gives no count of is only in its list.
    private int? Counted(CountSubject subject) => subject switch
    {
        CountSubject.Vulnerabilities { Sort: not VulnerabilitySort.Any } => null,
        CountSubject.Vulnerabilities { Severity: { } severity } when scan.CountsEverySeverity => scan.BySeverity!.Of(severity),
        { Findings: { } kind } when IsWhole(subject) => scan.CountOf(kind),
        { Findings: { } kind } => scan.CountOf(kind) is 0 ? 0 : null,
        _ => scan.SensitiveInfo,
    };

    // Counts that do not account for every vulnerability still tell of those that they do.
    private int CountedAtLeast(CountSubject subject) =>
        subject is CountSubject.Vulnerabilities { Severity: { } severity, Sort: VulnerabilitySort.Any } ? scan.BySeverity?.Of(severity) ?? 0 : 0;
}
