using TcssGate.Core.Evaluation;
using TcssGate.Emulator;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>An outage at any step is waited out within the timeout, and none outlasts it.</summary>
public sealed class OutageTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Policy = "{ version: 1, name: p, scan: { timeout: 3m }, desired: { vulnerabilities: { max: 9, critical: 0, fixable: 0 }, viruses: 0, trusted: true } }";

    private static readonly string[] Actions =
    [
        "DescribeAssetImageRegistryList", "SyncAssetImageRegistryAsset", "DescribeAssetImageRegistryAssetStatus", "DescribeAssetImageRegistryDetail",
        "CreateAssetImageRegistryScanTask", "DescribeAssetImageRegistryVulList",
    ];

    private static readonly string[] Failures = ["http: 503", "error: InternalError", "error: RequestLimitExceeded", "cut: before"];

    public static TheoryData<string, string, int> Outages
    {
        get
        {
            var outages = new TheoryData<string, string, int>();
            foreach (var action in Actions)
            {
                foreach (var failure in Failures)
                {
                    outages.Add(action, failure, 1);
                    outages.Add(action, failure, 2);
                }
            }

            return outages;
        }
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public void An_outage_at_any_step_is_waited_out(string action, string failure, int from)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", trusted: true, scan: { takes: 5s }, vulnerabilities: { count: 1 } }]
            faults: [{ action: {{action}}, calls: [{{from}}-{{from + 9}}], {{failure}} }]
            """);

        run.Judge(Web, Policy).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Theory]
    [InlineData("SyncAssetImageRegistryAsset")]
    [InlineData("DescribeAssetImageRegistryAssetStatus")]
    [InlineData("DescribeAssetImageRegistryDetail")]
    [InlineData("CreateAssetImageRegistryScanTask")]
    [InlineData("DescribeAssetImageRegistryVulList")]
    public void An_outage_that_outlasts_the_timeout_is_undecided_soon_after_it(string action)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", trusted: true, scan: { takes: 5s }, vulnerabilities: { count: 1 } }]
            faults: [{ action: {{action}}, calls: every, http: 503 }]
            """);

        run.Judge(Web, Policy).Verdict.Should().BeOfType<Verdict.Undecided>();
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(200));
    }

    [Theory]
    [InlineData("AuthFailure.SecretIdNotFound", TcssFailure.RefusedKeys)]
    [InlineData("UnauthorizedOperation", TcssFailure.NotPermitted)]
    [InlineData("InvalidParameter", TcssFailure.WrongRequest)]
    public void What_cannot_pass_ends_the_run_at_once(string error, TcssFailure failure)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1" }]
            faults: [{ action: DescribeAssetImageRegistryAssetStatus, calls: [2], error: {{error}} }]
            """);

        var judge = () => run.Judge(Web, Policy);

        judge.Should().Throw<TcssException>().Which.Failure.Should().Be(failure);
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void An_outage_of_the_sync_leaves_images_that_need_none_judged()
    {
        var run = FlowRun.In("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: "1", digest: api, scanned: 1h }
            faults: [{ action: DescribeAssetImageRegistryAssetStatus, calls: every, http: 503 }]
            """);

        var results = run.JudgeAll([Web, $"ccr.ccs.tencentyun.com/shop/api:1@{EmulatedDigest.Of("api")}"], "{ version: 1, name: p, scan: { timeout: 1m }, desired: { viruses: 0 } }");

        results[0].Reason!.Code.Should().Be(UndecidedCode.SyncFailed);
        results[1].Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Theory]
    [InlineData("UNSUPPORTED")]
    [InlineData("NOT_SCAN")]
    public void An_unknown_final_word_ends_the_wait_within_seconds(string word)
    {
        var run = FlowRun.In($$"""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: one
                scan: { takes: 3s, endStatus: {{word}}, typeStatuses: { cve: {{word}}, virus: {{word}}, risk: {{word}} } }
            """);

        var result = run.Judge($"{Web}@{EmulatedDigest.Of("one")}");

        result.Reason!.Code.Should().Be(UndecidedCode.ScanIncomplete);
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(15));
    }
}
