using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Scans;

namespace TcssGate.Emulator.Nodes;

/// <summary>The three lists of findings of one image on nodes. Their filters are accepted and narrow nothing.</summary>
internal static class NodeFindingActions
{
    public static Outcome Vulnerabilities(CloudState cloud, Parameters asked) =>
        Page(cloud, asked, found => found.Vulnerabilities, NodeFindingRows.Vulnerability) is { } page ? page : ApiError.NoSuchImage;

    public static Outcome Risks(CloudState cloud, Parameters asked) =>
        Page(cloud, asked, found => found.Risks, NodeFindingRows.Risk) is { } page ? page : ApiError.NoSuchImage;

    public static Outcome Viruses(CloudState cloud, Parameters asked)
    {
        if (Page(cloud, asked, found => found.Viruses, NodeFindingRows.Virus) is not { } page)
        {
            return ApiError.NoSuchImage;
        }

        page["VirusScanStatus"] = Number(Image(cloud, asked)!.View(cloud.Now).Result.Types.Virus);
        return page;
    }

    private static NodeImageState? Image(CloudState cloud, Parameters asked) => cloud.Nodes.Find(asked.Text("ImageID") ?? "");

    private static JsonObject? Page(
        CloudState cloud, Parameters asked, Func<FindingSet, IReadOnlyList<JsonObject>> rows, Func<JsonObject, JsonObject> row) =>
        Image(cloud, asked) is { } image ? Paging.Page(rows(image.View(cloud.Now).Result.Findings), asked, cloud.World.Quirks, row) : null;

    // 0: not scanned; 1: scanning; 2: scanned; 3: failed.
    private static int Number(TypeState type) => type switch
    {
        { Error.Length: > 0 } => 3,
        { Status: ScanWords.NotScanned } => 0,
        { Status: ScanWords.Scanning } => 1,
        { Status: ScanWords.Scanned } => 2,
        _ => 3,
    };
}
