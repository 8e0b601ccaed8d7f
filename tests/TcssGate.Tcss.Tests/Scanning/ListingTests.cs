using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

public sealed class ListingTests
{
    private const string List = "DescribeAssetImageRegistryList";

    [Theory]
    [InlineData("exact")]
    [InlineData("fuzzy")]
    [InlineData("ignored")]
    [InlineData("refused")]
    public void Whatever_the_service_does_with_filters_exactly_the_named_image_is_found(string filters)
    {
        var run = FlowRun.In($$"""
            quirks: { filters: {{filters}}, duplicateRows: true }
            images:
              - { repository: "ccr.ccs.tencentyun.com/other/web-{n}", tag: "1", count: 230, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web-admin, tag: "1", scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/other/web, tag: "1", scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1.4", scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: right, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1.4.2", scanned: 1h }
            """);

        var result = run.Judge("ccr.ccs.tencentyun.com/shop/web:1");

        result.Image!.Digest.ToString().Should().Be(EmulatedDigest.Of("right"));
        result.Image.ToString().Should().Be("ccr.ccs.tencentyun.com/shop/web:1");
    }

    [Fact]
    public void A_path_that_several_registries_hold_is_ambiguous_and_all_are_listed()
    {
        var run = FlowRun.In("""
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
              - { repository: harbor.example.com/shop/web, tag: "1", registry: harbor-one, scanned: 1h }
            """);

        var reason = run.Judge("shop/web:1").Reason!;

        reason.Code.Should().Be(UndecidedCode.ImageAmbiguous);
        reason.Text.Should().Contain("ccr.ccs.tencentyun.com/shop/web").And.Contain("harbor.example.com/shop/web");
    }

    [Fact]
    public void A_path_that_one_registry_holds_needs_no_host()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]");

        run.Judge("shop/web:1").Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void A_service_that_gives_smaller_pages_than_asked_for_hides_nothing()
    {
        var run = FlowRun.In("""
            quirks: { filters: ignored, pageCap: 7 }
            images:
              - { repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 50, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
            """);

        run.Judge("ccr.ccs.tencentyun.com/shop/web:1").Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void A_registry_out_of_reach_does_not_spoil_the_others()
    {
        var run = FlowRun.In("""
            registries: [{ name: ccr-default }, { name: broken, type: harbor, failing: agent offline }]
            sync: { takes: 2s, failsWithRegistry: true }
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
              - { repository: harbor.example.com/shop/job, tag: "1", registry: broken, scanned: 1h }
            """);

        run.Judge("ccr.ccs.tencentyun.com/shop/web:1").Verdict.Should().BeOfType<Verdict.Met>();
        var reason = run.Judge("harbor.example.com/shop/job:1").Reason!;
        reason.Code.Should().Be(UndecidedCode.SyncFailed);
        reason.Text.Should().Contain("agent offline");
    }

    [Fact]
    public void A_sync_that_is_refused_leaves_only_the_images_that_need_it_undecided()
    {
        var run = FlowRun.In("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/job, tag: "1", scanned: 1h }
            faults: [{ action: SyncAssetImageRegistryAsset, calls: every, error: FailedOperation }]
            """);

        var results = run.JudgeAll([$"ccr.ccs.tencentyun.com/shop/web:1@{EmulatedDigest.Of("one")}", "ccr.ccs.tencentyun.com/shop/job:1"]);

        results[0].Verdict.Should().BeOfType<Verdict.Met>();
        results[1].Reason!.Code.Should().Be(UndecidedCode.SyncFailed);
    }

    [Fact]
    public void The_success_of_an_earlier_sync_is_not_taken_for_ours()
    {
        var run = FlowRun.In("""
            sync: { takes: 10s, staleSuccessFor: 5s, lastSuccess: 3h }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: old, registryDigest: new, scanned: 1h, scan: { takes: 3s } }]
            """);

        run.Judge("ccr.ccs.tencentyun.com/shop/web:1").Image!.Digest.ToString().Should().Be(EmulatedDigest.Of("new"));
    }

    [Fact]
    public void A_single_image_in_a_large_estate_is_found_with_one_call()
    {
        var run = FlowRun.In("""
            images:
              - { repository: "ccr.ccs.tencentyun.com/estate/filler-{n}", tag: "1", count: 5000, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h, digest: one }
            """);

        run.Judge($"ccr.ccs.tencentyun.com/shop/web:1@{EmulatedDigest.Of("one")}").Verdict.Should().BeOfType<Verdict.Met>();
        run.CallsOf(List).Should().Be(1);
    }
}
