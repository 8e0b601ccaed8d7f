using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class BaselineTests
{
    private static readonly Policy NothingNew = Some.Policy("{ vulnerabilities: { new: 0 } }");

    private static readonly ImageEvidence Image = new(Some.Reference)
    {
        Image = Some.Image,
        Scan = Some.Scan with { Vulnerabilities = 2, BySeverity = null },
        Findings = ImageFindings.NotRead with { Vulnerabilities = Some.Whole(Some.Cve("CVE-1", Severity.High), Some.Cve("CVE-2", Severity.Low)) },
    };

    [Fact]
    public void What_the_baseline_has_is_not_new()
    {
        Rule(Earlier(Some.Cve("CVE-1", Severity.High), Some.Cve("cve-2", Severity.Low))).Should()
            .Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Met && rule.Actual == new Actual.Count(0));
        Rule(Earlier(Some.Cve("CVE-1", Severity.High))).Actual.Should().Be(new Actual.Count(1));
    }

    [Fact]
    public void Another_version_is_not_new_and_another_component_is()
    {
        Rule(Earlier(Some.Cve("CVE-1", Severity.High) with { Version = "0.9" }, Some.Cve("CVE-2", Severity.Low))).Outcome.Should().Be(RuleOutcome.Met);
        Rule(Earlier(Some.Cve("CVE-1", Severity.High, "zlib"), Some.Cve("CVE-2", Severity.Low))).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void What_was_waived_was_found_all_the_same()
    {
        var earlier = Earlier(Some.Cve("CVE-2", Severity.Low)) with { Waived = [new WaivedFinding(Some.Cve("CVE-1", Severity.High), Some.Waiver("CVE-1"), "p")] };

        Rule(earlier).Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void Of_several_images_of_a_repository_what_any_has_is_not_new() =>
        Rule(Earlier(Some.Cve("CVE-1", Severity.High)), Earlier(Some.Cve("CVE-2", Severity.Low))).Outcome.Should().Be(RuleOutcome.Met);

    [Fact]
    public void Without_a_baseline_it_is_unknown_even_where_nothing_was_found()
    {
        var clean = Image with { Scan = Some.Scan, Findings = ImageFindings.NotRead with { Vulnerabilities = Some.Whole() } };

        Evaluator.Evaluate(clean, [NothingNew], new Circumstances(Some.Now)).Rules[1].Actual
            .Should().Be(new Actual.Unknown("no baseline was given to compare with (--baseline FILE)"));
        Evaluator.Evaluate(clean, [NothingNew], new Circumstances(Some.Now) { Baseline = Baseline.Of([Earlier()]) }).Rules[1].Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_vulnerability_without_a_name_is_always_new()
    {
        var nameless = Some.Cve(Vulnerability.Nameless, Severity.High);

        Evaluator.Evaluate(
            Image with { Findings = ImageFindings.NotRead with { Vulnerabilities = Some.Whole(nameless, nameless) } },
            [NothingNew],
            new Circumstances(Some.Now) { Baseline = Baseline.Of([Earlier(nameless)]) }).Rules[1].Actual.Should().Be(new Actual.Count(2));
    }

    [Fact]
    public void A_baseline_that_does_not_know_the_repository_leaves_it_unknown()
    {
        var other = Earlier() with { Image = Some.ImageOf(8, "ccr.ccs.tencentyun.com/shop/api", "1", Some.Digest) };
        var unread = Earlier() with { FindingsRead = [FindingKind.Virus] };
        var unlisted = Earlier() with { Image = null };

        foreach (var earlier in new[] { other, unread, unlisted })
        {
            Rule(earlier).Actual.Should().Be(new Actual.Unknown($"the baseline does not say what {Some.Repository} had"));
        }
    }

    private static ImageResult Earlier(params Finding[] findings) => new()
    {
        Reference = Some.Reference,
        Image = Some.ImageOf(3, Some.Repository, "1.0", Some.OtherDigest),
        Rules = [],
        FindingsRead = [FindingKind.Vulnerability],
        Findings = findings,
    };

    private static RuleResult Rule(params ImageResult[] earlier) =>
        Evaluator.Evaluate(Image, [NothingNew], new Circumstances(Some.Now) { Baseline = Baseline.Of(earlier) }).Rules[1];
}
