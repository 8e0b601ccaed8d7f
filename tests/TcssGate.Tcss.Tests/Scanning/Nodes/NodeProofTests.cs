using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeProofTests
{
    private const string PublishedDetail = """
        fields: { ScanStatus: SCANNED, AgentError: timeout, ScanError: timeout, ScanVulError: timeout, ScanVirusError: timeout, ScanRiskError: timeout,
            ScanVulProgress: 0, ScanVirusProgress: 0, ScanRiskProgress: 0 }
        """;

    [Fact]
    public void An_image_is_scanned_and_judged()
    {
        var run = NodeRun.Holding("scan: { takes: 20s }");

        var result = run.Judge(NodeRun.Centos);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Triggered);
        run.CallsOf(NodeRun.Start).Should().Be(1);
        run.Actions.Should().NotContain(action => action.Contains("Registry", StringComparison.Ordinal));
        run.Took.Should().BeCloseTo(TimeSpan.FromSeconds(22.5), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_complete_fresh_scan_starts_nothing_and_takes_no_time()
    {
        var run = NodeRun.Holding("scanned: 2h");

        run.Judge(NodeRun.Centos).Origin.Should().Be(ScanOrigin.Existing);

        run.Actions.Should().Equal(NodeRun.List, NodeRun.Detail);
        run.Took.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("words")]
    [InlineData("empty")]
    [InlineData("null")]
    public void No_error_is_none_however_it_is_spelt(string spelling)
    {
        var run = NodeRun.In($$"""
            quirks: { noError: {{spelling}} }
            nodeImages: [{ name: "{{NodeRun.Centos}}", scanned: 1h }]
            """);

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Met>();
        run.CallsOf(NodeRun.Start).Should().Be(0);
    }

    [Fact]
    public void The_published_detail_is_undecided_before_and_after_a_scan()
    {
        var run = NodeRun.Holding($"scanned: 1h, scan: {{ takes: 5s }}, {PublishedDetail.ReplaceLineEndings(" ")}");

        var result = run.Judge(NodeRun.Centos);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Reason!.Code.Should().Be(UndecidedCode.ScanFailed);
        run.CallsOf(NodeRun.Start).Should().Be(1);
    }

    [Theory]
    [InlineData("AgentError")]
    [InlineData("ScanError")]
    public void An_error_beside_a_new_time_and_old_counts_is_a_failed_scan(string field)
    {
        var error = field == "AgentError" ? "agentError" : "scanError";
        var run = NodeRun.Holding($"scanned: 48h, scan: {{ takes: 5s, {error}: host offline }}");

        var result = run.Judge(NodeRun.Centos);

        result.Reason!.Code.Should().Be(UndecidedCode.ScanFailed);
        result.Reason.Text.Should().Contain("host offline");
        result.Rules.Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown);
        run.Took.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("utc")]
    public void A_result_whose_time_has_not_moved_never_passes(string times)
    {
        var run = NodeRun.In($$"""
            quirks: { nodeRowTimes: {{times}} }
            nodeImages: [{ name: "{{NodeRun.Centos}}", scanned: 48h, scan: { takes: 2h, staleFor: 2h } }, { name: "l10:latest", scan: { takes: 5s } }]
            """);

        var results = run.JudgeAll([NodeRun.Centos, "l10:latest"]);

        results[0].Reason!.Code.Should().Be(UndecidedCode.TimedOut);
        results[0].Rules.Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown);
        results[1].Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void The_old_result_that_still_shows_after_the_start_is_not_taken_for_the_new_one()
    {
        var run = NodeRun.Holding("scanned: 48h, scan: { takes: 10s, staleFor: 6s }, after: { vulnerabilities: { count: 1, critical: 1 } }");

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Theory]
    [InlineData("never: [virus]")]
    [InlineData("typeErrors: { virus: timeout }")]
    public void A_type_that_was_not_looked_for_leaves_its_rules_unknown_and_the_others_judged(string how)
    {
        var run = NodeRun.Holding($"scan: {{ takes: 5s, {how} }}");

        var result = run.Judge(NodeRun.Centos);

        result.Reason!.Code.Should().Be(UndecidedCode.ScanIncomplete);
        result.Rules.Single(rule => rule.Id == "viruses").Outcome.Should().Be(RuleOutcome.Unknown);
        result.Rules.Single(rule => rule.Id == "vulnerabilities.critical").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_type_that_an_older_scan_left_out_is_scanned_though_the_status_says_scanned()
    {
        var run = NodeRun.Holding("scanned: 1h, scannedTypes: [cve, risk], scan: { takes: 5s }, after: { viruses: { count: 1 } }");

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.NotMet>();
        run.CallsOf(NodeRun.Start).Should().Be(1);
    }

    [Theory]
    [InlineData("[cve, virus, risk]", 0)]
    [InlineData("[cve]", 1)]
    public void A_scan_that_runs_is_joined_and_one_of_too_few_types_followed_by_our_own(string types, int starts)
    {
        var run = NodeRun.Holding($"scanned: 48h, scan: {{ takes: 30s, running: {{ since: 5s, types: {types} }} }}");

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Met>();

        run.CallsOf(NodeRun.Start).Should().Be(starts);
    }
}
