using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class SyncTests
{
    [Fact]
    public void A_just_pushed_image_is_listed_when_a_sync_has_ended()
    {
        using var cloud = Cloud.WithWeb("pushed: unsynced", "sync: {takes: 2s}");
        cloud.Rows().Should().BeEmpty();
        Status(cloud).Should().Be(("success", "", "2026-11-20 10:00:00"));

        Sync(cloud).Should().BeEmpty();
        Status(cloud).Should().Be(("doing", "", "2026-11-20 10:00:00"));
        cloud.Time.Advance(1.999);
        cloud.Rows().Should().BeEmpty();
        cloud.Time.Advance(0.001);
        cloud.Rows().Should().ContainSingle();
        Status(cloud).Should().Be(("success", "", "2026-11-20 16:00:02"));
    }

    [Fact]
    public void The_old_success_still_shows_for_as_long_as_it_is_stale()
    {
        using var cloud = Cloud.With("sync: {takes: 3s, staleSuccessFor: 1s, errWhileDoing: rpc service error}");
        Sync(cloud);
        cloud.Time.Advance(0.999);
        Status(cloud).Should().Be(("success", "", "2026-11-20 10:00:00"));
        cloud.Time.Advance(0.001);
        Status(cloud).Should().Be(("doing", "rpc service error", "2026-11-20 10:00:00"));
        cloud.Time.Advance(2);
        Status(cloud).Should().Be(("success", "", "2026-11-20 16:00:03"));
    }

    [Fact]
    public void A_failed_sync_lists_nothing_and_the_next_one_may_work()
    {
        using var cloud = Cloud.WithWeb("pushed: unsynced", "sync: {fails: registry unreachable, failTimes: 1, lastSuccess: never}");
        Sync(cloud);
        cloud.Time.Advance(2);
        Status(cloud).Should().Be(("failed", "registry unreachable", ""));
        cloud.Rows().Should().BeEmpty();
        Sync(cloud);
        cloud.Time.Advance(2);
        Status(cloud).Should().Be(("success", "", "2026-11-20 16:00:04"));
        cloud.Rows().Should().ContainSingle();
    }

    [Fact]
    public void A_sync_tells_which_digest_the_registry_holds_now_and_that_one_was_never_scanned()
    {
        using var cloud = Cloud.WithWeb("digest: old, registryDigest: new, scanned: 2h");
        Digest(cloud).Should().Be(EmulatedDigest.Of("old"));
        Sync(cloud);
        cloud.Time.Advance(2);
        Digest(cloud).Should().Be(EmulatedDigest.Of("new"));
        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().BeEmpty();
    }

    [Fact]
    public void A_moved_tag_can_keep_showing_the_scan_of_what_it_was_before()
    {
        using var cloud = Cloud.WithWeb("digest: old, registryDigest: new, scanned: 2h", "quirks: {movedTagKeepsScan: true}");
        Sync(cloud);
        cloud.Time.Advance(2);
        Digest(cloud).Should().Be(EmulatedDigest.Of("new"));
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
    }

    [Fact]
    public void One_registry_can_fail_for_ever_without_failing_the_sync()
    {
        using var cloud = Cloud.With(TwoRegistries);
        Sync(cloud);
        Registries(cloud).Should().Equal(("ccr-default", "doing", ""), ("aws_public", "doing", "自有主机agent离线"));
        cloud.Time.Advance(2);
        Registries(cloud).Should().Equal(("ccr-default", "success", ""), ("aws_public", "failed", "自有主机agent离线"));
        Status(cloud).Status.Should().Be("success");
        cloud.Rows().Select(row => row["InstanceName"]!.GetValue<string>()).Should().Equal("ccr-default");
    }

    [Theory]
    [InlineData("""{"RegistryIds": [1]}""", "success", 1)]
    [InlineData("""{"RegistryIds": [10000]}""", "failed", 0)]
    public void Some_registries_can_be_synced_alone(string body, string status, int listed)
    {
        using var cloud = Cloud.With(TwoRegistries);
        cloud.Code("SyncAssetImageRegistryAsset", body).Should().BeEmpty();
        cloud.Time.Advance(2);
        Status(cloud).Status.Should().Be(status);
        cloud.Rows().Should().HaveCount(listed);
    }

    [Fact]
    public void One_registry_that_fails_can_fail_the_sync()
    {
        using var cloud = Cloud.With(TwoRegistries + "\nsync: {failsWithRegistry: true}");
        Sync(cloud);
        cloud.Time.Advance(2);
        Status(cloud).Should().Be(("failed", "自有主机agent离线", "2026-11-20 10:00:00"));
        cloud.Rows().Should().ContainSingle("the other registry was synced");
    }

    private const string TwoRegistries = """
        registries:
          - {name: ccr-default, type: ccr}
          - {name: aws_public, type: aws, id: 10000, failing: 自有主机agent离线}
        images:
          - {repository: host/shop/web, tag: v1, registry: ccr-default, pushed: unsynced}
          - {repository: host/shop/web, tag: v1, registry: aws_public, pushed: unsynced}
        """;

    private static string Sync(Cloud cloud) => cloud.Code("SyncAssetImageRegistryAsset", """{"All": true}""");

    private static string Digest(Cloud cloud) => cloud.Row()["ImageDigest"]!.GetValue<string>();

    private static (string Status, string Err, string Latest) Status(Cloud cloud)
    {
        var answer = cloud.Ask("DescribeAssetImageRegistryAssetStatus");
        return (answer["Status"]!.GetValue<string>(), answer["Err"]!.GetValue<string>(), answer["LatestSyncSuccessTime"]!.GetValue<string>());
    }

    private static IEnumerable<(string Name, string Status, string Reason)> Registries(Cloud cloud) =>
        cloud.Ask("DescribeAssetImageRegistryRegistryList")["List"]!.AsArray().Select(row => (
            row!["Name"]!.GetValue<string>(),
            row["SyncStatus"]!.GetValue<string>(),
            row["SyncFailReason"]!.GetValue<string>()));
}
