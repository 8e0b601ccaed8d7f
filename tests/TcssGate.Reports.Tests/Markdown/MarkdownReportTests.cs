using System.Text.RegularExpressions;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Reports.Markdown;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Markdown;

public sealed partial class MarkdownReportTests
{
    [Fact]
    public void The_verdict_comes_first_and_says_when_it_is_emulated() =>
        Text(SampleResults.Mixed).Should().StartWith(
            "## ✗ Not met\n\n> **EMULATED: the stand-in cloud answered, so this says nothing about a real image.**\n\n**Not met: 1 of 4 images, 1 undecided.** Rules: 8 met");

    [Fact]
    public void A_rule_is_a_row_with_what_is_desired_and_what_is() =>
        Text(SampleResults.Violated).Should()
            .Contain("|   | rule | desired | actual | enforcement |\n|---|---|---|---|---|\n")
            .And.Contain("| ✗ | `vulnerabilities.critical` | at most 0 | 1 | mandatory |\n")
            .And.Contain("| ! | `vulnerabilities.high` | at most 0 | 1 | advisory |\n");

    [Fact]
    public void An_undecided_image_says_why_and_what_to_do() =>
        Text(SampleResults.Undecided).Should().Contain(
            "**Why:** the image has no scan licence (not-licensed)  \n**What to do:** give it one in the TCSS console, under Image Risk Management\n");

    [Fact]
    public void An_accepted_violation_shows_its_reason() =>
        Text(SampleResults.Overridden).Should().Contain("**A violation is accepted in this run:** test file of the scanner itself, INC-1234");

    [Fact]
    public void Of_several_policies_each_rule_names_its_own() =>
        Text(SampleResults.TwoPolicies).Should().Contain("| ✗ | `vulnerabilities.critical` | at most 0 | 1 | mandatory | `payment` |\n");

    [Fact]
    public void Rules_that_all_hold_are_folded_only_beside_other_images()
    {
        Text(SampleResults.Of(SampleImages.Met())).Should().NotContain("<details>");
        Text(SampleResults.AllMet).Should().Contain("<details><summary>4 rules, all met</summary>\n\n|");
    }

    [Fact]
    public void The_worst_findings_are_folded_and_the_others_counted()
    {
        var text = Text(SampleResults.Many);

        text.Should().Contain("<details><summary>537 vulnerabilities, the worst first</summary>".Replace("vulnerabilities", "findings", StringComparison.Ordinal));
        FindingRow().Count(text).Should().Be(50);
        text.Should().Contain("… and 487 findings more, none of them worse.");
    }

    [Fact]
    public void Fifty_findings_are_all_there_and_nothing_is_said_of_more()
    {
        var text = Text(SampleResults.Of(SampleImages.Violated() with { Findings = SampleFindings.Vulnerabilities(50) }));

        FindingRow().Count(text).Should().Be(50);
        text.Should().NotContain("…");
    }

    [Fact]
    public void Waived_findings_come_with_owner_reason_and_last_day() =>
        Text(SampleResults.Waived).Should().Contain("| high | `CVE-2019-5827` | `sqlite-libs 3.26.0` | team-shop | 2027-03-31 | not reachable from our code |\n")
            .And.Contain("| expired | `CVE-2017-7526` | team-shop | 2026-02-28 |").And.Contain("| unused | `CVE-2018-1000001` |");

    [Theory]
    [InlineData(3_000)]
    [InlineData(20_000)]
    [InlineData(150_000)]
    [InlineData(MarkdownReport.Limit)]
    public void A_report_never_outgrows_its_limit_and_says_what_is_left_out(int limit)
    {
        using var stream = new MemoryStream();
        MarkdownReport.Write(Huge, stream, limit);
        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());

        // Close below it, too: what there is room for is there.
        stream.Length.Should().BeLessThanOrEqualTo(limit).And.BeGreaterThan((long)(limit * 0.5));
        var images = HeadOfImage().Count(text);
        var left = LeftOut().Match(text);
        (images + (left.Success ? int.Parse(left.Groups[1].Value) : 0)).Should().Be(Huge.Images.Count);
        text.Should().StartWith("## ✗ Not met\n").And.Contain("findings more");
        (Regex.Count(text, "<details>") - Regex.Count(text, "</details>")).Should().Be(0);
    }

    [Fact]
    public void The_limit_is_what_both_services_take() => MarkdownReport.Limit.Should().BeLessThanOrEqualTo(1_000_000);

    [Fact]
    public void Images_that_are_not_met_have_room_before_those_that_are()
    {
        var result = SampleResults.Of([.. Enumerable.Range(0, 300).Select(at => SampleImages.Met($"shop/good-{at}")), SampleImages.Violated("shop/bad")]);
        using var stream = new MemoryStream();

        MarkdownReport.Write(result, stream, 5_000);

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).Should().Contain("shop/bad").And.Contain("shop/good-0:").And.NotContain("shop/good-299:");
    }

    [Fact]
    public void The_worst_findings_of_all_images_have_room_first()
    {
        Finding mild = SampleFindings.Sqlite with { Severity = Severity.Low };
        var result = SampleResults.Of(
            SampleImages.Violated("shop/a") with { Findings = [.. Enumerable.Range(0, 50).Select(at => mild with { Id = $"CVE-2019-1{at:000}" })] },
            SampleImages.Violated("shop/b") with { Findings = [SampleFindings.Log4Shell] });
        using var stream = new MemoryStream();

        MarkdownReport.Write(result, stream, 5_000);

        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        text.Should().Contain("CVE-2021-44228").And.Contain("`CVE-2019-1000`").And.NotContain("`CVE-2019-1049`");
    }

    private static GateResult Huge { get; } = SampleResults.Of([.. Enumerable.Range(0, 400).Select(at => SampleImages.Violated($"shop/image-{at}") with
    {
        Findings = [.. SampleFindings.Vulnerabilities(80).Select(found => found with { Title = new string('长', 300) })],
    })]);

    private static string Text(GateResult result) => Report.Of(ReportFormat.Markdown, result);

    [GeneratedRegex(@"^\| (unknown|critical|high|medium|low) \| `CVE", RegexOptions.Multiline)]
    private static partial Regex FindingRow();

    [GeneratedRegex("^### ", RegexOptions.Multiline)]
    private static partial Regex HeadOfImage();

    [GeneratedRegex("^([0-9]+) images? left out", RegexOptions.Multiline)]
    private static partial Regex LeftOut();
}
