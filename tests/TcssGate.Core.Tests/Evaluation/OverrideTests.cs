using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class OverrideTests
{
    private static readonly Policy Soft = Some.Policy("{ viruses: { max: 0, enforcement: soft } }");

    private static readonly ImageEvidence Infected = new(Some.Reference) { Image = Some.Image, Scan = Some.Scan with { Viruses = 2 } };

    [Fact]
    public void A_violated_soft_rule_fails_without_an_override() => Judge(Infected, null, Soft).Verdict.Should().BeOfType<Verdict.NotMet>();

    [Fact]
    public void With_a_reason_it_no_longer_fails_and_stays_in_sight()
    {
        var result = Judge(Infected, "  INC-1234  ", Soft);

        result.Verdict.Should().Be(new Verdict.Met());
        result.Rules[1].Should().Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Violated && rule.Override == "INC-1234" && !rule.Decides && !rule.IsMandatory);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_blank_reason_is_none(string reason) => Judge(Infected, reason, Soft).Verdict.Should().BeOfType<Verdict.NotMet>();

    [Fact]
    public void An_override_is_for_soft_rules_alone()
    {
        var result = Judge(Infected, "reason", Some.Policy("{ viruses: 0 }"), Some.Policy("advice", "{ viruses: { max: 0, enforcement: advisory } }", []));

        result.Verdict.Should().BeOfType<Verdict.NotMet>();
        result.Rules.Should().OnlyContain(rule => rule.Override == null);
    }

    [Fact]
    public void What_is_met_needs_no_override() => Judge(Infected with { Scan = Some.Scan }, "reason", Soft).Rules.Should().OnlyContain(rule => rule.Override == null);

    [Fact]
    public void An_override_never_makes_up_for_what_is_unknown()
    {
        var result = Judge(Infected with { Scan = Some.Scan with { Viruses = null } }, "reason", Soft);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Rules[1].Override.Should().BeNull();
    }

    [Fact]
    public void Nor_for_a_violation_of_which_more_may_be_hidden()
    {
        var policy = Some.Policy("{ vulnerabilities: { critical: { max: 0, enforcement: soft } } }");
        var evidence = Infected with
        {
            Scan = Some.Scan with { Vulnerabilities = 3, BySeverity = null },
            Findings = ImageFindings.NotRead with { Vulnerabilities = Some.Whole(Some.Cve("CVE-1", Severity.Critical)) },
        };

        var rule = Judge(evidence, "reason", policy).Rules[1];
        rule.Override.Should().BeNull();
        rule.Actual.Should().Be(new Actual.Text("at least 1: TCSS counts 3 vulnerabilities but lists 1, so the severity of the others is unknown"));
    }

    private static ImageResult Judge(ImageEvidence evidence, string? reason, params Policy[] policies) =>
        Evaluator.Evaluate(evidence, policies, new Circumstances(Some.Now) { Override = reason });
}
