using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Asks for a page of findings of one image, by its id.</summary>
internal sealed record RegistryFindingsRequest : PageRequest
{
    public long? Id { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageRegistryVulList</c>. One CVE comes in as many rows as TCSS likes.</summary>
internal sealed record VulnerabilityRow
{
    public string? CVEID { get; init; }

    public string? POCID { get; init; }

    public string? Name { get; init; }

    public string? Component { get; init; }

    public IReadOnlyList<ComponentRow>? Components { get; init; }

    public string? Version { get; init; }

    public string? FixedVersions { get; init; }

    [JsonConverter(typeof(WireTextOrNumber))]
    public string? Level { get; init; }

    [JsonConverter(typeof(WireTextOrNumber))]
    public string? CvssScore { get; init; }

    public string? CvssVector { get; init; }

    /// <summary>May hold HTML and Chinese text, as the solutions may.</summary>
    public string? Des { get; init; }

    public string? OfficialSolution { get; init; }

    public string? DefenseSolution { get; init; }

    /// <summary>A JSON array inside a string.</summary>
    public string? Reference { get; init; }

    /// <summary>As in <c>2019-06-28 09:15:00</c>, with no zone.</summary>
    public string? SubmitTime { get; init; }

    public IReadOnlyList<string>? Tag { get; init; }
}

internal sealed record ComponentRow
{
    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? FixedVersion { get; init; }

    public string? Path { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageRegistryVirusList</c>.</summary>
internal sealed record VirusRow
{
    public string? VirusName { get; init; }

    public string? Path { get; init; }

    public string? FileName { get; init; }

    public string? FileMd5 { get; init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; init; }

    [JsonConverter(typeof(WireTextOrNumber))]
    public string? RiskLevel { get; init; }

    public string? Desc { get; init; }

    public string? Solution { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageRegistryRiskInfoList</c>.</summary>
internal sealed record RiskRow
{
    public int? Behavior { get; init; }

    public int? Type { get; init; }

    [JsonConverter(typeof(WireTextOrNumber))]
    public string? Level { get; init; }

    public string? Desc { get; init; }

    /// <summary>May hold a password.</summary>
    public string? InstructionContent { get; init; }
}
