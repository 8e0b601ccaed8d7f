using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary><c>CreateAssetImageScanTask</c>: one task scans many images.</summary>
internal sealed record NodeScanTaskRequest
{
    public bool? All { get; init; }

    /// <summary>By their <c>ImageID</c>.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    public bool? ScanVul { get; init; }

    public bool? ScanVirus { get; init; }

    public bool? ScanRisk { get; init; }

    /// <summary>Seconds.</summary>
    public int? Timeout { get; init; }
}

internal sealed record NodeScanTask : ResponseBody
{
    /// <summary>A text here and a number in the registry's API.</summary>
    [JsonConverter(typeof(WireTextOrNumber))]
    public string? TaskID { get; init; }
}

/// <summary><c>DescribeAssetImageScanStatus</c>.</summary>
internal sealed record NodeScanProgressRequest
{
    public string? TaskID { get; init; }
}

/// <summary>The progress of a task. A hint, never a proof: it says nothing of single images.</summary>
internal sealed record NodeScanProgress : ResponseBody
{
    public int? ImageTotal { get; init; }

    public int? ImageScanCnt { get; init; }

    public string? Status { get; init; }

    /// <summary>Seconds, an estimate; 0 when unknown.</summary>
    public int? LeftSeconds { get; init; }
}
