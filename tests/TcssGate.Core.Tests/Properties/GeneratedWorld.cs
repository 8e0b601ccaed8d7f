using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Properties;

/// <summary>How the service counts what it lists.</summary>
public enum Counting
{
    /// <summary>Each row, severities too.</summary>
    Rows,

    /// <summary>Each vulnerability once, as bad as in its worst component.</summary>
    Names,

    /// <summary>Each row, but not how severe.</summary>
    RowsWithoutSeverity,

    /// <summary>One row more than it lists.</summary>
    MoreThanListed,

    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>None, whatever it lists.</summary>
    Zero,
}

/// <summary>An image with findings, and the policies that it is held against; everything that a property may change.</summary>
/// <param name="Findings">What was found, of every kind.</param>
/// <param name="Policies">The policies; never empty.</param>
/// <param name="Counting">How the service counts.</param>
/// <param name="Known">Which of the vulnerabilities the baseline has, by number; <see langword="null"/>: there is no baseline.</param>
/// <param name="Override">The reason of an override, if any.</param>
internal sealed record GeneratedWorld(
    IReadOnlyList<Finding> Findings, IReadOnlyList<Policy> Policies, Counting Counting, IReadOnlySet<string>? Known, string? Override)
{
    /// <summary>Whether the gate reads just what the rules need, as without a report of every finding.</summary>
    public bool OnlyForRules { get; init; }

    /// <summary>What the gate says of it.</summary>
    public ImageResult Judge() => Evaluator.Evaluate(this.Evidence(), this.Policies, new Circumstances(Some.Now)
    {
        Baseline = this.Known is { } known ? Baseline.Of([Earlier(known)]) : null,
        Override = this.Override,
    });

    /// <summary>How bad the verdict is: 0 met, 1 undecided, 2 not met.</summary>
    public int Badness() => this.Judge().Verdict switch
    {
        Verdict.Met => 0,
        Verdict.Undecided => 1,
        _ => 2,
    };

    /// <inheritdoc/>
    public override string ToString() =>
        $"{this.Counting}, baseline {(this.Known is null ? "none" : string.Join(' ', this.Known))}, override {this.Override}\n"
        + string.Join('\n', this.Findings) + "\n"
        + string.Join('\n', this.Policies.Select(policy => $"{policy.Name} grace {policy.Grace}\n  {string.Join("\n  ", policy.Rules)}\n  {string.Join("\n  ", policy.Waivers)}"));

    private ImageEvidence Evidence()
    {
        var evidence = new ImageEvidence(Some.Reference) { Image = Some.Image, Scan = this.Scan(), Origin = ScanOrigin.Existing };
        var read = this.OnlyForRules ? FindingNeeds.ForRules(evidence, this.Policies, Some.Today) : Enum.GetValues<FindingKind>();
        FindingList Of(FindingKind kind) => read.Contains(kind) ? new FindingList.Whole([.. this.Findings.Where(finding => finding.Kind == kind)]) : new FindingList.NotRead();
        return evidence with { Findings = new ImageFindings(Of(FindingKind.Vulnerability), Of(FindingKind.Virus), Of(FindingKind.Risk)) };
    }

    private ScanSnapshot Scan()
    {
        var listed = this.Findings.OfType<Vulnerability>().ToList();
        var counted = this.Counting == Counting.Names
            ? listed.GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.Max(one => one.Severity)).ToList()
            : listed.ConvertAll(one => one.Severity);
        int? more = this.Counting switch
        {
            Counting.MoreThanListed => 1,
            Counting.Nothing => null,
            Counting.Zero => -listed.Count,
            _ => 0,
        };
        int Of(Severity severity) => counted.Count(one => one == severity);
        return Some.Scan with
        {
            Vulnerabilities = counted.Count + more,
            Viruses = this.Counting == Counting.Zero ? 0 : this.Findings.OfType<Virus>().Count() + more,
            Risks = this.Counting == Counting.Zero ? 0 : this.Findings.OfType<Risk>().Count() + more,
            BySeverity = this.Counting is Counting.RowsWithoutSeverity or Counting.Nothing or Counting.Zero
                ? null
                : new SeverityCounts(Of(Severity.Critical), Of(Severity.High), Of(Severity.Medium), Of(Severity.Low)),
            Os = "alpine:v3.20",
            Size = 100_000_000,
        };
    }

    private static ImageResult Earlier(IReadOnlySet<string> known) => new()
    {
        Reference = Some.Reference,
        Image = Some.Image,
        Rules = [],
        FindingsRead = [FindingKind.Vulnerability],
        Findings = [.. known.Select(id => Some.Cve(id, Severity.Low, "openssl"))],
    };
}
