using System.Text.Json.Serialization;

namespace TcssGate.Reports.Json;

/// <summary>One look at an image's scan; <c>null</c> is unknown, never zero.</summary>
/// <param name="Repository">The repository that the look was about.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Digest">The digest.</param>
/// <param name="ImageId">The ImageID; of an image on nodes it is what the look was about.</param>
/// <param name="Error">What went wrong with the scan as a whole; <c>null</c> when nothing did. Only images on nodes have it.</param>
/// <param name="Progress">The overall progress, 0 to 100; nodes have none, so there it is told from the types.</param>
/// <param name="Status">The overall status, in the service's word.</param>
/// <param name="Types">The state of each scan type.</param>
/// <param name="ScanTime">When the last scan ended, by the server's clock.</param>
/// <param name="RemainingSeconds">The estimate of the time left.</param>
/// <param name="Licensed">Whether the image has a scan licence.</param>
/// <param name="Vulnerabilities">How many vulnerabilities.</param>
/// <param name="Viruses">How many viruses.</param>
/// <param name="Risks">How many risky instructions.</param>
/// <param name="SensitiveInfo">How many pieces of sensitive information.</param>
/// <param name="BySeverity">Vulnerabilities by severity.</param>
/// <param name="Trusted">Whether the image is trusted.</param>
/// <param name="Size">How large the image is, in bytes.</param>
/// <param name="Created">When the image was built.</param>
/// <param name="Os">The operating system in the image.</param>
/// <param name="ProvedBy">
/// <c>row</c>: an audit took the row of the image on nodes for a proof (<c>--by-row</c>); <c>row-violation</c>: the row showed a violation, and nothing
/// else is proved. Left out everywhere else.
/// </param>
internal sealed record SavedScan(
    string? Repository,
    string? Tag,
    string? Digest,
    string? ImageId,
    string? Error,
    int? Progress,
    string Status,
    SavedScanTypes Types,
    DateTimeOffset? ScanTime,
    double? RemainingSeconds,
    bool? Licensed,
    int? Vulnerabilities,
    int? Viruses,
    int? Risks,
    int? SensitiveInfo,
    SavedSeverityCounts? BySeverity,
    bool? Trusted,
    long? Size,
    DateTimeOffset? Created,
    string? Os,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ProvedBy);

/// <summary>The state of each scan type.</summary>
/// <param name="Cve">Known vulnerabilities.</param>
/// <param name="Virus">Viruses.</param>
/// <param name="Risk">Risky instructions and sensitive information.</param>
internal sealed record SavedScanTypes(SavedScanType Cve, SavedScanType Virus, SavedScanType Risk);

/// <summary>The state of one scan type.</summary>
/// <param name="Status">Its status, in the service's word; empty when it was missing.</param>
/// <param name="Progress">Its progress, 0 to 100.</param>
/// <param name="Error">What went wrong; <c>null</c> when nothing did.</param>
internal sealed record SavedScanType(string Status, int? Progress, string? Error);

/// <summary>Vulnerabilities by severity.</summary>
/// <param name="Critical">Critical ones.</param>
/// <param name="High">High ones.</param>
/// <param name="Medium">Medium ones.</param>
/// <param name="Low">Low ones.</param>
internal sealed record SavedSeverityCounts(int Critical, int High, int Medium, int Low);
