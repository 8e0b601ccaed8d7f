namespace TcssGate.Core.Findings;

/// <summary>The kinds of findings, each with a list of its own in the API.</summary>
public enum FindingKind
{
    /// <summary><c>DescribeAssetImageRegistryVulList</c>.</summary>
    Vulnerability,

    /// <summary><c>DescribeAssetImageRegistryVirusList</c>.</summary>
    Virus,

    /// <summary><c>DescribeAssetImageRegistryRiskInfoList</c>.</summary>
    Risk,
}

/// <summary>Something a scan found. All its text comes from outside and is hostile: who prints it escapes it.</summary>
/// <param name="Id">What a waiver names it by: the CVE, the virus's name, the risk's type.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">A short name; empty when the service gives none.</param>
/// <param name="Description">What it is, plain text; empty when the service gives none.</param>
/// <param name="Solution">How to mend it, plain text; empty when the service gives none.</param>
public abstract record Finding(string Id, Severity Severity, string Title, string Description, string Solution)
{
    /// <summary>Which list it comes from.</summary>
    public abstract FindingKind Kind { get; }

    /// <summary>Where in the image it is: the component, the path or the instruction; the tie-breaker when findings are sorted.</summary>
    public abstract string Place { get; }
}

/// <summary>A known vulnerability of a component. A CVE comes in as many rows as TCSS lists, one or more for each component that has it.</summary>
/// <param name="Id">The CVE (<c>CVEID</c>), or <c>POCID</c> where there is no CVE.</param>
/// <param name="Severity">From <c>Level</c>.</param>
/// <param name="Title"><c>Name</c>.</param>
/// <param name="Description"><c>Des</c>.</param>
/// <param name="Solution"><c>OfficialSolution</c>, or <c>DefenseSolution</c>.</param>
/// <param name="Component"><c>Component</c>; empty when unknown.</param>
/// <param name="Version"><c>Version</c>, the one in the image; empty when unknown.</param>
/// <param name="FixedVersion">The version that mends it; empty when none is known.</param>
/// <param name="Path">Where the component lies in the image; empty when unknown.</param>
/// <param name="Cvss">The CVSS base score, 0 to 10; <see langword="null"/> when unknown.</param>
/// <param name="CvssVector">The CVSS vector; empty when unknown.</param>
/// <param name="References">Addresses to read more at.</param>
/// <param name="Published">When it was published (<c>SubmitTime</c>); <see langword="null"/> when unknown.</param>
/// <param name="Tags"><c>Tag</c>, as in <c>CanBeFixed</c>, <c>DynamicLevelPoc</c>, <c>DynamicLevelExp</c>.</param>
public sealed record Vulnerability(
    string Id,
    Severity Severity,
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
    IReadOnlyList<string> Tags) : Finding(Id, Severity, Title, Description, Solution)
{
    /// <summary>The id of one that has none of its own.</summary>
    public const string Nameless = "unknown-vulnerability";

    /// <inheritdoc/>
    public override FindingKind Kind => FindingKind.Vulnerability;

    /// <summary>Other ids by which TCSS lists the same vulnerability, as in <c>POCID</c> next to a CVE; empty when there are none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// Which row of the list it comes from, when that row names several components and so gives several vulnerabilities: those of one number are one
    /// row, and count once. <see langword="null"/>: it has a row of its own.
    /// </summary>
    public int? SharedRow { get; init; }

    /// <summary>
    /// Whether TCSS says nothing at all of fixes and exploits: <c>FixedVersions</c>, <c>Components</c> and <c>Tag</c> are all null or missing. An empty
    /// value says "no".
    /// </summary>
    public bool FixesUnknown { get; init; }

    /// <summary>Why it is not known under which ids TCSS lists it; <see langword="null"/> when it is.</summary>
    public string? IdUnknown { get; init; }

    /// <summary>Why TCSS's CVSS score of it is unknown, when a score came and could not be read; <see langword="null"/> otherwise.</summary>
    public string? ScoreUnknown { get; init; }

    /// <summary>The CVSS base score that counts: 0 for a level above low is no score. <see langword="null"/> when unknown.</summary>
    public double? Score => this.Cvss is 0 && this.Severity > Severity.Low ? null : this.Cvss;

    /// <summary>Whether an update mends it: a version is named, or TCSS says so.</summary>
    public bool IsFixable => this.FixedVersion.Length > 0 || this.Tags.Contains("CanBeFixed", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether TCSS knows a proof of concept or an exploit.</summary>
    public bool IsExploitable =>
        this.Tags.Contains("DynamicLevelPoc", StringComparer.OrdinalIgnoreCase) || this.Tags.Contains("DynamicLevelExp", StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Place => this.Component;
}

/// <summary>A virus or trojan in a file of the image.</summary>
/// <param name="Id"><c>VirusName</c>.</param>
/// <param name="Severity">From <c>RiskLevel</c>.</param>
/// <param name="Title">The same name, for people.</param>
/// <param name="Description"><c>Desc</c>.</param>
/// <param name="Solution"><c>Solution</c>.</param>
/// <param name="Path">The file (<c>Path</c>, without a leading slash in the published answers).</param>
/// <param name="Md5"><c>FileMd5</c>; empty when unknown.</param>
/// <param name="Size"><c>FileSize</c>, bytes; <see langword="null"/> when unknown.</param>
public sealed record Virus(
    string Id, Severity Severity, string Title, string Description, string Solution, string Path, string Md5, long? Size)
    : Finding(Id, Severity, Title, Description, Solution)
{
    /// <inheritdoc/>
    public override FindingKind Kind => FindingKind.Virus;

    /// <inheritdoc/>
    public override string Place => this.Path;
}

/// <summary>A risky instruction in how the image was built.</summary>
/// <param name="Id">The type (<c>Type</c>), as text; what a waiver names.</param>
/// <param name="Severity">From <c>Level</c>.</param>
/// <param name="Title">A short name.</param>
/// <param name="Description"><c>Desc</c>.</param>
/// <param name="Solution">Empty: the API gives none.</param>
/// <param name="Behavior"><c>Behavior</c>, as text; empty when unknown.</param>
/// <param name="Instruction"><c>InstructionContent</c>, already redacted where it may hold a password.</param>
public sealed record Risk(
    string Id, Severity Severity, string Title, string Description, string Solution, string Behavior, string Instruction)
    : Finding(Id, Severity, Title, Description, Solution)
{
    /// <inheritdoc/>
    public override FindingKind Kind => FindingKind.Risk;

    /// <inheritdoc/>
    public override string Place => this.Instruction;
}
