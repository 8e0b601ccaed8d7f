using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>After a sync a tag means what the registry holds, also when the list lags behind the sync.</summary>
public sealed class MovedTagTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Policy = "{ version: 1, name: p, desired: { viruses: 0 } }";

    [Theory]
    [InlineData("0s")]
    [InlineData("1s")]
    [InlineData("2500ms")]
    [InlineData("5s")]
    public void A_tag_that_moved_is_judged_as_it_is_now_although_the_list_lags(string lag)
    {
        var run = FlowRun.In($$"""
            quirks: { rowsLag: {{lag}} }
            sync: { takes: 3s }
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: old, registryDigest: new, scanned: 1h, scan: { takes: 5s }, after: { viruses: { count: 1 } } }
            """);

        var result = run.Judge(Web, Policy);

        result.Image!.Digest.ToString().Should().Be(EmulatedDigest.Of("new"));
        result.Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void A_tag_that_did_not_move_is_taken_five_seconds_after_the_sync()
    {
        var run = FlowRun.In("""
            sync: { takes: 3s }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }]
            """);

        run.Judge(Web, Policy).Verdict.Should().BeOfType<Verdict.Met>();
        run.Took.Should().BeCloseTo(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_just_pushed_image_is_taken_as_soon_as_it_is_listed()
    {
        var run = FlowRun.In("""
            sync: { takes: 3s }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", pushed: unsynced, scan: { takes: 5s } }]
            """);

        run.Judge(Web, Policy).Verdict.Should().BeOfType<Verdict.Met>();
        var synced = run.Cloud.Calls.Single(call => call.Action == "SyncAssetImageRegistryAsset").At + TimeSpan.FromSeconds(3);
        (run.Cloud.Calls.Single(call => call.Action == "CreateAssetImageRegistryScanTask").At - synced).Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_tag_that_moves_on_after_it_was_pinned_is_undecided()
    {
        var run = FlowRun.In($$"""
            quirks: { rowsLag: 30s }
            sync: { takes: 3s }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: old, registryDigest: new, scanned: 1h }]
            """);

        run.Judge(Web, Policy).Reason!.Code.Should().Be(UndecidedCode.ImageChanged, "the detail shows what the list does not show yet");
    }
}
