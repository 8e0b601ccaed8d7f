using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class TrustTests
{
    private static readonly NodeTrust NodeSaysYes = new(Some.Held.ImageId, true);
    private static readonly NodeTrust NodeSaysNo = new(Some.Held.ImageId, false);

    [Theory]
    [InlineData(true, RuleOutcome.Met, "trusted (registry row)")]
    [InlineData(false, RuleOutcome.Violated, "not trusted (registry row)")]
    public void The_registry_row_has_the_first_word_whatever_nodes_say(bool trusted, RuleOutcome outcome, string actual)
    {
        Rule(Registry(trusted, NodeSaysYes)).Should().Match<RuleResult>(rule => rule.Outcome == outcome && rule.Actual == new Actual.Text(actual));
        Rule(Registry(trusted, NodeSaysNo)).Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Where_the_row_says_nothing_the_image_on_nodes_answers_and_is_named()
    {
        Rule(Registry(null, NodeSaysYes)).Should().Match<RuleResult>(rule =>
            rule.Outcome == RuleOutcome.Met && rule.Actual == new Actual.Text($"trusted (image on nodes {Some.Held.ImageId})"));
        Rule(Registry(null, NodeSaysNo)).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void Where_neither_says_anything_the_image_is_undecided()
    {
        var result = Evaluate(Registry(null, null), "trusted: true");

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Rules[1].Should().Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Unknown && rule.Enforcement == Enforcement.Mandatory);
        Evaluate(Registry(null, null), "trusted: { required: true, unknown: mandatory }").Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void A_team_may_let_pass_what_nobody_knows_but_not_what_is_known_to_be_untrusted()
    {
        const string Lenient = "trusted: { required: true, unknown: advisory }";

        var unknown = Evaluate(Registry(null, null), Lenient);
        unknown.Verdict.Should().BeOfType<Verdict.Met>();
        unknown.Rules[1].Should().Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Unknown && rule.Enforcement == Enforcement.Advisory);

        Evaluate(Registry(false, null), Lenient).Verdict.Should().BeOfType<Verdict.NotMet>();
        Evaluate(Registry(null, NodeSaysNo), Lenient).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void What_is_let_pass_makes_no_unproven_scan_good() =>
        Evaluate(Registry(null, null) with { Scan = Some.Scan with { Progress = 40, Trusted = null } }, "trusted: { required: true, unknown: advisory }")
            .Verdict.Should().BeOfType<Verdict.Undecided>();

    [Theory]
    [InlineData(true, RuleOutcome.Met, "trusted (image on nodes)")]
    [InlineData(false, RuleOutcome.Violated, "not trusted (image on nodes)")]
    public void An_image_on_nodes_answers_for_itself(bool trusted, RuleOutcome outcome, string actual) =>
        Rule(OnNodes(Some.Held) with { Scan = Some.HeldScan with { Trusted = trusted } })
            .Should().Match<RuleResult>(rule => rule.Outcome == outcome && rule.Actual == new Actual.Text(actual));

    [Fact]
    public void An_image_on_nodes_without_an_answer_is_unknown() =>
        Rule(OnNodes(Some.Held) with { Scan = Some.HeldScan with { Trusted = null } }).Outcome.Should().Be(RuleOutcome.Unknown);

    [Fact]
    public void On_nodes_the_registry_is_where_the_image_was_pulled_from_and_not_what_it_is_called()
    {
        const string Allowed = "registries: [ccr.ccs.tencentyun.com]";

        Registries(OnNodes(Some.Held), Allowed).Should().Match<RuleResult>(rule =>
            rule.Outcome == RuleOutcome.Met && rule.Actual == new Actual.Text("ccr.ccs.tencentyun.com"));
        Registries(OnNodes(Some.HeldAs("ccr.ccs.tencentyun.com/shop/web:1", 'e', $"evil.example/web@{Some.Digest}")), Allowed).Outcome.Should().Be(RuleOutcome.Violated);
        Registries(OnNodes(Some.HeldAs("ccr.ccs.tencentyun.com/shop/web:1", 'e')), Allowed).Outcome.Should().Be(RuleOutcome.Unknown);
        Registries(OnNodes(Some.HeldAs("x:1", 'e', $"centos@{Some.Digest}")), "registries: [docker.io]").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void An_image_on_nodes_goes_by_what_it_was_asked_for_by_what_nodes_call_it_and_where_it_was_pulled_from()
    {
        var pulled = $"{Some.Repository}@{Some.Digest}";

        OnNodes(Some.Held, Some.Held.ImageId.ToString()).Names.All.Should().Equal(Some.Held.ImageId.ToString(), "docker.io/library/web:1", pulled);
        OnNodes(Some.HeldAs("<none>", 'e'), Some.Held.ImageId.ToString()).Names.All.Should().Equal(Some.Held.ImageId.ToString());
        OnNodes(Some.Held, pulled).Names.All.Should().Equal(pulled, "docker.io/library/web:1");
        OnNodes(Some.Held, "library/web:1").Names.All.Should().Equal("library/web:1", "docker.io/library/web:1", pulled);
    }

    [Fact]
    public void A_result_holds_what_its_verdict_rests_on()
    {
        var evidence = Registry(null, NodeSaysYes);

        ImageEvidence.Of(Evaluate(evidence, "trusted: true")).NodeTrust.Should().Be(NodeSaysYes);
    }

    private static ImageEvidence Registry(bool? row, NodeTrust? node) =>
        new(Some.Reference) { Image = Some.Image, Scan = Some.Scan with { Trusted = row }, NodeTrust = node };

    private static ImageEvidence OnNodes(NodeImage image, string? reference = null) =>
        new(Some.ReferenceOf(reference ?? "library/web:1")) { Image = image, Scan = Some.HeldScan };

    private static RuleResult Rule(ImageEvidence evidence) => Evaluate(evidence, "trusted: true").Rules[1];

    private static RuleResult Registries(ImageEvidence evidence, string rule) => Evaluate(evidence, rule).Rules[1];

    private static ImageResult Evaluate(ImageEvidence evidence, string rule) =>
        Evaluator.Evaluate(evidence, [Some.Policy($"{{ {rule} }}")], new Circumstances(Some.Now));
}
