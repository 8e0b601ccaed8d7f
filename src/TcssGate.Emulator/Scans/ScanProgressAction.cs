using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Scans;

/// <summary><c>DescribeAssetImageRegistryScanStatusOneKey</c>.</summary>
internal static class ScanProgressAction
{
    public static Outcome Run(CloudState cloud, Parameters asked)
    {
        if (ScanTargets.Of(cloud, asked) is not { } targets)
        {
            return ApiError.NoSuchImage;
        }

        IReadOnlyList<(ImageState Image, ScanView View)> images = [.. targets.Where(image => image.Listed).Select(image => (image, image.View(cloud.Now)))];
        var ended = images.Count(image => !image.View.Running);
        return new JsonObject
        {
            ["ImageTotal"] = images.Count,
            ["ImageScanCnt"] = ended,
            ["ImageStatus"] = cloud.World.Quirks.EmptyImageStatus ? [] : Rows(images),
            ["SuccessCount"] = images.Count(image => image.View.Result.Status == ScanWords.Scanned),
            ["RiskCount"] = images.Count(image => !image.View.Result.Findings.IsEmpty),
            ["Schedule"] = images.Count == 0 ? 0 : 100 * ended / images.Count,
            ["Status"] = ended < images.Count ? ScanWords.Scanning : ScanWords.Scanned,
            ["ScanRemainTime"] = images.Count == 0 ? 0 : images.Max(image => image.View.Remain),
        };
    }

    private static JsonArray Rows(IEnumerable<(ImageState Image, ScanView View)> images)
    {
        var rows = new JsonArray();
        foreach (var (image, view) in images)
        {
            rows.Add((JsonNode)Row(image, view.Result));
        }

        return rows;
    }

    private static JsonObject Row(ImageState image, ScanResult shown) => new()
    {
        ["ImageId"] = ImageRows.ImageId(image),
        ["RegistryType"] = image.Registry.Type,
        ["ImageRepoAddress"] = image.Spec.Repository,
        ["InstanceId"] = image.Registry.Instance,
        ["InstanceName"] = image.Registry.Name,
        ["Namespace"] = image.Spec.Namespace,
        ["ImageName"] = image.Spec.ShortName,
        ["ImageTag"] = image.Spec.Tag,
        ["ScanStatus"] = shown.Status,
        ["CveProgress"] = shown.Types.Cve.Progress,
        ["RiskProgress"] = shown.Types.Risk.Progress,
        ["VirusProgress"] = shown.Types.Virus.Progress,
    };
}
