namespace TcssGate.Tcss.Api.Wire;

/// <summary><c>CreateAssetImageRegistryScanTask</c>: one task scans many images.</summary>
internal sealed record RegistryScanRequest
{
    public bool? All { get; init; }

    public IReadOnlyList<long>? Id { get; init; }

    /// <summary><c>CVE</c>, <c>VIRUS</c>, <c>RISK</c>.</summary>
    public IReadOnlyList<string>? ScanType { get; init; }

    /// <summary>Seconds.</summary>
    public int? Timeout { get; init; }
}

internal sealed record RegistryScanTask : ResponseBody
{
    /// <summary>Missing in a published answer of an accepted task.</summary>
    public long? TaskID { get; init; }
}

/// <summary><c>DescribeAssetImageRegistryScanStatusOneKey</c>: the progress of many images in one call.</summary>
internal sealed record RegistryScanProgressRequest
{
    public bool? All { get; init; }

    public IReadOnlyList<long>? Id { get; init; }

    public long? TaskID { get; init; }
}

/// <summary>The progress of many images. A hint, never a proof: its rows carry no id and no digest.</summary>
internal sealed record RegistryScanProgress : ResponseBody
{
    public int? ImageTotal { get; init; }

    public int? ImageScanCnt { get; init; }

    /// <summary>Can be empty while <see cref="ImageTotal"/> is not 0.</summary>
    public IReadOnlyList<RegistryScanProgressRow>? ImageStatus { get; init; }

    public string? Status { get; init; }

    /// <summary>Seconds, an estimate; 0 when unknown.</summary>
    public int? ScanRemainTime { get; init; }
}

internal sealed record RegistryScanProgressRow
{
    public string? ImageRepoAddress { get; init; }

    public string? ImageTag { get; init; }

    public string? ScanStatus { get; init; }

    public int? CveProgress { get; init; }

    public int? VirusProgress { get; init; }

    public int? RiskProgress { get; init; }
}

/// <summary><c>ModifyAssetImageRegistryScanStop</c>.</summary>
internal sealed record RegistryScanStopRequest
{
    public bool? All { get; init; }

    public IReadOnlyList<long>? Id { get; init; }

    public long? TaskID { get; init; }
}
