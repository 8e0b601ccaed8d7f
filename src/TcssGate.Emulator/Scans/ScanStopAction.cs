using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Scans;

/// <summary><c>ModifyAssetImageRegistryScanStop</c>: what showed before the scan shows again.</summary>
internal static class ScanStopAction
{
    public static Outcome Run(CloudState cloud, Parameters asked)
    {
        if (ScanTargets.Of(cloud, asked) is not { } images)
        {
            return ApiError.NoSuchImage;
        }

        foreach (var image in images)
        {
            image.Stop();
        }

        return new JsonObject();
    }
}
