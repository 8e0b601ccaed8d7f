namespace TcssGate.Core.Scans;

/// <summary>Several rows of one image on nodes: one content under several names, or listed twice. The order of the rows never matters.</summary>
public static class NodeRows
{
    // Rows have milliseconds that details lack; no image is scanned twice within a second.
    private static readonly TimeSpan SameResult = TimeSpan.FromMilliseconds(999);

    /// <summary>The newest row with a complete result; when no row has one, the newest row.</summary>
    /// <param name="rows">The rows, all with the same ImageID; never empty.</param>
    public static ScanSnapshot Newest(IEnumerable<ScanSnapshot> rows) => Sorted(rows).First();

    /// <summary>A detail, with what the rows of the same image add (<see cref="ScanSnapshot.WithRow"/>). Rows that lag behind it say nothing of the scan.</summary>
    public static ScanSnapshot WithRows(ScanSnapshot detail, IReadOnlyCollection<ScanSnapshot> rows) =>
        Together(Sorted(rows).Aggregate(detail, (all, row) => all.WithRow(row)), rows, detail.ScanTime - SameResult);

    private static IOrderedEnumerable<ScanSnapshot> Sorted(IEnumerable<ScanSnapshot> rows) => rows
        .OrderByDescending(HasResult)
        .ThenByDescending(row => row.ScanTime)
        .ThenBy(row => row.Status.Kind)
        .ThenBy(row => row.Repository, StringComparer.Ordinal)
        .ThenBy(row => row.Tag, StringComparer.Ordinal)
        .ThenByDescending(Weight)
        .ThenByDescending(row => row.Size)
        .ThenBy(row => row.Created)
        .ThenBy(row => row.Os, StringComparer.Ordinal)
        .ThenBy(row => row.Status.Word, StringComparer.Ordinal)
        .ThenBy(row => row.Error, StringComparer.Ordinal)
        // Unknown first, so that of two rows that are otherwise alike the one that says less decides.
        .ThenBy(row => row.Vulnerabilities)
        .ThenBy(row => row.Viruses)
        .ThenBy(row => row.Risks)
        .ThenBy(row => row.SensitiveInfo)
        .ThenBy(row => row.BySeverity?.Critical)
        .ThenBy(row => row.BySeverity?.High)
        .ThenBy(row => row.BySeverity?.Medium)
        .ThenBy(row => row.BySeverity?.Low)
        .ThenBy(row => row.Trusted)
        .ThenBy(row => row.Licensed);

    /// <summary>A snapshot, with what the rows of the same content add: a violation in any of their results counts, and so does a row that says "not trusted".</summary>
    /// <param name="snapshot">The snapshot that counts: a detail, or the <see cref="Newest"/> row.</param>
    /// <param name="rows">The rows, all with the same ImageID.</param>
    /// <param name="since">Results of rows from before this time say nothing; <see langword="null"/>: none does.</param>
    public static ScanSnapshot Together(ScanSnapshot snapshot, IReadOnlyCollection<ScanSnapshot> rows, DateTimeOffset? since)
    {
        var results = rows.Where(row => HasResult(row) && row.ScanTime >= since).ToList();
        return snapshot with
        {
            Vulnerabilities = Worst(snapshot.Vulnerabilities, results.Select(row => row.Vulnerabilities)),
            Viruses = Worst(snapshot.Viruses, results.Select(row => row.Viruses)),
            Risks = Worst(snapshot.Risks, results.Select(row => row.Risks)),
            SensitiveInfo = Worst(snapshot.SensitiveInfo, results.Select(row => row.SensitiveInfo)),
            BySeverity = Worst(snapshot.BySeverity, results.Select(row => row.BySeverity)),
            Trusted = Together(rows.Select(row => row.Trusted).Append(snapshot.Trusted).ToList(), worst: false),
            Licensed = Together(rows.Select(row => row.Licensed).Append(snapshot.Licensed).ToList(), worst: true),
        };
    }

    private static bool HasResult(ScanSnapshot row) =>
        row is { Status.Kind: ScanStatusKind.Scanned, Error: null, ScanTime: not null } && ScanTypes.All.All(type => row.Of(type).Error is null);

    // What the snapshot itself does not know stays unknown.
    private static int? Worst(int? known, IEnumerable<int?> others) => known is { } count ? others.Aggregate(count, (worst, other) => Math.Max(worst, other ?? 0)) : null;

    private static SeverityCounts? Worst(SeverityCounts? known, IEnumerable<SeverityCounts?> others) => known is null ? null : others.OfType<SeverityCounts>().Aggregate(
        known,
        (worst, other) => new SeverityCounts(
            Math.Max(worst.Critical, other.Critical), Math.Max(worst.High, other.High), Math.Max(worst.Medium, other.Medium), Math.Max(worst.Low, other.Low)));

    // One word that outweighs all others; then the other one; unknown when nobody says anything.
    private static bool? Together(List<bool?> words, bool worst) => words.Contains(worst) ? worst : words.Contains(!worst) ? !worst : null;

    private static long Weight(ScanSnapshot row) => (long)(row.Vulnerabilities ?? 0) + (row.Viruses ?? 0) + (row.Risks ?? 0);
}
