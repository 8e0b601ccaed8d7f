using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Syncing;

/// <summary><c>SyncAssetImageRegistryAsset</c> and <c>DescribeAssetImageRegistryAssetStatus</c>.</summary>
internal static class SyncActions
{
    public static Outcome Start(CloudState cloud, Parameters asked)
    {
        var all = cloud.World.Registries;
        var wanted = asked.Integers("RegistryIds") ?? [];
        if (!asked.Flag("All") && wanted.Count == 0)
        {
            return ApiError.Missing("RegistryIds");
        }

        if (wanted.Any(id => all.All(registry => registry.Id != id)))
        {
            return new ApiError("ResourceNotFound", "The registry does not exist.", "资源不存在");
        }

        cloud.Sync.Start(asked.Flag("All") ? all : [.. all.Where(registry => wanted.Contains(registry.Id))], cloud.Now);
        return new JsonObject();
    }

    public static Outcome Status(CloudState cloud, Parameters asked)
    {
        var doing = cloud.Sync.Shown(cloud.Now) is not null;
        return new JsonObject
        {
            ["Status"] = doing ? SyncWords.Doing : cloud.Sync.Ended,
            ["Err"] = doing ? cloud.World.Sync.ErrWhileDoing : cloud.Sync.Error,
            ["LatestSyncSuccessTime"] = cloud.Time.Plain(cloud.Sync.LastSuccess),
        };
    }
}
