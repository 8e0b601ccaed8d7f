using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Scans;

namespace TcssGate.Emulator.Nodes;

/// <summary><c>CreateAssetImageScanTask</c> and <c>DescribeAssetImageScanStatus</c>.</summary>
internal static class NodeScanActions
{
    private const int TaskIdLength = 24;

    public static Outcome Start(CloudState cloud, Parameters asked)
    {
        var types = (asked.Flag("ScanVul") ? ScannedTypes.Cve : ScannedTypes.None)
            | (asked.Flag("ScanVirus") ? ScannedTypes.Virus : ScannedTypes.None)
            | (asked.Flag("ScanRisk") ? ScannedTypes.Risk : ScannedTypes.None);
        if (types is ScannedTypes.None)
        {
            return ApiError.Invalid("One of `ScanVul`, `ScanVirus` and `ScanRisk` has to be true.");
        }

        return Targets(cloud, asked) switch
        {
            null => ApiError.NoSuchImage,
            [] => ApiError.Missing("Images"),
            var images => ScanAdmission.Start(cloud, cloud.NodeScans, images, types, task => JsonValue.Create(TaskId(task))),
        };
    }

    public static Outcome Progress(CloudState cloud, Parameters asked)
    {
        if (cloud.NodeScans.Task(task => TaskId(task) == asked.Text("TaskID")) is not { } images)
        {
            return ApiError.NoSuchTask;
        }

        // The task knows that it runs also while its images still show an old result.
        IReadOnlyList<NodeImageState> known = [.. images.Where(image => image.Known)];
        IReadOnlyList<ScanView> views = [.. known.Select(image => image.View(cloud.Now))];
        var ended = known.Count(image => image.Run is null);
        return new JsonObject
        {
            ["ImageTotal"] = views.Count,
            ["ImageScanCnt"] = ended,
            ["SuccessCount"] = views.Count(view => view.Result.Status == ScanWords.Scanned),
            ["RiskCount"] = views.Count(view => !view.Result.Findings.IsEmpty),
            ["Schedule"] = views.Count == 0 ? 0 : 100 * ended / views.Count,
            ["Status"] = ended < views.Count ? ScanWords.Scanning : ScanWords.Scanned,
            ["LeftSeconds"] = views.Count == 0 ? 0 : views.Max(view => view.Remain),
        };
    }

    // By ids, or all; null when one of them does not exist, empty when none was asked for.
    private static IReadOnlyList<NodeImageState>? Targets(CloudState cloud, Parameters asked)
    {
        if (asked.Texts("Images") is { Count: > 0 } ids)
        {
            var images = ids.Distinct().Select(cloud.Nodes.Find).ToList();
            return images.Contains(null) ? null : [.. images.OfType<NodeImageState>()];
        }

        return asked.Flag("All") ? [.. cloud.Nodes.Listed.Where(image => image.Known)] : [];
    }

    // As in 6013a6c334b9a9000cf519be.
    private static string TaskId(long task) => EmulatedDigest.Of($"task {task}")[^TaskIdLength..];
}
