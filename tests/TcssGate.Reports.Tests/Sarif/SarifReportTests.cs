using TcssGate.Core.Findings;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

public sealed class SarifReportTests
{
    [Fact]
    public void An_image_has_a_run_named_after_its_repository() =>
        SarifFile.Of(SampleImages.Met(), SampleImages.Violated()).Categories.Should()
            .Equal("tcss-gate/ccr.ccs.tencentyun.com/shop/web/", "tcss-gate/ccr.ccs.tencentyun.com/shop/api/");

    [Fact]
    public void Every_finding_and_every_violated_rule_is_a_result() =>
        SarifFile.Of(SampleImages.Violated()).RuleIds.Should().Equal(
            "policy:risks.max",
            "policy:sensitiveInfo",
            "policy:trusted",
            "policy:viruses",
            "policy:vulnerabilities.critical",
            "policy:vulnerabilities.high",
            "CVE-2021-44228",
            "CVE-2019-5827",
            "virus:Linux.Trojan.Miner",
            "risk:3");

    [Fact]
    public void A_cve_in_two_components_is_two_results_of_one_rule()
    {
        var file = SarifFile.Of(SampleImages.Met() with
        {
            Findings = [SampleFindings.Log4Shell, SampleFindings.Log4Shell with { Component = "log4j-api" }],
        });

        file.RuleIds.Should().Equal("CVE-2021-44228", "CVE-2021-44228");
        file.Rules.Should().ContainSingle();
        file.Fingerprints.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_waived_finding_is_left_out_of_sarif() => SarifFile.Of(SampleImages.Waived()).Results.Should().BeEmpty();

    [Fact]
    public void An_image_that_holds_has_an_empty_run_so_that_its_old_alerts_are_closed() =>
        SarifFile.Of(SampleImages.Met()).Runs.Should().ContainSingle().Which.GetProperty("results").GetArrayLength().Should().Be(0);

    [Theory]
    [InlineData(0, "error", "8.0")] // the mandatory ones first
    [InlineData(5, "warning", "4.0")]
    public void The_level_of_a_violated_rule_is_that_of_its_enforcement(int index, string level, string severity)
    {
        var file = SarifFile.Of(SampleImages.Violated());
        var result = file.Results[index];
        var rule = file.Rules[result.GetProperty("ruleIndex").GetInt32()];

        SarifFile.Text(result, "level").Should().Be(level);
        SarifFile.Text(rule.GetProperty("properties"), "security-severity").Should().Be(severity);
    }

    [Theory]
    [InlineData(Severity.Low, null, "note", "2.0")]
    [InlineData(Severity.Medium, null, "warning", "5.5")]
    [InlineData(Severity.High, null, "error", "8.0")]
    [InlineData(Severity.Critical, null, "error", "9.5")]
    [InlineData(Severity.Unknown, null, "error", "9.5")]
    [InlineData(Severity.Low, 0.1, "note", "0.1")]
    [InlineData(Severity.Low, 0.0, "note", "2.0")]
    [InlineData(Severity.High, 10.0, "error", "10.0")]
    [InlineData(Severity.High, 10.1, "error", "8.0")]
    [InlineData(Severity.High, double.NaN, "error", "8.0")]
    public void The_severity_is_the_cvss_score_or_else_the_level(Severity severity, double? cvss, string level, string expected)
    {
        var file = SarifFile.Of(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell with { Severity = severity, Cvss = cvss }] });

        SarifFile.Text(file.Results[0], "level").Should().Be(level);
        SarifFile.Text(file.Rules[0].GetProperty("properties"), "security-severity").Should().Be(expected);
    }

    [Fact]
    public void A_rule_index_points_to_the_rule_of_its_result()
    {
        var file = SarifFile.Of(SampleResults.Many);

        file.Results.Should().HaveCount(538);
        file.Results.Should().OnlyContain(result =>
            SarifFile.Text(file.Rules[result.GetProperty("ruleIndex").GetInt32()], "id") == SarifFile.Text(result, "ruleId"));
        file.Rules.Select(rule => SarifFile.Text(rule, "id")).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("CVE-2021-44228", "https://x.example/a", "https://nvd.nist.gov/vuln/detail/CVE-2021-44228")]
    [InlineData("pcmgr-1", "https://x.example/a", "https://x.example/a")]
    [InlineData("CVE-2021-44228\n", "javascript:alert(1)", "https://www.tencentcloud.com/document/product/1163")]
    [InlineData("pcmgr-1", "https://user@x.example/", "https://www.tencentcloud.com/document/product/1163")]
    [InlineData("pcmgr-1", "https://x.example/)[a](b", "https://www.tencentcloud.com/document/product/1163")]
    public void Help_is_where_a_browser_may_safely_go(string id, string reference, string expected)
    {
        var file = SarifFile.Of(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell with { Id = id, References = [reference] }] });

        SarifFile.Text(file.Rules[0], "helpUri").Should().Be(expected);
    }

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", "shop/web")]
    [InlineData("localhost:5000/web", "web")]
    [InlineData("shop/web", "shop/web")]
    [InlineData("web", "web")]
    [InlineData("registry.example/../../etc/passwd", "etc/passwd")]
    [InlineData("/etc//passwd", "etc/passwd")]
    [InlineData("shop/we b%2e\\c:\\x", "shop/we-b-2e-c%3A-x")]
    [InlineData("..", "image")]
    [InlineData("", "image")]
    public void An_address_never_leaves_its_folder(string repository, string expected) =>
        SourceFile.Named(RepositoryPath.Relative(repository)).Uri.Should().Be(expected);

    [Fact]
    public void No_rule_id_or_address_holds_a_tag_or_a_digest()
    {
        var file = SarifFile.Of(SampleImages.Violated(tag: "tag-7f3a"));

        file.RuleIds.Concat(file.Uris).Concat(file.Categories).Should().NotContain(text => text.Contains("7f3a") || text.Contains("sha256"));
    }

    [Fact]
    public void An_emulated_result_comes_from_a_tool_of_another_name()
    {
        static IEnumerable<string> ToolsOf(SarifFile file) =>
            file.Runs.Select(run => SarifFile.Text(run.GetProperty("tool").GetProperty("driver"), "name"));

        ToolsOf(SarifFile.Of(SampleResults.Mixed)).Should().OnlyContain(name => name == "tcss-gate (emulated)");
        ToolsOf(SarifFile.Of(SampleResults.AllMet)).Should().OnlyContain(name => name == "tcss-gate");
        SarifFile.Of(SampleResults.Mixed).Notes.Should().Contain(note => note.StartsWith("EMULATED"));
    }

    [Fact]
    public void A_message_makes_no_link_of_outside_text()
    {
        var file = SarifFile.Of(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell with { Title = "[click](http://evil.example)" }] });

        SarifFile.Text(file.Results[0].GetProperty("message"), "text").Should().NotContain("](");
        SarifFile.Text(file.Rules[0].GetProperty("help"), "markdown").Should().NotContain("[click](");
    }
}
