using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Emulator;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Tcss.Tests.Scanning;

public sealed class SavedPlanTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Start = "CreateAssetImageRegistryScanTask";
    private const string Sync = "SyncAssetImageRegistryAsset";

    private static readonly string Pinned = $"{Web}@{EmulatedDigest.Of("one")}";

    [Fact]
    public void A_saved_plan_whose_world_has_not_changed_is_done()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h, scan: { takes: 5s } }]");
        Save(run, Web);

        run.Judge(Web).Origin.Should().Be(ScanOrigin.Triggered);
        run.CallsOf(Start).Should().Be(1);
    }

    [Fact]
    public void A_tag_that_was_pushed_again_since_makes_it_stale_before_any_scan()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h }]");
        Save(run, Web);
        run.Cloud.Change(Web, new ImageChange { RegistryDigest = "two" });

        Refused(run, Web).Should().Equal(new PlanDifference($"{Web}: digest", EmulatedDigest.Of("one"), EmulatedDigest.Of("two")));
        run.CallsOf(Start).Should().Be(0);
    }

    [Fact]
    public void An_image_that_is_gone_makes_it_stale()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h }]");
        Save(run, Web);
        run.Cloud.Change(Web, new ImageChange { Vanishes = true });

        Refused(run, Web).Should().ContainSingle().Which.From.Should().Be(EmulatedDigest.Of("one"));
        run.CallsOf(Start).Should().Be(0);
    }

    [Fact]
    public void A_sync_that_was_not_planned_is_not_done()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 1h }]");
        Save(run, Pinned);
        run.Cloud.Change(Web, new ImageChange { Digest = "two" });

        Refused(run, Pinned).Should().ContainSingle().Which.What.Should().EndWith("sync");
        run.Actions.Should().NotContain(Sync).And.NotContain(Start);
    }

    [Fact]
    public void A_scan_that_was_not_planned_is_not_started_for_any_image()
    {
        var run = FlowRun.In("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 23h }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: '1', scanned: 48h }
            """);
        var api = $"ccr.ccs.tencentyun.com/shop/api:1@{EmulatedDigest.Of("ccr.ccs.tencentyun.com/shop/api:1")}";
        Save(run, Pinned, api);
        run.Time.Advance(TimeSpan.FromHours(2));

        Refused(run, Pinned, api).Should().ContainSingle().Which.What.Should().Be($"{Pinned}: scan");
        run.CallsOf(Start).Should().Be(0);
    }

    [Fact]
    public void A_licence_that_was_given_since_makes_it_stale_and_one_that_was_taken_leaves_it_undecided()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, licensed: false }]");
        Save(run, Pinned);
        run.Cloud.Change(Web, new ImageChange { Licensed = true });
        Refused(run, Pinned).Should().ContainSingle().Which.What.Should().Be($"{Pinned}: scan");

        Save(run, Pinned);
        run.Cloud.Change(Web, new ImageChange { Licensed = false });
        run.Judge(Pinned).Reason!.Code.Should().Be(UndecidedCode.NotLicensed);
    }

    [Fact]
    public void A_planned_scan_is_done_also_when_somebody_elses_has_ended_meanwhile()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scan: { takes: 5s } }]");
        Save(run, Pinned);
        run.Cloud.Change(Web, new ImageChange { ScanStarts = true });
        run.Time.Advance(TimeSpan.FromMinutes(1));

        run.Judge(Pinned).Origin.Should().Be(ScanOrigin.Triggered);
    }

    [Fact]
    public void A_planned_scan_joins_one_that_runs_by_now()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scan: { takes: 30s } }]");
        Save(run, Pinned);
        run.Cloud.Change(Web, new ImageChange { ScanStarts = true });
        run.Time.Advance(TimeSpan.FromSeconds(2));

        run.Judge(Pinned).Origin.Should().Be(ScanOrigin.Joined);
    }

    [Fact]
    public void After_a_sync_that_fails_the_image_is_undecided_not_stale()
    {
        var run = FlowRun.In("""
            sync: { fails: agent offline }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h }]
            registries: [{ name: ccr-default, failing: agent offline }]
            """);
        Save(run, Web);

        run.Judge(Web).Reason!.Code.Should().Be(UndecidedCode.SyncFailed);
        run.CallsOf(Start).Should().Be(0);
    }

    private static void Save(FlowRun run, params string[] images)
    {
        run.Adjust = order => order;
        var planned = run.PlanAll(images);
        var plan = new GatePlan
        {
            Version = "0",
            MadeAt = run.Time.GetUtcNow(),
            Day = planned.Day,
            Endpoint = "test",
            Options = new PlanOptions(false, null, null),
            Policies = [],
            Images = planned.Images,
        };
        run.Adjust = order => order with { Plan = plan };
    }

    private static IReadOnlyList<PlanDifference> Refused(FlowRun run, params string[] images)
    {
        var judge = () => run.JudgeAll(images);
        return judge.Should().Throw<StalePlanException>().Which.Differences;
    }
}
