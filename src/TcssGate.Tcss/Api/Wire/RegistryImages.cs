using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>The state of one image, as <c>DescribeAssetImageRegistryDetail</c> and the rows of <c>DescribeAssetImageRegistryList</c> have it.</summary>
/// <remarks>Any field can be missing or null, and then it is unknown.</remarks>
internal sealed record RegistryImageRow : ResponseBody
{
    /// <summary>Missing in the published details.</summary>
    public long? Id { get; init; }

    public string? ImageDigest { get; init; }

    public string? ImageId { get; init; }

    public string? RegistryType { get; init; }

    public string? ImageRepoAddress { get; init; }

    public string? InstanceId { get; init; }

    public string? InstanceName { get; init; }

    public string? ImageTag { get; init; }

    /// <summary>Bytes.</summary>
    public long? ImageSize { get; init; }

    public string? ImageCreateTime { get; init; }

    public string? OsName { get; init; }

    /// <summary>Empty: never. Else ISO 8601 with an offset, by the server's clock.</summary>
    public string? ScanTime { get; init; }

    public string? ScanStatus { get; init; }

    public string? CveStatus { get; init; }

    public string? VirusStatus { get; init; }

    public string? RiskStatus { get; init; }

    /// <summary>0 to 100; stays 100 from the last scan.</summary>
    public int? Progress { get; init; }

    public int? ScanVulProgress { get; init; }

    public int? ScanVirusProgress { get; init; }

    public int? ScanRiskProgress { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanVulError { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanVirusError { get; init; }

    [JsonConverter(typeof(WireProblem))]
    public string? ScanRiskError { get; init; }

    /// <summary>Seconds, an estimate; 0 when unknown.</summary>
    public int? ScanRemainTime { get; init; }

    public int? VulCnt { get; init; }

    public int? VirusCnt { get; init; }

    public int? RiskCnt { get; init; }

    public int? SensitiveInfoCnt { get; init; }

    /// <summary>The older, misspelt name of <see cref="SensitiveInfoCnt"/>; the one in the published answers.</summary>
    public int? SentiveInfoCnt { get; init; }

    /// <summary>Only in rows, as are the severity counts.</summary>
    public bool? IsTrustImage { get; init; }

    public int? CriticalLevelVulCnt { get; init; }

    public int? HighLevelVulCnt { get; init; }

    public int? MediumLevelVulCnt { get; init; }

    public int? LowLevelVulCnt { get; init; }

    /// <summary>0: no scan licence; anything else: has one (a published row says 12).</summary>
    public int? IsAuthorized { get; init; }

    public bool? IsLatestImage { get; init; }
}

/// <summary><c>DescribeAssetImageRegistryDetail</c>.</summary>
internal sealed record RegistryDetailRequest
{
    public long? Id { get; init; }

    public string? ImageId { get; init; }
}
