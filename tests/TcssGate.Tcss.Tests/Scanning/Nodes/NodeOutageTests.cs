using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

/// <summary>An outage while images on nodes are found, proved or read is waited out; one image's trouble ends no other.</summary>
public sealed class NodeOutageTests
{
    private const string Policy = "{ version: 1, name: p, scan: { timeout: 3m }, desired: { vulnerabilities: { max: 9, fixable: 0 }, viruses: 0 } }";

    [Theory]
    [InlineData(NodeRun.List, 1)]
    [InlineData(NodeRun.Detail, 1)]
    [InlineData(NodeRun.Detail, 2)]
    [InlineData(NodeRun.Start, 1)]
    [InlineData("DescribeAssetImageVulList", 1)]
    public void An_outage_at_any_step_is_waited_out(string action, int from)
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 5s }, vulnerabilities: { count: 1 } }]
            faults: [{ action: {{action}}, calls: [{{from}}-{{from + 9}}], http: 503 }]
            """);

        run.Judge(NodeRun.Centos, Policy).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void An_outage_while_several_images_are_found_costs_no_verdict()
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "registry.local/app-{n}:v1", count: 6, scanned: 1h }]
            faults: [{ action: {{NodeRun.Detail}}, calls: [2-12], error: InternalError }]
            """);

        run.JudgeAll(Enumerable.Range(1, 6).Select(number => $"registry.local/app-{number}:v1"), Policy).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }
}
