using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;

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
            _ => ScanAdmission.Start(cloud, cloud.Scans, images, types, task => JsonValue.Create(task)),
        };
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
