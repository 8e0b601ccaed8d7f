using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Text;

public sealed class TextReportTests
{
    [Fact]
    public void The_last_line_alone_says_how_it_came_out()
    {
        LastLine(SampleResults.AllMet).Should().Be("Met: 2 of 2 images. Rules: 8 met.");
        LastLine(SampleResults.Violated).Should().Be("Not met: 1 of 1 image. Rules: 2 met, 6 violated (1 advisory).");
        LastLine(SampleResults.Undecided).Should().Be("Undecided: 2 of 2 images. Rules: 0 met, 4 unknown (1 advisory).");
        LastLine(SampleResults.Mixed).Should().StartWith("Not met: 1 of 4 images, 1 undecided. ").And.EndWith(" EMULATED.");
    }

    [Theory]
    [InlineData(998, 998)]
    [InlineData(999, 1)]
    public void Of_an_estate_only_what_is_to_be_done_is_listed(int met, int lines)
    {
        var images = Enumerable.Range(0, met).Select(_ => SampleImages.Met()).Append(SampleImages.Violated()).ToArray();

        var report = Lines(SampleResults.Of(images));

        report.Count(line => line.StartsWith('✓')).Should().Be(lines);
        report.Should().ContainSingle(line => line.StartsWith('✗'));
    }

    [Fact]
    public void A_rule_shows_what_is_desired_and_what_is() =>
        Lines(SampleResults.Violated).Should().Contain(line => line.Trim() == "✗  vulnerabilities.critical  at most 0                  1");

    [Fact]
    public void An_advisory_rule_that_is_violated_has_another_mark_and_says_so() =>
        Lines(SampleResults.Violated).Should().ContainSingle(line => line.Contains("!  vulnerabilities.high") && line.EndsWith("advisory"));

    [Fact]
    public void An_advisory_rule_that_is_unknown_has_another_mark_than_a_mandatory_one()
    {
        var lines = Lines(SampleResults.Undecided);

        lines.Should().Contain(line => line.TrimStart().StartsWith("~  viruses"));
        lines.Should().Contain(line => line.TrimStart().StartsWith("?  scan"));
    }

    [Fact]
    public void Why_a_rule_is_unknown_stands_beside_it_unless_it_stands_above_already()
    {
        var image = SampleImages.Met() with { Rules = [SampleImages.Unknown("trusted", "trusted", "TCSS does not say")] };

        Lines(SampleResults.Of(image)).Should().Contain(line => line.EndsWith("unknown  TCSS does not say"));
        Report.Of(ReportFormat.Text, SampleResults.Of(SampleImages.Undecided())).Split("no scan licence").Should().HaveCount(2);
    }

    [Fact]
    public void An_undecided_image_says_why_and_how_to_mend_it()
    {
        var lines = Lines(SampleResults.Undecided);

        lines.Should().Contain("  why     the image has no scan licence (not-licensed)");
        lines.Should().Contain("  mend    give it one in the TCSS console, under Image Risk Management");
    }

    [Fact]
    public void What_is_waived_is_counted_and_listed_with_owner_last_day_and_reason()
    {
        var lines = Lines(SampleResults.Waived);

        lines.Should().Contain(line => line.EndsWith("0 (1 waived)"));
        lines.Should().Contain("      high  CVE-2019-5827  sqlite-libs 3.26.0  team-shop, until 2027-03-31  not reachable from our code");
    }

    [Fact]
    public void A_waiver_without_effect_is_told_once_for_all_images()
    {
        var text = Report.Of(ReportFormat.Text, SampleResults.Of(SampleImages.Waived("shop/a"), SampleImages.Waived("shop/b")));

        text.Split("CVE-2017-7526").Should().HaveCount(2);
        text.Should().Contain("expired 2026-02-28").And.Contain("unused, matches nothing");
    }

