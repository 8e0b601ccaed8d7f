using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>A result counts once it has settled: what is written part by part, or changes while it is read, never passes by half.</summary>
public sealed class SettledResultTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Detail = "DescribeAssetImageRegistryDetail";
    private const string Policy = """
        { version: 1, name: all, scan: { timeout: 3m }, desired: { vulnerabilities: { max: 0, critical: 0 }, viruses: 0, risks: 0, sensitiveInfo: 0 } }
        """;

    private static readonly string Pinned = $"{Web}@{EmulatedDigest.Of("one")}";

    public static TheoryData<string, string> Torn => new()
    {
        { "vulnerabilities: 1s, severities: 1s, lists: 1s", "vulnerabilities: { count: 1, critical: 1 }" },
        { "vulnerabilities: 1900ms, severities: 0s, lists: 0s", "vulnerabilities: { count: 1 }" },
        { "viruses: 1s, lists: 1s", "viruses: { count: 1 }" },
        { "viruses: 1900ms", "viruses: { count: 1 }" },
        { "risks: 1s", "risks: { count: 1 }" },
        { "risks: 1s", "sensitiveInfo: 1" },
        { "types: 1s, viruses: 1500ms", "viruses: { count: 1 }" },
        { "time: 500ms, status: 1s, progress: 1s, types: 1500ms, viruses: 1900ms", "viruses: { count: 1 }" },
    };

    [Theory]
    [MemberData(nameof(Torn))]
    public void Parts_that_are_written_late_are_waited_for(string torn, string found)
    {
        var run = FlowRun.In($$"""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 48h, scan: { takes: 5s, torn: { {{torn}} } }, after: { {{found}} } }
            """);

        run.Judge(Pinned, Policy).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Theory]
    [InlineData("30s")]
    [InlineData("3s")]
    public void A_fresh_result_that_was_there_has_to_settle_too(string age)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: {{age}} }]
            events: [{ at: 1s, image: "{{Web}}", fields: { VirusCnt: 1 } }]
            """);

        run.Judge(Pinned, Policy).Verdict.Should().BeOfType<Verdict.NotMet>();
        run.Took.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_result_of_more_than_a_minute_needs_no_second_snapshot_two_seconds_later()
    {
        var run = FlowRun.In("""images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 61s }]""");

        run.Judge(Pinned, Policy).Verdict.Should().BeOfType<Verdict.Met>();
        run.Took.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("VulCnt", "vulnerabilities.max")]
    [InlineData("VirusCnt", "viruses")]
    [InlineData("RiskCnt", "risks")]
    [InlineData("SentiveInfoCnt", "sensitiveInfo")]
    public void A_count_that_becomes_null_is_unknown(string field, string rule)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 10s }]
            events: [{ at: 1s, image: "{{Web}}", fields: { {{field}}: null } }]
            """);

        var result = run.Judge(Pinned, Policy);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Rules.Single(found => found.Id == rule).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void A_scan_that_ends_while_the_lists_are_read_is_read_from_the_start()
    {
        var run = FlowRun.In($$"""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1h, scan: { takes: 4s }, vulnerabilities: { count: 1 }, after: { vulnerabilities: { count: 1, critical: 1 } } }
            events: [{ at: 1s, image: "{{Web}}", scanStarts: true }]
            faults: [{ action: DescribeAssetImageRegistryVulList, calls: [1], delay: 8s }]
            """);

        var result = run.Judge(Pinned, "{ version: 1, name: fixable, desired: { vulnerabilities: { fixable: 0, critical: 0 } } }");

        result.Verdict.Should().BeOfType<Verdict.NotMet>();
        run.CallsOf("DescribeAssetImageRegistryVulList").Should().BeGreaterThan(1);
    }

    [Fact]
    public void A_tag_that_moves_while_the_lists_are_read_is_another_image()
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1h, vulnerabilities: { count: 1 } }]
            events: [{ at: 1s, image: "{{Web}}", digest: two }]
            faults: [{ action: DescribeAssetImageRegistryVulList, calls: [1], delay: 8s }]
            """);

        run.Judge(Pinned, "{ version: 1, name: fixable, desired: { vulnerabilities: { fixable: 0 } } }").Reason!.Code.Should().Be(UndecidedCode.ImageChanged);
    }

    [Fact]
    public void The_lists_are_read_between_the_two_snapshots()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scan: { takes: 3s }, vulnerabilities: { count: 1 } }]
            """);

        run.Judge(Pinned, "{ version: 1, name: fixable, desired: { vulnerabilities: { fixable: 0 } } }").Verdict.Should().BeOfType<Verdict.Met>();

        run.Actions.TakeLast(3).Should().Equal(Detail, "DescribeAssetImageRegistryVulList", Detail);
        var ended = run.Cloud.Calls.Single(call => call.Action == "CreateAssetImageRegistryScanTask").At + TimeSpan.FromSeconds(3);
        (run.Time.GetUtcNow() - ended).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public void A_result_that_never_settles_is_undecided_at_the_timeout()
    {
        var events = string.Join(", ", Enumerable.Range(1, 200).Select(second => $"{{ at: {second}s, image: \"{Web}\", fields: {{ RiskCnt: {second} }} }}"));
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1s }]
            events: [{{events}}]
            """);

        var result = run.Judge(Pinned, "{ version: 1, name: lenient, scan: { timeout: 40s }, desired: { viruses: 0 } }");

        result.Reason!.Code.Should().Be(UndecidedCode.TimedOut);
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(60));
    }
}
