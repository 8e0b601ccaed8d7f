using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeTrustTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Trusted = "{ version: 1, name: trusted, desired: { trusted: true } }";
    private const string Lenient = "{ version: 1, name: lenient, desired: { trusted: { required: true, unknown: advisory } } }";

    [Theory]
    [InlineData("true", "false", RuleOutcome.Met, "registry row")]
    [InlineData("false", "true", RuleOutcome.Violated, "registry row")]
    [InlineData("null", "true", RuleOutcome.Met, "image on nodes sha256:")]
    [InlineData("null", "false", RuleOutcome.Violated, "image on nodes sha256:")]
    [InlineData("null", "null", RuleOutcome.Unknown, "neither")]
    public void The_registry_row_answers_first_then_the_image_on_nodes_with_the_same_digest(string row, string node, RuleOutcome outcome, string source)
    {
        foreach (var scanned in new[] { "scanned: 1h", "scan: { takes: 5s }" })
        {
            var run = In(row, $"{{ name: \"{Web}\", trusted: {node}, repoDigests: [\"{Web}\"] }}", scanned);

            var rule = run.Judge(Web, Trusted).Rules.Single(rule => rule.Id == "trusted");

            rule.Outcome.Should().Be(outcome);
            (rule.Actual is Actual.Unknown unknown ? unknown.Why : rule.Actual.ToString()).Should().Contain(source);
            run.Actions.Contains(NodeRun.Detail).Should().Be(row == "null");
        }
    }

    [Theory]
    [InlineData("name: \"docker.io/other:1\"")]
    [InlineData("name: \"<none>:<none>\"")]
    public void The_digest_counts_and_not_the_name(string name)
    {
        var run = In("null", $"{{ {name}, trusted: true, repoDigests: [\"mirror.local/web@one\"] }}");

        run.Judge(Web, Trusted).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Theory]
    [InlineData("id: config, trusted: true")]
    [InlineData("id: config, trusted: true, repoDigests: [\"ccr.ccs.tencentyun.com/shop/web@two\"]")]
    [InlineData("id: one, trusted: true")]
    public void An_image_of_the_same_ImageID_or_name_with_another_digest_does_not_count(string node)
    {
        var run = In("null", $"{{ name: \"{Web}\", {node} }}");

        run.Judge(Web, Trusted).Rules.Single(rule => rule.Id == "trusted").Outcome.Should().Be(RuleOutcome.Unknown);
        run.Judge(Web, Lenient).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Theory]
    [InlineData("UnauthorizedOperation", 2)]
    [InlineData("AuthFailure.UnauthorizedOperation", 2)]
    [InlineData("InvalidAction", 2)]
    [InlineData("ResourceNotFound", 100)]
    [InlineData("InternalError", 100)]
    public void Nodes_that_cannot_be_asked_leave_the_trust_unknown_and_the_run_goes_on(string error, int calls)
    {
        foreach (var action in new[] { NodeRun.List, NodeRun.Detail })
        {
            var run = In("null", $"{{ name: \"{Web}\", trusted: true, repoDigests: [\"{Web}\"] }}", more: $"\nfaults: [{{ action: {action}, calls: every, error: {error} }}]");
            run.Adjust = order => order with { Parallelism = 1 };

            var results = run.JudgeAll([Web, "ccr.ccs.tencentyun.com/shop/app-1:1", "ccr.ccs.tencentyun.com/shop/app-2:1"], Lenient);

            results.Should().OnlyContain(result => result.Verdict is Verdict.Met);
            run.CallsOf(action).Should().BeLessThanOrEqualTo(calls);
        }
    }

    [Fact]
    public void Two_images_on_nodes_with_one_digest_are_no_answer()
    {
        var run = In("null", $"{{ name: \"{Web}\", id: a, trusted: true, repoDigests: [\"{Web}\"] }}, {{ name: \"{Web}\", id: b, trusted: false, repoDigests: [\"{Web}\"] }}");

        run.Judge(Web, Trusted).Rules.Single(rule => rule.Id == "trusted").Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Nodes_are_not_asked_where_no_rule_is_about_trust()
    {
        var run = In("null", $"{{ name: \"{Web}\", trusted: true }}");

        run.Judge(Web);

        run.Actions.Should().NotContain([NodeRun.List, NodeRun.Detail]);
    }

    [Fact]
    public void The_trust_of_two_hundred_images_is_looked_up_with_few_calls()
    {
        var run = FlowRun.In("""
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 200, scanned: 1h, trusted: null }]
            nodeImages: [{ name: "registry.local/other-{n}:v1", count: 300, trusted: true }]
            """);

        run.JudgeAll(Enumerable.Range(1, 200).Select(number => $"ccr.ccs.tencentyun.com/shop/app-{number}:1"), Lenient)
            .Should().OnlyContain(result => result.Verdict is Verdict.Met);

        run.Cloud.Calls.Count.Should().BeLessThanOrEqualTo(650);
    }

    [Theory]
    [InlineData("true", RuleOutcome.Met)]
    [InlineData("false", RuleOutcome.Violated)]
    [InlineData("null", RuleOutcome.Unknown)]
    public void An_image_on_nodes_answers_for_itself(string trusted, RuleOutcome outcome)
    {
        var run = NodeRun.Holding($"scan: {{ takes: 5s }}, trusted: {trusted}");

        run.Judge(NodeRun.Centos, Trusted).Rules.Single(rule => rule.Id == "trusted").Outcome.Should().Be(outcome);
    }

    private static FlowRun In(string row, string nodes, string scanned = "scanned: 1h", string more = "") => FlowRun.In($$"""
        images:
          - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, {{scanned}}, trusted: {{row}}, fields: { ImageId: "{{EmulatedDigest.Of("config")}}" } }
          - { repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 2, scanned: 1h, trusted: null }
        nodeImages: [{{nodes}}]{{more}}
        """);
}
