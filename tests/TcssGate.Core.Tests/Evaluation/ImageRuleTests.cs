using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class ImageRuleTests
{
    [Theory]
    [InlineData("[ccr.ccs.tencentyun.com]", RuleOutcome.Met)]
    [InlineData("[\"*.TENCENTYUN.com\", other]", RuleOutcome.Met)]
    [InlineData("[ccs.tencentyun.com]", RuleOutcome.Violated)]
    [InlineData("[\"*.evil.example\"]", RuleOutcome.Violated)]
    public void The_registry_is_the_host_of_the_listed_repository(string allowed, RuleOutcome outcome) =>
        Rule($"registries: {allowed}", Some.Scan).Should().Match<RuleResult>(rule => rule.Outcome == outcome && rule.Actual == new Actual.Text("ccr.ccs.tencentyun.com"));

    [Fact]
    public void A_repository_without_a_host_leaves_the_registry_unknown() =>
        Rule("registries: [\"*\"]", Some.Scan with { Repository = "shop/web" }, Some.ImageOf(7, "shop/web", "1.4.2", Some.Digest)).Outcome.Should().Be(RuleOutcome.Unknown);

    [Theory]
    [InlineData("alpine:v3.20", RuleOutcome.Met)]
    [InlineData("Alpine:v3.9", RuleOutcome.Met)]
    [InlineData("alpine:v3", RuleOutcome.Violated)]
    [InlineData("linux", RuleOutcome.Violated)]
    [InlineData(null, RuleOutcome.Unknown)]
    public void The_operating_system_is_held_against_every_pattern(string? system, RuleOutcome outcome) =>
        Rule("os: [\"centos:*\", \"alpine:v?.*\"]", Some.Scan with { Os = system }).Outcome.Should().Be(outcome);

    [Theory]
    [InlineData(1073741824L, RuleOutcome.Met)]
    [InlineData(1073741825L, RuleOutcome.Violated)]
    [InlineData(0L, RuleOutcome.Unknown)]
    [InlineData(-5L, RuleOutcome.Unknown)]
    [InlineData(null, RuleOutcome.Unknown)]
    public void The_size_is_met_to_the_byte(long? size, RuleOutcome outcome) => Rule("maxSize: 1GiB", Some.Scan with { Size = size }).Outcome.Should().Be(outcome);

    [Fact]
    public void A_gigabyte_is_less_than_a_gibibyte()
    {
        var scan = Some.Scan with { Size = 1_000_000_001 };

        Rule("maxSize: 1GB", scan).Should().Match<RuleResult>(rule =>
            rule.Outcome == RuleOutcome.Violated && rule.Desired == "at most 1GB" && rule.Actual.ToString() == "953.7 MiB (1000000001 bytes)");
        Rule("maxSize: 1GiB", scan).Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void The_age_is_met_through_its_last_moment()
    {
        var built = Some.Now.AddDays(-90);

        Rule("maxImageAge: 90d", Some.Scan with { Created = built }).Should()
            .Match<RuleResult>(rule => rule.Outcome == RuleOutcome.Met && rule.Desired == "built at most 90d ago" && rule.Actual.ToString() == "90d, built 2026-12-01 12:00:00 +08:00");
        Rule("maxImageAge: 90d", Some.Scan with { Created = built.AddSeconds(-1) }).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void An_image_without_a_date_or_from_the_future_has_no_age()
    {
        Rule("maxImageAge: 90d", Some.Scan with { Created = null }).Actual.Should().Be(new Actual.Unknown("TCSS does not say when the image was built"));
        Rule("maxImageAge: 90d", Some.Scan with { Created = Some.Now.AddMinutes(10) }).Outcome.Should().Be(RuleOutcome.Met);
        Rule("maxImageAge: 90d", Some.Scan with { Created = Some.Now.AddMinutes(11) }).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Theory]
    [InlineData("registries: [\"*\"]")]
    [InlineData("os: [\"*\"]")]
    [InlineData("maxSize: 1TiB")]
    [InlineData("maxImageAge: 3650d")]
    public void Nothing_is_known_of_an_image_whose_scan_proves_nothing(string rule)
    {
        var other = Some.Scan with { Os = "alpine", Size = 1, Created = Some.Now, Digest = Some.OtherDigest };

        Rule(rule, other).Outcome.Should().Be(RuleOutcome.Unknown);
        Rule(rule, other with { Digest = Some.Digest }).Outcome.Should().Be(RuleOutcome.Met);
    }

    private static RuleResult Rule(string rule, ScanSnapshot scan, RegistryImage? image = null) => Evaluator.Evaluate(
        new ImageEvidence(Some.Reference) { Image = image ?? Some.Image, Scan = scan }, [Some.Policy($"{{ {rule} }}")], new Circumstances(Some.Now)).Rules[1];
}
