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

/// <summary>How many of something a list has: as rows, and as what the rows stand for.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="WaivedRows">Those that are waived.</param>
/// <param name="GraceRows">Those in grace.</param>
/// <param name="Found">Different things; one vulnerability in several components is one.</param>
/// <param name="Waived">Those that are waived in each of their rows.</param>
/// <param name="InGrace">Those of the others that are waived or in grace in each of their rows.</param>
internal sealed record Tally(int Rows, int WaivedRows, int GraceRows, int Found, int Waived, int InGrace);

/// <summary>One whole list of findings as one policy sees it; worked out once, so that each rule takes one walk.</summary>
internal sealed class FindingTable
{
    private readonly Row[] rows;
    private readonly int groups;

    /// <summary>Works it out.</summary>
    /// <param name="findings">The list.</param>
    /// <param name="excuse">Why the finding at a place does not count.</param>
    /// <param name="isNew">Whether the baseline lacks a vulnerability.</param>
    public FindingTable(IReadOnlyList<Finding> findings, Func<int, Excuse> excuse, Func<Vulnerability, bool> isNew)
    {
        var names = new Dictionary<(string, string), int>(findings.Count);
        this.rows = new Row[findings.Count];
        for (var at = 0; at < this.rows.Length; at++)
        {
            var finding = findings[at];
            var group = names.Count;
            if (!names.TryAdd(Name(finding, at), group))
            {
                group = names[Name(finding, at)];
            }

            this.rows[at] = new Row(finding, finding.Severity.ForThreshold(), excuse(at), group, SortsOf(finding, isNew));
        }

        this.groups = names.Count;
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<Row> Rows => this.rows;

    /// <summary>Counts what a rule is about.</summary>
    public Tally Count(CountSubject subject)
    {
        var (limit, sorts) = (subject.Limit, subject is CountSubject.Vulnerabilities { Sort: var sort } ? Bit(sort) : 0);
        int[] rowCounts = [0, 0, 0], groupCounts = [0, 0, 0];

        // One more than the least excuse of a group's rows; 0 where no row is meant.
        var least = new byte[this.groups];
        foreach (var row in this.rows)
        {
            if ((limit is { } severity && row.Severity != severity) || (row.Sorts & sorts) != sorts)
            {
                continue;
            }

            var rank = (byte)(row.Excuse + 1);
            rowCounts[(int)row.Excuse]++;
            least[row.Group] = least[row.Group] == 0 || rank < least[row.Group] ? rank : least[row.Group];
        }

        foreach (var rank in least.Where(rank => rank > 0))
        {
            groupCounts[rank - 1]++;
        }

        return new Tally(rowCounts.Sum(), rowCounts[(int)Excuse.Waived], rowCounts[(int)Excuse.InGrace],
            groupCounts.Sum(), groupCounts[(int)Excuse.Waived], groupCounts[(int)Excuse.InGrace]);
    }

    // Two vulnerabilities without a name have nothing in common.
    private static (string, string) Name(Finding finding, int row) => finding switch
    {
        Vulnerability { Id: "" or Vulnerability.Nameless } => ("", row.ToString()),
        Vulnerability => (finding.Id.ToUpperInvariant(), ""),
        _ => (finding.Id, finding.Place),
    };

    private static int SortsOf(Finding finding, Func<Vulnerability, bool> isNew) => finding is not Vulnerability vulnerability ? 0
        : (vulnerability.IsFixable ? Bit(VulnerabilitySort.Fixable) : 0)
            | (vulnerability.IsExploitable ? Bit(VulnerabilitySort.Exploitable) : 0)
            | (isNew(vulnerability) ? Bit(VulnerabilitySort.New) : 0);

    private static int Bit(VulnerabilitySort sort) => sort == VulnerabilitySort.Any ? 0 : 1 << (int)sort;

    /// <summary>A row of the list.</summary>
    /// <param name="Finding">What it says.</param>
    /// <param name="Severity">Whose thresholds it counts against.</param>
    /// <param name="Excuse">Why it does not count.</param>
    /// <param name="Group">Which of the different things it is a row of.</param>
    /// <param name="Sorts">Of which sorts of vulnerabilities it is, a bit each.</param>
    public readonly record struct Row(Finding Finding, Severity Severity, Excuse Excuse, int Group, int Sorts);
}
