using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Scan tasks of images on nodes and their progress, between the domain and the wire.</summary>
internal static class NodeScanMapping
{
    public static NodeScanTaskRequest ToWire(NodeScanRequest request) => new()
    {
        Images = [.. request.ImageIds.Select(id => id.ToString())],
        ScanVul = request.Types.Contains(ScanType.Cve),
        ScanVirus = request.Types.Contains(ScanType.Virus),
        ScanRisk = request.Types.Contains(ScanType.Risk),
        Timeout = WireValue.Seconds(request.Timeout),
    };

    public static ScanProgress ToProgress(NodeScanProgress progress) => new(
        WireValue.Count(progress.ImageTotal),
        WireValue.Count(progress.ImageScanCnt),
        ScanStatus.Parse(progress.Status),
        WireValue.Remaining(progress.LeftSeconds),
        []);
}
