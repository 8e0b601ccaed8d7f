using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeFindingTests
{
    private const string OneHigh = "vulnerabilities: [{ id: CVE-2019-5827, level: high, component: sqlite, version: '1', published: '2026-06-28 12:00:00' }]";
    private const string Lists = "DescribeAssetImage(Vul|Virus|Risk)List";

    [Theory]
    [InlineData("scanned: 1h")]
    [InlineData("scan: { takes: 5s }")]
    public void Findings_are_counted_by_severity_and_listed(string scan)
    {
        var run = NodeRun.Holding($"{scan}, {OneHigh}, viruses: [{{ name: trojan, path: /bin/x, level: low }}], risks: [{{ description: d, instruction: i, level: high }}]");

        var result = run.Judge(NodeRun.Centos, "{ version: 1, name: p, desired: { vulnerabilities: { critical: 0, high: 0 }, viruses: 0, risks: { critical: 0, high: 0 } } }");

        result.Rules.Where(rule => rule.Outcome == RuleOutcome.Violated).Select(rule => rule.Id).Should().Equal("vulnerabilities.high", "viruses", "risks.high");
        result.Findings.Select(finding => finding.Id).Should().BeEquivalentTo("CVE-2019-5827", "trojan", result.Findings.Single(finding => finding.Kind == Core.Findings.FindingKind.Risk).Id);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("utc")]
    public void Counts_by_severity_of_the_row_save_the_list(string times)
    {
        var run = NodeRun.In($$"""
            quirks: { nodeRowTimes: {{times}} }
            nodeImages: [{ name: "{{NodeRun.Centos}}", scanned: 3600500ms, vulnerabilities: { count: 300 } }]
            """);

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Met>();

        run.Actions.Should().NotContainMatch("*VulList");
    }

    [Fact]
    public void A_list_of_many_pages_is_read_whole()
    {
        var run = NodeRun.Holding("scan: { takes: 5s }, vulnerabilities: { count: 537, critical: 2, high: 40 }");

        var result = run.Judge(NodeRun.Centos);

        result.Rules.Single(rule => rule.Id == "vulnerabilities.critical").Actual.Should().Be(new Actual.Count(2));
        result.Rules.Single(rule => rule.Id == "vulnerabilities.high").Actual.Should().Be(new Actual.Count(40));
        run.CallsOf("DescribeAssetImageVulList").Should().BeInRange(6, 7);
    }

    [Theory]
    [InlineData("totalCountWrong: 9")]
    [InlineData("totalCountWrong: 2")]
    public void A_list_that_gives_fewer_than_are_counted_leaves_the_rule_unknown(string quirk)
    {
        var run = NodeRun.In($$"""
            quirks: { {{quirk}} }
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 5s }, vulnerabilities: { count: 1 } }]
            """);

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void An_unreadable_list_leaves_its_rules_unknown_and_the_others_judged()
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 5s }, vulnerabilities: { count: 1 } }]
            faults: [{ action: DescribeAssetImageVulList, calls: every, error: FailedOperation }]
            """);

        var result = run.Judge(NodeRun.Centos);

        result.Rules.Single(rule => rule.Id == "vulnerabilities.high").Outcome.Should().Be(RuleOutcome.Unknown);
        result.Rules.Single(rule => rule.Id == "viruses").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Theory]
    [InlineData(NodeRun.Centos, "waivers: [{ id: CVE-2019-5827, images: ['docker.io/centos:*'], reason: r, owner: o, expires: 2026-12-31 }]", "", true)]
    [InlineData(NodeRun.Centos, "waivers: [{ id: CVE-2019-5827, images: ['quay.io/*'], reason: r, owner: o, expires: 2026-12-31 }]", "", false)]
    [InlineData("centos:latest", "waivers: [{ id: CVE-2019-5827, images: ['docker.io/centos:*'], reason: r, owner: o, expires: 2026-12-31 }]", "", true)]
    [InlineData(NodeRun.Centos, "waivers: []", ", grace: 7d", true)]
    [InlineData(NodeRun.Centos, "waivers: []", ", grace: 1d", false)]
    public void Waivers_and_grace_hold_on_nodes(string named, string waivers, string grace, bool met)
    {
        var run = NodeRun.Holding($"scan: {{ takes: 5s }}, {OneHigh}");

        var result = run.Judge(named, $"{{ version: 1, name: p, desired: {{ vulnerabilities: {{ critical: 0, high: 0{grace} }} }}, {waivers} }}");

        (result.Verdict is Verdict.Met).Should().Be(met);
    }

    [Theory]
    [InlineData("docker.io", true)]
    [InlineData("quay.io", false)]
    public void Where_an_image_was_pulled_from_decides_on_its_registry(string allowed, bool met)
    {
        var run = NodeRun.Holding("scan: { takes: 5s }, repoDigests: [docker.io/centos@pulled]");

        (run.Judge(NodeRun.Centos, $"{{ version: 1, name: p, desired: {{ registries: [{allowed}], sensitiveInfo: 0 }} }}").Verdict is Verdict.Met).Should().Be(met);
        run.Actions.Should().NotContainMatch(Lists);
    }
}
