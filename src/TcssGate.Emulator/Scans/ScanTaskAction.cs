using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Scans;

/// <summary><c>CreateAssetImageRegistryScanTask</c>.</summary>
internal static class ScanTaskAction
{
    public static Outcome Run(CloudState cloud, Parameters asked)
    {
        if (Types(asked.Texts("ScanType")) is not { } types)
        {
            return ApiError.InvalidValue("The parameter `ScanType` holds CVE, VIRUS and RISK.");
        }

        var images = ScanTargets.Of(cloud, asked);
        return images switch
        {
            null => ApiError.NoSuchImage,
            [] => ApiError.Missing("Id"),
            _ => Start(cloud, images, types),
        };
    }

    private static Outcome Start(CloudState cloud, IReadOnlyList<ImageState> images, ScannedTypes types)
    {
        IReadOnlyList<ImageState> ready = [.. images.Where(image => image.CanBeScanned)];
        if (ready.Count == 0 || (ready.Count < images.Count && cloud.World.Quirks.BatchRefusal is BatchRefusal.Any))
        {
            return ApiError.AlreadyScanning;
        }

        if (!cloud.Scans.HasLicencesFor(ready.Count))
        {
            return ApiError.NotEnoughLicences;
        }

        var task = cloud.Scans.Start(ready, types, cloud.Now);
        return cloud.World.Quirks.OmitTaskId ? [] : new JsonObject { ["TaskID"] = task };
    }

    private static ScannedTypes? Types(IReadOnlyList<string>? words)
    {
        if (words is null or [])
        {
            return ScannedTypes.All;
        }

        var types = words.Select(word => ScannedTypeNames.Words.GetValueOrDefault(word)).ToList();
        return types.Contains(ScannedTypes.None) ? null : types.Aggregate((all, type) => all | type);
    }
}
