using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Scans;

/// <summary>Lets a scan task begin, or says why it cannot.</summary>
internal static class ScanAdmission
{
    public static Outcome Start<TImage>(
        CloudState cloud, ScanDesk<TImage> desk, IReadOnlyList<TImage> images, ScannedTypes types, Func<long, JsonNode> id)
        where TImage : ScannableState
    {
        IReadOnlyList<TImage> ready = [.. images.Where(image => image.CanBeScanned)];
        if (ready.Count == 0 || (ready.Count < images.Count && cloud.World.Quirks.BatchRefusal is BatchRefusal.Any))
        {
            return ApiError.AlreadyScanning;
        }

        if (!desk.HasLicencesFor(ready.Count))
        {
            return ApiError.NotEnoughLicences;
        }

        var task = desk.Start(ready, types, cloud.Now);
        return cloud.World.Quirks.OmitTaskId ? [] : new JsonObject { ["TaskID"] = id(task) };
    }
}
