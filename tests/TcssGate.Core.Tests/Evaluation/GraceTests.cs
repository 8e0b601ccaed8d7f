using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class GraceTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void One_published_less_than_the_grace_ago_is_reported_and_not_counted()
    {
        var young = Published(Some.Now - Week + TimeSpan.FromSeconds(1));
        var result = Judge("{ high: 0 }", young);

        result.Rules[1].Should().Match<RuleResult>(rule =>
            rule.Outcome == RuleOutcome.Met && rule.InGrace == 1 && rule.Waived == 0 && rule.Actual == new Actual.Count(0) && rule.Desired == "at most 0 older than 7d");
        result.Findings.Should().ContainSingle().Which.Should().Be(young);
    }

    [Fact]
    public void From_the_last_moment_of_the_grace_on_it_counts() => Judge("{ high: 0 }", Published(Some.Now - Week)).Rules[1].Outcome.Should().Be(RuleOutcome.Violated);

    [Fact]
    public void One_without_a_date_or_with_one_in_the_future_counts()
    {
        Judge("{ high: 0 }", Published(null)).Rules[1].Outcome.Should().Be(RuleOutcome.Violated);
        Judge("{ high: 0 }", Published(Some.Now.AddSeconds(1))).Rules[1].Outcome.Should().Be(RuleOutcome.Violated);
        Judge("{ high: 0 }", Published(Some.Now)).Rules[1].Outcome.Should().Be(RuleOutcome.Met);
    }

    [Theory]
    [InlineData("{ max: 0 }")]
    [InlineData("{ fixable: 0 }")]
    [InlineData("{ exploitable: 0 }")]
    [InlineData("{ maxCvss: 1 }")]
    public void Grace_is_for_every_rule_of_the_block(string rules) => Judge(rules, Published(Some.Now.AddDays(-1))).Rules[1].Should()
        .Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Met && rule.InGrace == 1);

    [Fact]
    public void What_is_denied_has_no_grace() => Judge("{ denied: [CVE-2027-0001] }", Published(Some.Now)).Rules[1].Should()
        .Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Violated && rule.InGrace == 0);

    [Fact]
    public void A_waiver_is_worth_more_than_grace() => Judge("{ high: 0 }", Published(Some.Now), Some.Waiver("CVE-2027-0001")).Rules[1].Should()
        .Match<RuleResult>(rule => rule.Waived == 1 && rule.InGrace == 0);

    [Fact]
    public void A_count_that_is_too_high_needs_the_list_when_there_is_grace()
    {
        var policy = Policy("{ max: 0 }");
        var evidence = Evidence(Published(Some.Now)) with { Findings = ImageFindings.NotRead };

        FindingNeeds.ForRules(evidence, [policy], Some.Today).Should().Equal(FindingKind.Vulnerability);
        Evaluator.Evaluate(evidence, [policy], new Circumstances(Some.Now)).Rules[1].Outcome.Should().Be(RuleOutcome.Unknown);
    }

    private static Vulnerability Published(DateTimeOffset? at) =>
        Some.Cve("CVE-2027-0001", Severity.High) with { Published = at, FixedVersion = "2", Tags = ["DynamicLevelPoc"], Cvss = 9 };

    private static Policy Policy(string rules, params Waiver[] waivers) => Some.Policy($"{{ vulnerabilities: {rules} }}", waivers) with { Grace = Week };

    private static ImageEvidence Evidence(Vulnerability found) => new(Some.Reference)
    {
        Image = Some.Image,
        Scan = Some.Scan with { Vulnerabilities = 1, BySeverity = null },
        Findings = ImageFindings.NotRead with { Vulnerabilities = Some.Whole(found) },
    };

    private static ImageResult Judge(string rules, Vulnerability found, params Waiver[] waivers) =>
        Evaluator.Evaluate(Evidence(found), [Policy(rules, waivers)], new Circumstances(Some.Now));
}
