using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>The state of one image on nodes, as <c>DescribeAssetImageDetail</c> and the rows of <c>DescribeAssetImageList</c> have it.</summary>
/// <remarks>Any field can be missing or null, and then it is unknown. Unlike a registry image it has no overall progress and no status a type.</remarks>
internal sealed record NodeImageRow : ResponseBody
{
    /// <summary><c>sha256:…</c>, of the image's configuration.</summary>
    public string? ImageID { get; init; }

    /// <summary>With its tag, and with its registry's host where the hosts know it.</summary>
    public string? ImageName { get; init; }

    /// <summary>As in <c>docker.io/centos@sha256:…</c>; only in details, and not in the published one.</summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    public string? CreateTime { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    public int? HostCnt { get; init; }

    public int? ContainerCnt { get; init; }

    public string? OsName { get; init; }

    /// <summary>Empty: never. With no zone (China's) in the published detail, with one in the published row.</summary>
    public string? ScanTime { get; init; }

    public string? ScanStatus { get; init; }

    /// <summary>What went wrong on the host.</summary>
    [JsonConverter(typeof(WireProblem))]
    public string? AgentError { get; init; }

    /// <summary>What went wrong behind the scenes.</summary>
    [JsonConverter(typeof(WireProblem))]
    public string? ScanError { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanVulError { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanVirusError { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanRiskError { get; init; }

    /// <summary>0 to 100; only in details.</summary>
    public int? ScanVulProgress { get; init; }

    public int? ScanVirusProgress { get; init; }

    public int? ScanRiskProgress { get; init; }

    /// <summary>Seconds, an estimate; 0 when unknown. Only in details.</summary>
    public int? RemainScanTime { get; init; }

    public int? VulCnt { get; init; }

    public int? VirusCnt { get; init; }

    public int? RiskCnt { get; init; }

    /// <summary>Only in details.</summary>
    public int? SensitiveInfoCnt { get; init; }

    public int? CriticalLevelVulCnt { get; init; }

    public int? HighLevelVulCnt { get; init; }

    public int? MediumLevelVulCnt { get; init; }

    public int? LowLevelVulCnt { get; init; }

    public bool? IsTrustImage { get; init; }

    /// <summary>0: no scan licence; anything else: has one (a published row says 12).</summary>
    public int? IsAuthorized { get; init; }
}

/// <summary><c>DescribeAssetImageDetail</c>; the D of its key is a capital one.</summary>
internal sealed record NodeDetailRequest
{
    public string? ImageID { get; init; }
}
