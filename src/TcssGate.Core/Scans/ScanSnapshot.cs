using TcssGate.Core.Findings;
using TcssGate.Core.Images;

namespace TcssGate.Core.Scans;

/// <summary>One look at an image in TCSS: how far its scan is and what it counted.</summary>
/// <remarks>
/// Source: a row of <c>DescribeAssetImageRegistryList</c>, or <c>DescribeAssetImageRegistryDetail</c>; on nodes <c>DescribeAssetImageList</c>, or
/// <c>DescribeAssetImageDetail</c>. The names are those of registry images; where nodes have another one, it is said.
/// A <see langword="null"/> is unknown, never zero; a negative count is unknown too.
/// </remarks>
public sealed record ScanSnapshot
{
    private const int MostNamed = 3;

    /// <summary>The repository with its host (<c>ImageRepoAddress</c>); on nodes a part of <c>ImageName</c>.</summary>
    public string? Repository { get; init => field = value is null ? null : RepositoryName.Normalized(value); }

    /// <summary>The tag (<c>ImageTag</c>); on nodes a part of <c>ImageName</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>The digest that this look is about (<c>ImageDigest</c>); <see langword="null"/> on nodes, which have several or none.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The digest of the image's configuration (<c>ImageId</c>, on nodes <c>ImageID</c>), which names an image on nodes.</summary>
    public Digest? ImageId { get; init; }

    /// <summary>
    /// The overall progress, 0 to 100 (<c>Progress</c>); 100 may be left over from an earlier scan. Nodes have none: there it is 100 when the status
    /// says scanned, and else the average of what the types have.
    /// </summary>
    public int? Progress { get; init; }

    /// <summary>The overall status (<c>ScanStatus</c>).</summary>
    public ScanStatus Status { get; init; }

    /// <summary>The vulnerability scan (<c>CveStatus</c>, <c>ScanVulProgress</c>, <c>ScanVulError</c>).</summary>
    public TypeSnapshot Cve { get; init; } = TypeSnapshot.Missing;

    /// <summary>The virus scan (<c>VirusStatus</c>, <c>ScanVirusProgress</c>, <c>ScanVirusError</c>).</summary>
    public TypeSnapshot Virus { get; init; } = TypeSnapshot.Missing;

    /// <summary>The risk scan (<c>RiskStatus</c>, <c>ScanRiskProgress</c>, <c>ScanRiskError</c>).</summary>
    public TypeSnapshot Risk { get; init; } = TypeSnapshot.Missing;

    /// <summary>
    /// What went wrong with the scan as a whole, in the service's words (<c>AgentError</c>, <c>ScanError</c>; only images on nodes have them);
    /// <see langword="null"/> when nothing did. It belongs to no type, so with it none is complete.
    /// </summary>
    public string? Error { get; init; }

    /// <summary>When the last scan ended, by the server's clock (<c>ScanTime</c>); <see langword="null"/> when never or unreadable.</summary>
    public DateTimeOffset? ScanTime { get; init; }

    /// <summary>The estimate of the time left (<c>ScanRemainTime</c>, on nodes <c>RemainScanTime</c>, seconds); <see langword="null"/> when the service gives none.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Whether the image has a scan licence (<c>IsAuthorized</c>, non-zero); <see langword="null"/> when the service does not say.</summary>
    public bool? Licensed { get; init; }

    /// <summary>The number of vulnerabilities (<c>VulCnt</c>).</summary>
    public int? Vulnerabilities { get; init => field = Known(value); }

    /// <summary>The number of viruses (<c>VirusCnt</c>).</summary>
    public int? Viruses { get; init => field = Known(value); }

    /// <summary>The number of risky instructions (<c>RiskCnt</c>).</summary>
    public int? Risks { get; init => field = Known(value); }

    /// <summary>The number of pieces of sensitive information (<c>SensitiveInfoCnt</c>, in the published answers <c>SentiveInfoCnt</c>).</summary>
    public int? SensitiveInfo { get; init => field = Known(value); }

    /// <summary>Vulnerabilities by severity (<c>CriticalLevelVulCnt</c> and its kin); only list rows have it.</summary>
    public SeverityCounts? BySeverity { get; init; }

    /// <summary>Whether <see cref="BySeverity"/> accounts for every vulnerability, so that none of an unknown severity hides.</summary>
    public bool CountsEverySeverity =>
        this.BySeverity is { Critical: >= 0, High: >= 0, Medium: >= 0, Low: >= 0 } counts && counts.Total == this.Vulnerabilities;

    /// <summary>Whether the image is trusted (<c>IsTrustImage</c>); of registry images only list rows have it.</summary>
    public bool? Trusted { get; init; }

    /// <summary>How large the image is, in bytes (<c>ImageSize</c>, on nodes <c>Size</c>); 0 and less are unknown.</summary>
    public long? Size { get; init => field = value is > 0 ? value : null; }

    /// <summary>When the image was built (<c>ImageCreateTime</c>, on nodes <c>CreateTime</c>); <see langword="null"/> when the service gives none, or one of its zeros.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The operating system in the image, as in <c>centos:8.4.2105</c> (<c>OsName</c>).</summary>
    public string? Os { get; init; }

    /// <summary>What this snapshot is taken for when it is a row of an image on nodes, which does not say how far the scan of each type got.</summary>
    public RowUse RowUse { get; init; }

    /// <summary>Which response it was read from.</summary>
    public SnapshotSource Source { get; init; }

