using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>Rules count the rows that TCSS sends, whatever it counts itself and whichever report is asked for.</summary>
public sealed class RowCountTests
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Head = "images:\n  - repository: ccr.ccs.tencentyun.com/shop/web\n    tag: \"1\"\n    scanned: 1h\n";
    private const string Row = "{ id: CVE-2024-1000, level: high, component: openssl, version: '3.0', fixed: '3.1', score: '6.0' }";

    [Fact]
    public void Rows_that_say_the_same_are_as_many_as_were_sent()
    {
        var run = FlowRun.In($"{Head}    vulnerabilities: [{Row}, {Row}]\n");

        var result = run.Judge(Image, Policy("vulnerabilities: { max: 2, maxCvss: 7, denied: [CVE-2021-44228], fixable: { critical: 0, high: 1 } }"));

        result.Rules.Where(rule => rule.Outcome != RuleOutcome.Met).Select(rule => $"{rule.Id} {rule.Actual}").Should().Equal("vulnerabilities.fixable.high 2");
    }

    [Fact]
    public void A_waiver_of_every_row_of_a_virus_leaves_none()
    {
        const string Virus = "{ name: Eicar, path: opt/test/eicar.com, level: critical }";
        var run = FlowRun.In($"{Head}    viruses: [{Virus}, {Virus}]\n");

        run.Judge(Image, Policy("viruses: 0", "{ id: /opt/test/*, reason: a test, owner: team, expires: 2099-01-01 }")).Verdict.Should().BeOfType<Verdict.Met>();
        run.Judge(Image, Policy("viruses: 1")).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void Risks_that_differ_in_a_secret_alone_are_two()
    {
        var run = FlowRun.In($$"""
            {{Head}}    risks:
                  - { description: a password, instruction: "ENV PASSWORD=one", level: high, type: 2 }
                  - { description: a password, instruction: "ENV PASSWORD=two", level: high, type: 2 }
                fields: { RiskCnt: 1 }
            """);

        run.Judge(Image, Policy("risks: { critical: 0, high: 1 }")).Rules.Single(rule => rule.Id == "risks.high").Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Theory]
    [InlineData("fixable: 0")]
    [InlineData("exploitable: { critical: 0, high: 0 }")]
    [InlineData("maxCvss: 5")]
    [InlineData("denied: [CVE-2024-1000]")]
    public void A_count_of_none_hides_no_row(string rule)
    {
        var run = FlowRun.In($$"""
            {{Head}}    vulnerabilities: [{ id: CVE-2024-1000, level: high, fixed: '3.1', score: '6.0', tags: [DynamicLevelExp] }]
                fields: { VulCnt: 0, CriticalLevelVulCnt: 0, HighLevelVulCnt: 0, MediumLevelVulCnt: 0, LowLevelVulCnt: 0 }
            """);

        run.Judge(Image, Policy($"vulnerabilities: {{ {rule} }}")).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void Counts_alone_are_checked_without_reading_a_list()
    {
        var run = FlowRun.In($"{Head}    vulnerabilities: [{Row}]\n");

        run.Judge(Image, Policy("vulnerabilities: { max: 1, critical: 0 }, viruses: 0, risks: 0")).Verdict.Should().BeOfType<Verdict.Met>();
        run.Actions.Should().NotContain(action => action.EndsWith("VulList") || action.EndsWith("VirusList") || action.EndsWith("RiskInfoList"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("null")]
    public void The_verdict_never_depends_on_whether_a_report_needs_every_finding(string counted)
    {
        string[] rules =
        [
            "vulnerabilities: 0", "vulnerabilities: 1", "vulnerabilities: { critical: 0, high: 1 }", "vulnerabilities: { fixable: 1 }", "vulnerabilities: { max: 1, fixable: 9 }",
            "vulnerabilities: { max: 1, grace: 1d }", "viruses: 0", "viruses: 1", "risks: 1", "risks: { critical: 0, high: 1 }",
        ];
        foreach (var rule in rules)
        {
            string Verdict(bool every)
            {
                var run = FlowRun.In($$"""
                    {{Head}}    severityCounts: false
                        vulnerabilities: [{{Row}}, {{Row}}]
                        viruses: [{ name: Eicar, path: a, level: high }, { name: Eicar, path: b, level: high }]
                        risks: [{ description: a, instruction: b, level: high, type: 2 }, { description: a, instruction: b, level: high, type: 2 }]
                        fields: { VulCnt: {{counted}}, VirusCnt: {{counted}}, RiskCnt: {{counted}} }
                    """);
                run.Adjust = order => order with { NeedsEveryFinding = every };
                return string.Join("; ", run.Judge(Image, Policy(rule)).Rules);
            }

            Verdict(true).Should().Be(Verdict(false), $"{rule} with a count of {counted}");
        }
    }

    private static string Policy(string desired, params string[] waivers) =>
        $"{{ version: 1, name: test, desired: {{ {desired} }}, waivers: [{string.Join(", ", waivers)}] }}";
}
