using System.Globalization;
using System.Text.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

public sealed class SarifRuleTests
{
    private static readonly string[] Subjects = ["vulnerability", "virus", "risk", "policy"];

    public static TheoryData<string> Samples => [.. SampleResults.ByName.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_rule_says_what_it_is_how_to_mend_it_and_how_bad_it_is(string sample)
    {
        foreach (var rule in SarifFile.Of(SampleResults.ByName[sample]).Rules)
        {
            var properties = rule.GetProperty("properties");
            SarifFile.Text(rule.GetProperty("shortDescription"), "text").Should().NotBeEmpty();
            SarifFile.Text(rule.GetProperty("fullDescription"), "text").Should().NotBeEmpty();
            SarifFile.Text(rule.GetProperty("help"), "text").Should().NotBeEmpty();
            SarifFile.Text(rule.GetProperty("help"), "markdown").Should().NotBeEmpty();
            SarifFile.Text(rule, "helpUri").Should().MatchRegex("^https?://");
            double.Parse(SarifFile.Text(properties, "security-severity"), CultureInfo.InvariantCulture).Should().BeInRange(0.1, 10);
            Tags(rule).Should().StartWith("security").And.ContainSingle(tag => Subjects.Contains(tag));
        }
    }

    [Fact]
    public void Each_sort_of_finding_and_what_a_policy_asks_has_a_tag_of_its_own() =>
        SarifFile.Of(SampleImages.Violated()).Rules.ToDictionary(rule => SarifFile.Text(rule, "id"), rule => string.Join(' ', Tags(rule))).Should().Contain(
            new KeyValuePair<string, string>("CVE-2021-44228", "security vulnerability fixable exploitable"),
            new("CVE-2019-5827", "security vulnerability"),
            new("virus:Linux.Trojan.Miner", "security virus"),
            new("risk:3", "security risk"),
            new("policy:viruses", "security policy"));

    [Fact]
    public void Help_says_in_text_and_in_markdown_which_version_or_step_mends_it()
    {
        var help = SarifFile.Of(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell] }).Rules.Single().GetProperty("help");

        SarifFile.Text(help, "text").Should().Contain("do not protect").And.EndWith("How to mend it: Update log4j-core to 2.15.0 or later.");
        SarifFile.Text(help, "markdown").Should().Contain("**How to mend it:** Update log4j\\-core to 2.15.0 or later.")
            .And.EndWith("[Read more](https://nvd.nist.gov/vuln/detail/CVE-2021-44228)");
    }

    private static List<string> Tags(JsonElement rule) =>
        [.. rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)];
}
