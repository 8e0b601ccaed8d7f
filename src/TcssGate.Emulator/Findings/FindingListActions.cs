using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Findings;

/// <summary>The three lists of findings of one image. Their filters are accepted and narrow nothing.</summary>
internal static class FindingListActions
{
    public static Outcome Vulnerabilities(CloudState cloud, Parameters asked) => List(cloud, asked, found => found.Vulnerabilities);

    public static Outcome Viruses(CloudState cloud, Parameters asked) => List(cloud, asked, found => found.Viruses);

    public static Outcome Risks(CloudState cloud, Parameters asked) => List(cloud, asked, found => found.Risks);

    private static Outcome List(CloudState cloud, Parameters asked, Func<FindingSet, IReadOnlyList<JsonObject>> rows) =>
        cloud.Estate.Find(asked.Integer("Id") ?? 0) is { } image
            ? Paging.Page(rows(image.View(cloud.Now).Result.Findings), asked, cloud.World.Quirks, row => row.DeepClone())
            : ApiError.NoSuchImage;
}
