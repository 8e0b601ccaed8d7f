using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Syncing;

/// <summary><c>DescribeAssetImageRegistryRegistryList</c>.</summary>
internal static class RegistryListAction
{
    public static Outcome Run(CloudState cloud, Parameters asked) =>
        Paging.Page(cloud.World.Registries, asked, cloud.World.Quirks, registry => Row(cloud, registry));

    private static JsonObject Row(CloudState cloud, RegistrySpec registry)
    {
        var reason = registry.Failing ?? "";
        return new JsonObject
        {
            ["RegistryId"] = registry.Id,
            ["Name"] = registry.Name,
            ["RegistryType"] = registry.Type,
            ["RegistryRegion"] = registry.Region,
            ["RegistryVersion"] = "V1",
            ["InstanceID"] = registry.Instance,
            ["Url"] = registry.Url,
            ["NetType"] = "public",
            ["ConnDetectType"] = "agent",
            ["ConnDetectHostCount"] = 1,
            ["ConnectMsg"] = reason,
            ["LatestSyncTime"] = cloud.Time.Plain(cloud.Sync.Latest(registry.Id)),
            ["SyncStatus"] = Status(cloud, registry),
            ["SyncFailReason"] = reason,
            ["SyncMessage"] = reason,
            ["SyncSolution"] = reason.Length > 0 ? "请重新检查主机节点后再进行重试" : "",
        };
    }

    private static string Status(CloudState cloud, RegistrySpec registry) =>
        cloud.Sync.Shown(cloud.Now) is { } run && run.Registries.Contains(registry) ? SyncWords.Doing
        : registry.Failing is not null ? SyncWords.Failed
        : SyncWords.Success;
}
