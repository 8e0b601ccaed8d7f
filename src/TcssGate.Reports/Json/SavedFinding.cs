using System.Text.Json.Serialization;

namespace TcssGate.Reports.Json;

/// <summary>Something a scan found; <c>kind</c> says which of the three it is.</summary>
/// <param name="Id">What a waiver names it by.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c> or <c>unknown</c>.</param>
/// <param name="Title">A short name, or empty.</param>
/// <param name="Description">What it is, or empty.</param>
/// <param name="Solution">How to mend it, or empty.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SavedVulnerability), "vulnerability")]
[JsonDerivedType(typeof(SavedVirus), "virus")]
[JsonDerivedType(typeof(SavedRisk), "risk")]
internal abstract record SavedFinding(
    // What all kinds have goes first.
    [property: JsonPropertyOrder(-1)] string Id,
    [property: JsonPropertyOrder(-1)] string Severity,
    [property: JsonPropertyOrder(-1)] string Title,
    [property: JsonPropertyOrder(-1)] string Description,
    [property: JsonPropertyOrder(-1)] string Solution);

/// <summary>A known vulnerability of a component.</summary>
/// <param name="Id">The CVE.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">A short name, or empty.</param>
/// <param name="Description">What it is, or empty.</param>
/// <param name="Solution">How to mend it, or empty.</param>
/// <param name="Component">The component, or empty.</param>
/// <param name="Version">Its version in the image, or empty.</param>
/// <param name="FixedVersion">The version that mends it, or empty.</param>
/// <param name="Path">Where the component lies, or empty.</param>
/// <param name="Cvss">The CVSS base score, or <c>null</c>.</param>
/// <param name="CvssVector">The CVSS vector, or empty.</param>
/// <param name="References">Addresses to read more at.</param>
/// <param name="Published">When it was published, or <c>null</c>.</param>
/// <param name="Tags">The service's tags, as in <c>CanBeFixed</c>.</param>
internal sealed record SavedVulnerability(
    string Id,
    string Severity,
    string Title,
    string Description,
    string Solution,
    string Component,
    string Version,
    string FixedVersion,
    string Path,
    double? Cvss,
    string CvssVector,
    IReadOnlyList<string> References,
    DateTimeOffset? Published,
    IReadOnlyList<string> Tags) : SavedFinding(Id, Severity, Title, Description, Solution)
{
    /// <summary>Other ids by which the service lists it; left out when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Which row it shares with others, which count once together; left out when it has a row of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SharedRow { get; init; }

    /// <summary><c>true</c> when the service says nothing of fixes and exploits; else left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? FixesUnknown { get; init; }

    /// <summary>Why it is not known under which ids the service lists it; left out when it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdUnknown { get; init; }

    /// <summary>Why the score that the service gives could not be read; left out when it could, or none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScoreUnknown { get; init; }
}

/// <summary>A virus or trojan in a file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">A short name, or empty.</param>
/// <param name="Description">What it is, or empty.</param>
/// <param name="Solution">How to mend it, or empty.</param>
/// <param name="Path">The file.</param>
/// <param name="Md5">Its MD5, or empty.</param>
/// <param name="Size">Its size in bytes, or <c>null</c>.</param>
internal sealed record SavedVirus(
    string Id, string Severity, string Title, string Description, string Solution, string Path, string Md5, long? Size)
    : SavedFinding(Id, Severity, Title, Description, Solution);

/// <summary>A risky instruction in how the image was built.</summary>
/// <param name="Id">Its type.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">A short name, or empty.</param>
/// <param name="Description">What it is, or empty.</param>
/// <param name="Solution">Empty: the service gives none.</param>
/// <param name="Behavior">The behaviour, or empty.</param>
/// <param name="Instruction">The instruction, redacted.</param>
internal sealed record SavedRisk(
    string Id, string Severity, string Title, string Description, string Solution, string Behavior, string Instruction)
    : SavedFinding(Id, Severity, Title, Description, Solution);
