using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class EventTests
{
    [Fact]
    public void A_tag_moves_while_its_image_is_scanned()
    {
        using var cloud = Cloud.WithWeb("digest: old, scan: {takes: 10s}", $"events: [{{at: 5s, image: '{Cloud.Web}', digest: new}}]");
        cloud.Scan();
        cloud.Time.Advance(4.999);
        Digest(cloud).Should().Be(EmulatedDigest.Of("old"));
        cloud.Time.Advance(0.001);
        Digest(cloud).Should().Be(EmulatedDigest.Of("new"));
        cloud.Time.Advance(5);
        cloud.Detail()["Progress"]!.GetValue<int>().Should().Be(100, "the scan goes on, and only the digest tells");
    }

    [Fact]
    public void A_push_shows_after_the_next_sync_only()
    {
        using var cloud = Cloud.WithWeb("digest: old", $"events: [{{at: 1s, image: '{Cloud.Web}', registryDigest: new}}]");
        cloud.Time.Advance(1);
        Digest(cloud).Should().Be(EmulatedDigest.Of("old"));
        cloud.Ask("SyncAssetImageRegistryAsset", """{"All": true}""");
        cloud.Time.Advance(2);
        Digest(cloud).Should().Be(EmulatedDigest.Of("new"));
    }

    [Fact]
    public void An_image_vanishes_for_good()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 10s}", $"events: [{{at: 5s, image: '{Cloud.Web}', vanishes: true}}]");
        cloud.Scan();
        cloud.Time.Advance(5);
        Cloud.CodeOf(cloud.Detail()).Should().Be("ResourceNotFound");
        cloud.Ask("SyncAssetImageRegistryAsset", """{"All": true}""");
        cloud.Time.Advance(10);
        cloud.Rows().Should().BeEmpty();
    }

    [Fact]
    public void A_licence_is_withdrawn_and_a_field_changes()
    {
        using var cloud = Cloud.WithWeb("scanned: 1h", $"events: [{{at: 5s, image: '{Cloud.Web}', licensed: false, fields: {{VulCnt: null}}}}]");
        cloud.Time.Advance(5);
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Detail()["VulCnt"].Should().BeNull();
    }

    [Fact]
    public void Events_happen_in_the_order_of_their_moments_however_late_the_next_request_is()
    {
        using var cloud = Cloud.WithWeb("digest: one", $"""
            events:
              - {"{"}at: 9s, image: '{Cloud.Web}', digest: three{"}"}
              - {"{"}at: 5s, image: '{Cloud.Web}', digest: two{"}"}
            """);
        cloud.Time.Advance(100);
        Digest(cloud).Should().Be(EmulatedDigest.Of("three"));
    }

    [Fact]
    public void A_test_lets_things_happen_itself()
    {
        using var cloud = Cloud.WithWeb("digest: old, scan: {takes: 10s}");
        cloud.Emulated.Change(Cloud.Web, new ImageChange { Digest = "new", ScanStarts = true });
        Digest(cloud).Should().Be(EmulatedDigest.Of("new"));
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNING");
        cloud.Time.Advance(10);
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");

        cloud.Emulated.Change(Cloud.Web, new ImageChange { Licensed = false });
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Emulated.Change(Cloud.Web, new ImageChange { Vanishes = true });
        cloud.Rows().Should().BeEmpty();
        FluentActions.Invoking(() => cloud.Emulated.Change("nothing:1", new ImageChange())).Should().Throw<ArgumentException>();
    }

    private static string Digest(Cloud cloud) => cloud.Detail()["ImageDigest"]!.GetValue<string>();
}
