using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

public sealed class OneImageTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Start = "CreateAssetImageRegistryScanTask";

    [Fact]
    public void A_just_pushed_image_is_synced_scanned_and_judged()
    {
        var run = FlowRun.In("""
            sync: { takes: 3s }
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", pushed: unsynced, scan: { takes: 20s } }
            """);

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Triggered);
        run.Actions.Should().ContainInOrder(
            "SyncAssetImageRegistryAsset", "DescribeAssetImageRegistryList", Start, "DescribeAssetImageRegistryDetail");
    }

    [Fact]
    public void A_fresh_scan_of_a_listed_digest_needs_its_row_its_detail_and_no_time()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 2h }]");

        var result = run.Judge($"{Web}@{EmulatedDigest.Of("one")}");

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Existing);
        run.Actions.Should().Equal("DescribeAssetImageRegistryList", "DescribeAssetImageRegistryDetail");
        run.Took.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(3, 3.5)]
    [InlineData(20, 3.5)]
    [InlineData(59, 3.5)]
    [InlineData(61, 5)]
    [InlineData(600, 5)]
    public void The_verdict_follows_the_end_of_the_scan_soon(int scan, double atMost)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scan: { takes: {{scan}}s, remain: wrong } }]
            """);

        run.Judge($"{Web}@{EmulatedDigest.Of("one")}").Verdict.Should().BeOfType<Verdict.Met>();

        var started = run.Cloud.Calls.Single(call => call.Action == Start).At;
        var ended = started + TimeSpan.FromSeconds(scan);
        (run.Time.GetUtcNow() - ended).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(atMost));
    }

    [Fact]
    public void The_old_result_that_still_shows_after_the_start_is_not_taken_for_the_new_one()
    {
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                scanned: 48h
                scan: { takes: 10s, staleFor: 6s }
                after: { vulnerabilities: { count: 1, critical: 1 } }
            """);

        run.Judge(Web).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void A_type_that_is_never_scanned_leaves_its_rules_unknown_and_the_others_judged()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 5s, never: [virus] } }]
            """);

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Reason!.Code.Should().Be(UndecidedCode.ScanIncomplete);
        result.Rules.Single(rule => rule.Id == "viruses").Outcome.Should().Be(RuleOutcome.Unknown);
        result.Rules.Single(rule => rule.Id == "vulnerabilities.critical").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_violation_in_what_was_scanned_outweighs_a_type_that_was_not()
    {
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                scan: { takes: 5s, typeErrors: { virus: timeout } }
                vulnerabilities: { count: 1, critical: 1 }
            """);

        run.Judge(Web).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Theory]
    [InlineData("SCAN_ERR")]
    [InlineData("scanErr")]
    [InlineData("SCANERR")]
    public void A_failed_scan_is_said_long_before_the_timeout(string spelling)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 5s, failStatus: {{spelling}} } }]
            """);

        var result = run.Judge(Web);

        result.Reason!.Code.Should().Be(UndecidedCode.ScanFailed);
        run.Took.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_tag_that_moves_during_the_scan_is_undecided()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 20s } }]
            events: [{ at: 10s, image: "ccr.ccs.tencentyun.com/shop/web:1", digest: other }]
            """);

        run.Judge(Web).Reason!.Code.Should().Be(UndecidedCode.ImageChanged);
    }

    [Fact]
    public void A_tag_that_was_pushed_again_since_the_last_sync_is_judged_as_it_is_now()
    {
        var run = FlowRun.In("""
            sync: { takes: 3s }
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: old
                registryDigest: new
                scanned: 1h
                scan: { takes: 5s }
                after: { viruses: { count: 1 } }
            """);

        var result = run.Judge(Web);

        result.Image!.Digest.ToString().Should().Be(EmulatedDigest.Of("new"));
        result.Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void A_digest_that_TCSS_does_not_know_is_undecided_and_says_what_is_listed()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 1h }]");

        var result = run.Judge($"{Web}@{EmulatedDigest.Of("two")}");

        result.Reason!.Code.Should().Be(UndecidedCode.DigestNotFound);
        result.Reason.Text.Should().Contain(EmulatedDigest.Of("one"));
        run.CallsOf("SyncAssetImageRegistryAsset").Should().Be(1);
    }

    [Fact]
    public void An_unknown_image_is_undecided_after_a_sync_and_a_look_through_the_whole_list()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web-admin, tag: '1', scanned: 1h }]");

        run.Judge(Web).Reason!.Code.Should().Be(UndecidedCode.ImageNotFound);
        run.Cloud.Calls.Last(call => call.Action == "DescribeAssetImageRegistryList").Body.Should().NotContain("ImageName");
    }

    [Fact]
    public void No_licence_is_said_at_once()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, licensed: false }]");

        run.Judge($"{Web}@{EmulatedDigest.Of("one")}").Reason!.Code.Should().Be(UndecidedCode.NotLicensed);
        run.Took.Should().Be(TimeSpan.Zero);
        run.Actions.Should().NotContain(Start);
    }

    [Fact]
    public void A_licence_that_was_withdrawn_is_told_from_a_running_scan()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one }]");
        run.Adjust = order =>
        {
            run.Cloud.Change(Web, new ImageChange { Licensed = false });
            return order;
        };

        run.Judge(Web).Reason!.Code.Should().Be(UndecidedCode.NotLicensed);
    }

    [Fact]
    public void The_last_licence_gone_is_said_as_such()
    {
        var run = FlowRun.In("""
            licencesLeft: 0
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1" }]
            """);

        var result = run.Judge(Web);

        result.Reason!.Code.Should().Be(UndecidedCode.NotLicensed);
        result.Reason.Text.Should().Contain("used up");
    }

    [Fact]
    public void A_scan_that_runs_already_is_joined()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 60s, running: { since: 5s } } }]");

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Joined);
        run.Actions.Should().NotContain(Start);
    }

    [Fact]
    public void A_joined_scan_that_looked_for_less_is_followed_by_one_of_our_own()
    {
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                scanned: 48h
                scan: { takes: 15s, running: { since: 5s, types: [cve] } }
                after: { viruses: { count: 1 } }
            """);

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.NotMet>("the virus result that still shows is two days old");
        run.CallsOf(Start).Should().Be(1);
    }

    [Fact]
    public void A_start_whose_answer_was_lost_is_not_started_twice()
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 20s } }]
            faults: [{ action: {{Start}}, calls: [1], cut: after }]
            """);

        run.Judge(Web).Verdict.Should().BeOfType<Verdict.Met>();
        run.Cloud.Calls.Count(call => call.Action == Start && call.Error is null).Should().Be(1);
    }

    [Theory]
    [InlineData("-4m")]
    [InlineData("4m")]
    public void A_clock_that_differs_from_the_servers_changes_no_verdict(string skew)
    {
        var run = FlowRun.In($$"""
            clock: { skew: {{skew}} }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 48h, scan: { takes: 10s } }]
            """);

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Triggered);
    }

    [Fact]
    public void A_scan_that_never_ends_is_undecided_at_the_timeout_with_the_progress_it_reached()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 2h } }]");

        var result = run.Judge(Web);

        result.Reason!.Code.Should().Be(UndecidedCode.TimedOut);
        result.Reason.Text.Should().Contain("%");
        run.Took.Should().BeCloseTo(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Trouble_of_a_minute_in_the_middle_of_a_scan_costs_no_verdict()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 120s } }]
            faults: [{ action: DescribeAssetImageRegistryDetail, from: 30s, to: 90s, http: 502 }]
            """);

        run.Judge(Web).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void An_image_that_vanishes_during_its_scan_is_undecided_at_once()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 60s } }]
            events: [{ at: 20s, image: "ccr.ccs.tencentyun.com/shop/web:1", vanishes: true }]
            """);

        run.Judge(Web).Reason!.Code.Should().Be(UndecidedCode.ImageNotFound);
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void Null_counts_are_unknown_not_zero()
    {
        var run = FlowRun.In("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h, fields: { VirusCnt: null } }]");

        var result = run.Judge(Web);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Rules.Single(rule => rule.Id == "viruses").Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Trust_is_read_from_the_row_also_after_a_scan()
    {
        const string TrustedOnly = "{ version: 1, name: trusted, desired: { trusted: true } }";
        var run = FlowRun.In("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 5s }, trusted: true }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: "1", scan: { takes: 5s }, trusted: false }
              - { repository: ccr.ccs.tencentyun.com/shop/job, tag: "1", scan: { takes: 5s }, trusted: null }
            """);

        run.Judge(Web, TrustedOnly).Verdict.Should().BeOfType<Verdict.Met>();
        run.Judge("ccr.ccs.tencentyun.com/shop/api:1", TrustedOnly).Verdict.Should().BeOfType<Verdict.NotMet>();
        run.Judge("ccr.ccs.tencentyun.com/shop/job:1", TrustedOnly).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void Refused_keys_end_the_run()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1" }]
            faults: [{ action: DescribeAssetImageRegistryList, calls: [1], error: AuthFailure.SecretIdNotFound }]
            """);

        var judge = () => run.Judge(Web);

        judge.Should().Throw<Tcss.Api.TcssException>().Which.Failure.Should().Be(Tcss.Api.TcssFailure.RefusedKeys);
    }
}
