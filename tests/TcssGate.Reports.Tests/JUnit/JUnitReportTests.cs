using System.Xml.Linq;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.JUnit;

public sealed class JUnitReportTests
{
    [Fact]
    public void An_image_is_a_suite_and_a_rule_is_a_case()
    {
        var suites = Xml(SampleResults.Mixed).Elements("testsuite").ToList();

        suites.Should().HaveCount(4);
        suites[1].Elements("testcase").Select(Name).Should().StartWith(["production: scan", "production: vulnerabilities.max"]);
    }

    [Theory]
    [InlineData("vulnerabilities.max", null)]
    [InlineData("vulnerabilities.critical", "failure")]
    [InlineData("vulnerabilities.high", "skipped")]
    public void A_rule_passes_fails_or_is_skipped_when_it_is_advisory(string rule, string? element) =>
        Case(SampleResults.Violated, rule).Elements().Select(child => child.Name.LocalName).Should().Equal(element is null ? [] : [element]);

    [Theory]
    [InlineData("scan", "error")]
    [InlineData("viruses", "skipped")]
    public void An_unknown_rule_is_an_error_unless_it_is_advisory(string rule, string element) =>
        Case(SampleResults.Undecided, rule).Elements().Single().Name.LocalName.Should().Be(element);

    [Fact]
    public void An_error_says_why_and_how_to_mend_it()
    {
        var error = Case(SampleResults.Undecided, "scan").Element("error")!;

        error.Attribute("type")!.Value.Should().Be("not-licensed");
        error.Value.Should().Contain("no scan licence").And.Contain("give it one in the TCSS console");
    }

    [Fact]
    public void The_counts_are_those_of_the_cases()
    {
        var root = Xml(SampleResults.Mixed);

        foreach (var element in root.Elements("testsuite").Prepend(root))
        {
            Number(element, "tests").Should().Be(element.Descendants("testcase").Count());
            Number(element, "failures").Should().Be(element.Descendants("failure").Count());
            Number(element, "errors").Should().Be(element.Descendants("error").Count());
        }

        root.Elements("testsuite").Should().OnlyContain(suite => Number(suite, "skipped") == suite.Descendants("skipped").Count());
    }

    [Fact]
    public void A_suite_is_never_empty_and_one_without_rules_is_an_error()
    {
        var suite = Xml(SampleResults.Of(SampleImages.Met() with { Rules = [] })).Element("testsuite")!;

        suite.Descendants("error").Should().ContainSingle();
        Number(suite, "errors").Should().Be(1);
    }

    [Fact]
    public void A_failure_lists_the_worst_ten_findings_and_counts_the_others() =>
        Case(SampleResults.Many, "vulnerabilities.max").Element("failure")!.Value.Split('\n').Should().HaveCount(12)
            .And.HaveElementAt(11, "… and 527 more");

    [Fact]
    public void The_name_of_a_case_does_not_change_with_its_outcome() =>
        Xml(SampleResults.Of(SampleImages.Violated(tag: "1"))).Descendants("testcase").Select(Name).Should().OnlyHaveUniqueItems()
            .And.NotContain(name => name.Contains("at most"));

    [Fact]
    public void What_is_waived_is_noted() =>
        Xml(SampleResults.Waived).Descendants("system-out").Single().Value.Should()
            .Contain("waived: high  CVE-2019-5827").And.Contain("team-shop, until 2027-03-31").And.Contain("expired 2026-02-28").And.Contain("unused");

    [Fact]
    public void An_emulated_result_says_so_in_every_suite()
    {
        Xml(SampleResults.Mixed).DescendantsAndSelf().Where(element => element.Name.LocalName.StartsWith("testsuite", StringComparison.Ordinal))
            .Should().OnlyContain(element => Name(element).EndsWith("(EMULATED)", StringComparison.Ordinal));
        Report.Of(ReportFormat.JUnit, SampleResults.AllMet).Should().NotContain("EMULATED");
    }

    private static XElement Case(GateResult result, string rule) =>
        Xml(result).Descendants("testcase").First(element => Name(element) == $"production: {rule}");

    private static string Name(XElement element) => element.Attribute("name")!.Value;

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value);

    private static XElement Xml(GateResult result) => XDocument.Parse(Report.Of(ReportFormat.JUnit, result)).Root!;
}
