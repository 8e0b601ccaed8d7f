using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Scan tasks and their progress, between the domain and the wire.</summary>
internal static class ScanMapping
{
    public static RegistryScanRequest ToWire(ScanRequest request) => new()
    {
        Id = request.Ids,
        ScanType = [.. request.Types.Select(type => type.Name().ToUpperInvariant())],
        Timeout = WireValue.Seconds(request.Timeout),
    };

    public static ScanProgress ToProgress(RegistryScanProgress progress) => new(
        WireValue.Count(progress.ImageTotal),
        WireValue.Count(progress.ImageScanCnt),
        ScanStatus.Parse(progress.Status),
        WireValue.Remaining(progress.ScanRemainTime),
        [.. (progress.ImageStatus ?? []).OfType<RegistryScanProgressRow>().Select(ToRow)]);

    private static ImageProgress ToRow(RegistryScanProgressRow row) => new(
        WireValue.FirstOf(row.ImageRepoAddress),
        WireValue.FirstOf(row.ImageTag),
        ScanStatus.Parse(row.ScanStatus),
        WireValue.Percent(row.CveProgress),
        WireValue.Percent(row.VirusProgress),
        WireValue.Percent(row.RiskProgress));
}