    [Fact]
    public void A_waiver_that_another_image_needs_is_not_called_unused()
    {
        var waiver = SampleImages.Waiver("CVE-2019-5827", "sqlite-libs", 31);
        var other = SampleImages.Met() with { IdleWaivers = [new IdleWaiver(waiver, "production", IdleReason.Unused)] };
        var used = SampleImages.Waived() with { IdleWaivers = [] };

        Report.Of(ReportFormat.Text, SampleResults.Of(other, used)).Should().NotContain("without effect");
    }

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(11, 10, true)]
    public void At_most_ten_findings_are_shown_and_the_others_counted(int count, int shown, bool more)
    {
        var image = SampleImages.Violated() with { Findings = SampleFindings.Vulnerabilities(count) };
        var lines = Lines(SampleResults.Of(image));

        lines.Count(line => line.Contains("Flaw number")).Should().Be(shown);
        lines.Contains("      … and 1 more").Should().Be(more);
    }

    [Fact]
    public void Findings_of_rules_that_hold_are_not_shown()
    {
        var image = SampleImages.Met() with { Findings = [SampleFindings.Log4Shell] };

        Report.Of(ReportFormat.Text, SampleResults.Of(image)).Should().NotContain("CVE-2021-44228");
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Of_more_than_ten_images_one_that_holds_takes_one_line(int count, bool whole)
    {
        var images = Enumerable.Range(1, count).Select(number => SampleImages.Met($"shop/web{number}")).ToArray();
        var lines = Lines(SampleResults.Of(images));

        lines.Any(line => line.Contains("digest")).Should().Be(whole);
        lines.Count(line => line.StartsWith('✓')).Should().Be(count);
    }

    [Fact]
    public void Of_two_hundred_images_the_ones_that_do_not_hold_are_shown_whole()
    {
        ImageResult[] images = [.. Enumerable.Range(1, 199).Select(number => SampleImages.Met($"shop/web{number}")), SampleImages.Violated()];
        var lines = Lines(SampleResults.Of(images));

        lines.Should().HaveCountLessThan(240).And.Contain(line => line.Contains("✗  trusted"));
        lines[^1].Should().StartWith("Not met: 1 of 200 images.");
    }

    [Fact]
    public void With_several_policies_each_rule_names_its_own()
    {
        var lines = Lines(SampleResults.TwoPolicies);

        lines.Should().Contain("  policies  production, payment");
        lines.Should().Contain(line => line.TrimStart().StartsWith("✗  payment     vulnerabilities.critical"));
    }

    [Fact]
    public void An_emulated_result_says_so_first_and_last()
    {
        var lines = Lines(SampleResults.Mixed);

        lines[0].Should().StartWith("EMULATED");
        lines[^1].Should().EndWith("EMULATED.");
        Report.Of(ReportFormat.Text, SampleResults.AllMet).Should().NotContain("EMULATED");
    }

    [Fact]
    public void Columns_stand_below_each_other_after_chinese_text()
    {
        var image = SampleImages.Met() with
        {
            Rules = [SampleImages.Rule("a", "可信", new Actual.Text("x")), SampleImages.Rule("b", "four", new Actual.Text("y"), enforcement: Enforcement.Advisory)],
        };

        Lines(SampleResults.Of(image)).Should().Contain("    ✓  a     可信     x").And.Contain("    ✓  b     four     y       advisory");
    }

    [Fact]
    public void Without_colour_there_is_no_escape_sequence_and_with_it_the_same_text()
    {
        var plain = Report.Of(ReportFormat.Text, SampleResults.Mixed);
        var coloured = Report.Of(ReportFormat.Text, SampleResults.Mixed, color: true);

        plain.Should().NotContain("\u001b");
        coloured.Should().Contain("\u001b[31m");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9]+m", "").Should().Be(plain);
    }

    private static string LastLine(GateResult result) => Lines(result)[^1];

    private static string[] Lines(GateResult result) => Report.Of(ReportFormat.Text, result).TrimEnd('\n').Split('\n');
}
