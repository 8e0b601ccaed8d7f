using System.Text.RegularExpressions;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;
using TcssGate.Reports.GitHub;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.GitHub;

public sealed partial class AnnotationsTests
{
    [Fact]
    public void A_run_in_which_everything_holds_has_none() => Annotations.Of(SampleResults.AllMet).Should().BeEmpty();

    [Fact]
    public void Violated_rules_come_first_and_mandatory_before_soft_then_the_worst_findings()
    {
        var image = SampleImages.Met() with
        {
            Rules =
            [
                SampleImages.Rule("viruses", "at most 0", new Actual.Count(1), RuleOutcome.Violated, Enforcement.Soft),
                SampleImages.Rule("vulnerabilities.max", "at most 1", new Actual.Count(2), RuleOutcome.Violated),
            ],
            Findings = [SampleFindings.Sqlite, SampleFindings.Log4Shell],
        };

        var lines = Annotations.Of(SampleResults.Of(image));

        lines.Select(Title).Should().Equal("violated%3A vulnerabilities.max", "violated%3A viruses", "critical%3A CVE-2021-44228", "high%3A CVE-2019-5827");
        lines[0].Should().Be("::error title=violated%3A vulnerabilities.max::desired at most 1, actual 2 (ccr.ccs.tencentyun.com/shop/web:1.4.2, policy production)");
        lines.Should().OnlyContain(line => line.StartsWith("::error "));
    }

    [Fact]
    public void Findings_that_no_violated_rule_is_about_are_left_out()
    {
        var image = SampleImages.Violated() with
        {
            Rules = [SampleImages.Rule("viruses", "at most 0", new Actual.Count(1), RuleOutcome.Violated)],
        };

        Annotations.Of(SampleResults.Of(image)).Should().HaveCount(2).And.NotContain(line => line.Contains("CVE-"));
    }

    [Fact]
    public void An_undecided_image_is_one_error_that_says_why_and_how_to_mend_it() =>
        Annotations.Of(SampleResults.Of(SampleImages.Undecided()))[0].Should().Be(
            "::error title=undecided::ccr.ccs.tencentyun.com/shop/new:1.0.0: the image has no scan licence (not-licensed); "
            + "give it one in the TCSS console, under Image Risk Management");

    [Fact]
    public void What_decides_nothing_is_a_warning()
    {
        var lines = Annotations.Of(SampleResults.Overridden);

        lines.Should().NotContain(line => line.StartsWith("::error"));
        lines[0].Should().StartWith("::warning title=violated%3A viruses::").And.Contain("; overridden: test file of the scanner itself");
    }

    [Fact]
    public void An_expired_waiver_is_a_warning_and_an_unused_one_a_notice()
    {
        var lines = Annotations.Of(SampleResults.Waived);

        lines.Should().ContainSingle(line => line.StartsWith("::warning title=waiver::expired 2026-02-28"));
        lines.Should().ContainSingle(line => line.StartsWith("::notice title=waiver::unused"));
    }

    [Fact]
    public void An_emulated_verdict_says_so() =>
        Annotations.Of(SampleResults.AllMet with { Emulated = true }).Should().Equal($"::notice title=emulated::EMULATED: the stand-in cloud answered, so this says nothing about a real image");

    [Theory]
    [InlineData(9, 10, null)]
    [InlineData(10, 10, "2 more are in the reports")]
    public void No_level_has_more_than_ten_and_what_is_cut_is_counted(int findings, int lines, string? last)
    {
        var image = SampleImages.Met() with
        {
            Rules = [SampleImages.Rule("viruses", "at most 0", new Actual.Count(findings), RuleOutcome.Violated)],
            Findings = [.. Enumerable.Range(0, findings).Select(number => SampleFindings.Miner with { Id = $"virus-{number}" })],
        };

        var errors = Annotations.Of(SampleResults.Of(image)).Where(line => line.StartsWith("::error")).ToList();

        errors.Should().HaveCount(lines);
        errors[^1].Should().Match(last is null ? "*virus-8*" : $"::error title=and more::{last}");
    }

    [Fact]
    public void Errors_of_a_run_that_judged_nothing_are_annotations_too() =>
        Annotations.Of(["a.yaml:1:2: error TG104: 100% wrong"]).Should().Equal("::error title=nothing was judged::a.yaml:1:2: error TG104: 100%25 wrong");

    [Fact]
    public void Hostile_text_neither_ends_its_line_nor_its_property_nor_starts_a_command()
    {
        foreach (var text in HostileText.Corpus.Append("x\n::stop-commands::t").Append("##[stop-commands]t").Append("a,file=/etc/passwd::b"))
        {
            foreach (var line in Annotations.Of(SampleResults.Of(HostileText.Image(text))))
            {
                line.Should().MatchRegex(Command(), because: text).And.NotContain("##[");
                line.Length.Should().BeLessThan(3000);
            }
        }
    }

    private static string Title(string line) => Command().Match(line).Groups["title"].Value;

    [GeneratedRegex(@"\A::(error|warning|notice) title=(?<title>[^,:\r\n]+)::([^%\r\n]|%25|%0A|%0D)*\z")]
    private static partial Regex Command();
}
