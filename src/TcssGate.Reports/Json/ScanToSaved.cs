using TcssGate.Core.Scans;

namespace TcssGate.Reports.Json;

/// <summary>A look at a scan, as it is saved.</summary>
internal static class ScanToSaved
{
    /// <summary>Keeps the service's own status words: what they mean is worked out again when they are read.</summary>
    public static SavedScan Of(ScanSnapshot scan) => new(
        scan.Repository,
        scan.Tag,
        scan.Digest?.ToString(),
        scan.ImageId?.ToString(),
        scan.Error,
        scan.Progress,
        Word(scan.Status),
        new SavedScanTypes(Of(scan.Cve), Of(scan.Virus), Of(scan.Risk)),
        scan.ScanTime,
        scan.Remaining?.TotalSeconds,
        scan.Licensed,
        scan.Vulnerabilities,
        scan.Viruses,
        scan.Risks,
        scan.SensitiveInfo,
        scan.BySeverity is { } counts ? new SavedSeverityCounts(counts.Critical, counts.High, counts.Medium, counts.Low) : null,
        scan.Trusted,
        scan.Size,
        scan.Created,
        scan.Os,
        SavedWords.Of(scan.RowUse));

    private static SavedScanType Of(TypeSnapshot type) => new(Word(type.Status), type.Progress, type.Error);

    // A status that was never set has no word at all.
    private static string Word(ScanStatus status) => status.Word ?? "";
}
