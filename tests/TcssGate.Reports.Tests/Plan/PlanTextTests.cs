using System.Text;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Plan;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData("no-changes", "Plan: 0 to sync, 0 to scan, 1 unchanged.")]
    [InlineData("mixed", "Plan: 2 to sync, 2 to scan, 1 to wait for, 1 blocked, 2 unchanged.")]
    [InlineData("many", "Plan: 0 to sync, 1 to scan, 11 unchanged.")]
    [InlineData("forecast-emulated", "Plan: 0 to sync, 0 to scan, 1 unchanged. EMULATED.")]
    public void The_last_line_says_what_would_be_done(string sample, string line) =>
        Of(SamplePlans.ByName[sample]).TrimEnd('\n').Split('\n')[^1].Should().Be(line);

    [Fact]
    public void Nothing_that_is_looked_at_again_is_marked_as_met_or_violated()
    {
        foreach (var image in new[] { SamplePlans.Old, SamplePlans.Running, SamplePlans.Tag, SamplePlans.New })
        {
            Of(SamplePlans.Of(image)).Should().NotContainAny("✓", "✗").And.Contain("(known after apply)");
        }
    }

    [Fact]
    public void A_number_of_an_older_scan_says_of_when_it_is() =>
        Of(SamplePlans.Of(SamplePlans.Old)).Should().Contain("0 (1 waived), as of 2026-03-01 11:58:12 UTC");

    [Fact]
    public void Without_work_the_rules_are_marked_as_in_a_result() =>
        Of(SamplePlans.Of(SamplePlans.Violated)).Should().Contain("✓").And.Contain("✗").And.Contain("no changes, not met");

    [Fact]
    public void Colour_is_the_only_escape_and_adds_no_text()
    {
        var colored = Of(SamplePlans.Mixed, color: true);

        System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9]+m", "").Should().Be(Of(SamplePlans.Mixed));
    }

    [Fact]
    public void Hostile_text_does_nothing_at_a_terminal()
    {
        foreach (var text in HostileText.Corpus)
        {
            var rule = SampleImages.Unknown("scan", text, text) with { Policy = text };
            var image = SamplePlans.Blocked with { Rules = [rule], Scan = new ScanStep.GiveUp(new UndecidedReason(UndecidedCode.ScanFailed, text, text)) };

            Of(SamplePlans.Of(image)).EnumerateRunes().Should().NotContain(rune => rune.Value != '\n' && (PlainText.IsInvisible(rune) || rune.Value == 0x1b));
        }
    }

    private static string Of(GatePlan plan, bool color = false) => Encoding.UTF8.GetString(PlanGoldenTests.Bytes(ReportFormat.Text, plan, color));
}
