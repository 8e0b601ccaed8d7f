using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Asks for a page of findings of one image, by its id.</summary>
internal sealed record NodeFindingsRequest : PageRequest
{
    public string? ImageID { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageVulList</c>: one component of one CVE.</summary>
internal sealed record NodeVulnerabilityRow
{
    public string? CVEID { get; init; }

    public string? Name { get; init; }

    public string? Component { get; init; }

    public string? Version { get; init; }

    public string? FixedVersions { get; init; }

    /// <summary>A number here.</summary>
    [JsonConverter(typeof(WireTextOrNumber))]
    public string? Level { get; init; }

    /// <summary>A number here, which has been through 32 bits: 8.1 comes as 8.100000381469727.</summary>
    [JsonConverter(typeof(WireTextOrNumber))]
    public string? CVSSV3Score { get; init; }

    public string? CVSSV3Desc { get; init; }

    /// <summary>May hold HTML and Chinese text, as the solutions may.</summary>
    public string? Des { get; init; }

    public string? OfficialSolution { get; init; }

    public string? DefenseSolution { get; init; }

    /// <summary>A JSON array inside a string.</summary>
    public string? Reference { get; init; }

    public string? SubmitTime { get; init; }

    public IReadOnlyList<string>? Tag { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageVirusList</c>.</summary>
internal sealed record NodeVirusRow
{
    public string? VirusName { get; init; }

    public string? Path { get; init; }

    public string? FileName { get; init; }

    public string? Md5 { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    /// <summary>A number here.</summary>
    [JsonConverter(typeof(WireTextOrNumber))]
    public string? RiskLevel { get; init; }

    public string? Desc { get; init; }

    public string? Solution { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageRiskList</c>.</summary>
internal sealed record NodeRiskRow
{
    public int? Behavior { get; init; }

    public int? Type { get; init; }

    /// <summary>A number here.</summary>
    [JsonConverter(typeof(WireTextOrNumber))]
    public string? Level { get; init; }

    public string? Desc { get; init; }

    /// <summary>May hold a password.</summary>
    public string? InstructionContent { get; init; }
}