    /// <summary>
    /// Which fields of the response could not be read, so that what they say is unknown: the action, the field, and what is wrong with it. Empty when
    /// everything could be read.
    /// </summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>The first of <see cref="Unreadable"/> in brackets, to be appended to why something is unknown; empty when there is none.</summary>
    internal string UnreadableNote => this.Unreadable.Count == 0 ? "" : $" ({string.Join("; ", this.Unreadable.Take(MostNamed))})";

    /// <summary>Whether there is a result that does not say when it was reached, so that no later time tells a newer one from it.</summary>
    public bool HasUndatedResult =>
        this.ScanTime is null && (this.Status.Kind == ScanStatusKind.Scanned || ScanTypes.All.Any(type => this.Of(type).Status.Kind == ScanStatusKind.Scanned));

    /// <summary>This snapshot, with what only a row of the same image knows. Counts are taken only from a row about the same result.</summary>
    /// <remarks>A row that lags behind, or that counts differently, changes nothing. On nodes rows have milliseconds that details lack.</remarks>
    public ScanSnapshot WithRow(ScanSnapshot row)
    {
        var sameResult = IsSameTime(row.ScanTime, this.ScanTime) && (row.Vulnerabilities ?? this.Vulnerabilities) == this.Vulnerabilities;
        return this with
        {
            BySeverity = this.BySeverity ?? (sameResult ? row.BySeverity : null),
            Trusted = this.Trusted ?? row.Trusted,
            Size = this.Size ?? row.Size,
            Created = this.Created ?? row.Created,
            Os = this.Os ?? row.Os,
            Source = this.Source == SnapshotSource.Detail && sameResult ? SnapshotSource.DetailWithRow : this.Source,
        };
    }

    /// <summary>Whether this is a row that is older than a detail, or has no result where the detail has one: it says nothing new.</summary>
    public bool LagsBehind(ScanSnapshot known) =>
        this.Source == SnapshotSource.Row
        && known.Source != SnapshotSource.Row
        && known.ScanTime is { } time
        && (this.ScanTime is null || (this.ScanTime < time && !IsSameTime(this.ScanTime, time)));

    /// <summary>Whether two scan times are those of one result: no image is scanned twice within a second.</summary>
    internal static bool IsSameTime(DateTimeOffset? one, DateTimeOffset? other) =>
        one == other || (one - other)?.Duration() < TimeSpan.FromSeconds(1);

    /// <summary>The state of one scan type.</summary>
    public TypeSnapshot Of(ScanType type) => type switch
    {
        ScanType.Cve => this.Cve,
        ScanType.Virus => this.Virus,
        ScanType.Risk => this.Risk,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The number of findings of a kind; of two counts that contradict each other, the larger.</summary>
    internal int? CountOf(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => this.Vulnerabilities is { } total ? (int)Math.Min(int.MaxValue, Math.Max(total, this.BySeverity?.Total ?? 0)) : null,
        FindingKind.Virus => this.Viruses,
        FindingKind.Risk => this.Risks,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static int? Known(int? count) => count is >= 0 ? count : null;
}

/// <summary>What a row of an image on nodes is taken for without the detail of the image.</summary>
public enum RowUse
{
    /// <summary>For nothing: a type without a progress is unknown. So is every detail.</summary>
    None,

    /// <summary>For its violations: what its own numbers violate is violated, and everything else is unknown.</summary>
    Violations,

    /// <summary>For a proof, because the user asked for it (<c>--by-row</c>).</summary>
    Proof,
}

/// <summary>Which response a snapshot was read from.</summary>
public enum SnapshotSource
{
    /// <summary>The detail of the image.</summary>
    Detail,

    /// <summary>A row of the list. Rows lag behind details.</summary>
    Row,

    /// <summary>The detail, and a row about the same result: severity counts and, in registries, trust come from rows only.</summary>
    DetailWithRow,
}

/// <summary>The state of one scan type of one image.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Progress">Its progress, 0 to 100; <see langword="null"/> when unknown.</param>
/// <param name="Error">What went wrong, in the service's words; <see langword="null"/> when nothing did.</param>
public sealed record TypeSnapshot(ScanStatus Status, int? Progress, string? Error)
{
    /// <summary>A type the answer said nothing about.</summary>
    public static TypeSnapshot Missing { get; } = new(ScanStatus.Parse(null), null, null);

    /// <summary>Reads the API's error text: empty, missing and <c>No Error</c> all mean none.</summary>
    public static string? ReadError(string? text) =>
        string.IsNullOrWhiteSpace(text) || string.Equals(text.Trim(), "No Error", StringComparison.OrdinalIgnoreCase) ? null : text;
}

/// <summary>Vulnerabilities by severity, as a list row counts them.</summary>
/// <param name="Critical"><c>CriticalLevelVulCnt</c>.</param>
/// <param name="High"><c>HighLevelVulCnt</c>.</param>
/// <param name="Medium"><c>MediumLevelVulCnt</c>.</param>
/// <param name="Low"><c>LowLevelVulCnt</c>.</param>
public sealed record SeverityCounts(int Critical, int High, int Medium, int Low)
{
    /// <summary>All of them together; four large counts are more than 32 bits hold.</summary>
    public long Total => (long)this.Critical + this.High + this.Medium + this.Low;

    /// <summary>Those of one severity; 0 for <see cref="Severity.Unknown"/>, which a row does not count.</summary>
    public int Of(Severity severity) => severity switch
    {
        Severity.Critical => this.Critical,
        Severity.High => this.High,
        Severity.Medium => this.Medium,
        Severity.Low => this.Low,
        _ => 0,
    };
}
