using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>Why a finding does not count; what is worth more comes later.</summary>
internal enum Excuse
{
    /// <summary>It counts.</summary>
    None,

    /// <summary>It was published only recently.</summary>
    InGrace,

    /// <summary>It is waived.</summary>
    Waived,
}

/// <summary>How many rows of a list a rule is about.</summary>
/// <param name="Rows">All of them.</param>
/// <param name="Waived">Those that are waived.</param>
/// <param name="InGrace">Those in grace.</param>
/// <param name="Unclear">Further ones, neither waived nor in grace, of which TCSS does not say whether the rule is about them.</param>
internal sealed record Tally(int Rows, int Waived, int InGrace, int Unclear)
{
    /// <summary>Those that count.</summary>
    public int Counted => this.Rows - this.Waived - this.InGrace;
}

/// <summary>One whole list of findings as one policy sees it; worked out once, so that each rule takes one walk.</summary>
/// <remarks>
/// What is counted are the rows that TCSS sends, since TCSS's own counts count rows. Two rows are two even when they say the same thing.
/// </remarks>
internal sealed class FindingTable
{
    private const int Unclear = 1 << 30;

    private readonly Part[] parts;

    /// <summary>Works it out.</summary>
    /// <param name="findings">The list.</param>
    /// <param name="excuse">Why the finding at a place does not count.</param>
    /// <param name="isNew">Whether the baseline lacks a vulnerability.</param>
    public FindingTable(IReadOnlyList<Finding> findings, Func<int, Excuse> excuse, Func<Vulnerability, bool> isNew)
    {
        var shared = new Dictionary<int, int>();
        this.parts = new Part[findings.Count];
        for (var at = 0; at < this.parts.Length; at++)
        {
            var finding = findings[at];
            var row = this.RowCount;
            if (finding is Vulnerability { SharedRow: { } number } && !shared.TryAdd(number, row))
            {
                row = shared[number];
            }
            else
            {
                this.RowCount++;
            }

            this.parts[at] = new Part(finding, finding.Severity.ForThreshold(), excuse(at), row, SortsOf(finding, isNew));
        }
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>The findings of the rows; a row that names several components has several.</summary>
    public IReadOnlyList<Part> Parts => this.parts;

    /// <summary>Counts what a rule is about.</summary>
    public Tally Count(CountSubject subject)
    {
        var (limit, sort) = (subject.Limit, subject is CountSubject.Vulnerabilities vulnerabilities ? vulnerabilities.Sort : VulnerabilitySort.Any);
        var (sorts, unclear) = (Bit(sort), 0);

        // One more than the least excuse of a row's findings; 0 where the rule is not about the row.
        var least = new byte[this.RowCount];
        foreach (var part in this.parts)
        {
            if (limit is { } severity && part.Severity != severity)
            {
                continue;
            }

            if ((part.Sorts & sorts) != sorts)
            {
                unclear += part.Excuse == Excuse.None && (part.Sorts & Unclear) != 0 && sort is VulnerabilitySort.Fixable or VulnerabilitySort.Exploitable ? 1 : 0;
                continue;
            }

            var rank = (byte)(part.Excuse + 1);
            least[part.Row] = least[part.Row] == 0 || rank < least[part.Row] ? rank : least[part.Row];
        }

        Span<int> counts = stackalloc int[4];
        foreach (var rank in least)
        {
            counts[rank]++;
        }

        return new Tally(this.RowCount - counts[0], counts[1 + (int)Excuse.Waived], counts[1 + (int)Excuse.InGrace], unclear);
    }

    private static int SortsOf(Finding finding, Func<Vulnerability, bool> isNew) => finding is not Vulnerability vulnerability ? 0
        : (vulnerability.IsFixable ? Bit(VulnerabilitySort.Fixable) : 0)
            | (vulnerability.IsExploitable ? Bit(VulnerabilitySort.Exploitable) : 0)
            | (isNew(vulnerability) ? Bit(VulnerabilitySort.New) : 0)
            | (vulnerability.FixesUnknown ? Unclear : 0);

    private static int Bit(VulnerabilitySort sort) => sort == VulnerabilitySort.Any ? 0 : 1 << (int)sort;

    /// <summary>A finding of a row of the list.</summary>
    /// <param name="Finding">What it says.</param>
    /// <param name="Severity">Whose thresholds it counts against.</param>
    /// <param name="Excuse">Why it does not count.</param>
    /// <param name="Row">Which row it belongs to, from 0.</param>
    /// <param name="Sorts">Of which sorts of vulnerabilities it is, a bit each.</param>
    public readonly record struct Part(Finding Finding, Severity Severity, Excuse Excuse, int Row, int Sorts);
}
