using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

/// <summary>A run replaces the one before it, and what it does not name counts as mended: so there is none when something was not looked at.</summary>
public sealed class SarifUndecidedTests
{
    [Fact]
    public void Without_a_decided_image_there_is_a_file_without_runs() => SarifFile.Of(SampleResults.Undecided).Runs.Should().BeEmpty();

    [Fact]
    public void An_undecided_image_has_no_run_and_the_others_say_so()
    {
        var file = SarifFile.Of(SampleImages.Met(), SampleImages.Undecided());

        file.Categories.Should().Equal("tcss-gate/ccr.ccs.tencentyun.com/shop/web/");
        file.Notes.Should().ContainSingle().Which.Should().Contain("ccr.ccs.tencentyun.com/shop/new").And.Contain("stay as they are");
    }

    [Fact]
    public void Images_of_one_repository_share_a_run() =>
        SarifFile.Of(SampleImages.Violated(tag: "1"), SampleImages.Violated(tag: "2")).Runs.Should().ContainSingle()
            .Which.GetProperty("results").GetArrayLength().Should().Be(10);

    [Fact]
    public void A_repository_with_an_undecided_image_has_no_run() =>
        SarifFile.Of(SampleImages.Violated("shop/web", "1"), SampleImages.Undecided("shop/web", "2")).Runs.Should().BeEmpty();

    [Fact]
    public void A_violated_image_whose_viruses_could_not_be_read_has_no_run()
    {
        var image = WithUnknownViruses() with { FindingsRead = [FindingKind.Vulnerability, FindingKind.Risk] };

        image.Verdict.Should().BeOfType<Verdict.NotMet>();
        SarifFile.Of(image).Runs.Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_rule_about_findings_that_were_read_keeps_its_alert_open()
    {
        var file = SarifFile.Of(WithUnknownViruses());

        file.RuleIds.Should().Contain("policy:viruses");
        var result = file.Results[file.RuleIds.ToList().IndexOf("policy:viruses")];
        SarifFile.Text(result, "level").Should().Be("warning");
        SarifFile.Text(result.GetProperty("message"), "text").Should().Contain("could not be checked: no count");
    }

    [Fact]
    public void An_unknown_rule_and_the_same_rule_violated_are_one_alert() =>
        SarifFile.Of(WithUnknownViruses()).Fingerprints.Should().Contain(SarifFile.Of(SampleImages.Violated()).Fingerprints[3]);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public void Findings_that_were_not_read_are_known_only_when_there_are_none(int? count, bool known)
    {
        var met = SampleImages.Met();

        SarifFile.Of(met with { FindingsRead = [], Scan = met.Scan! with { Vulnerabilities = count } }).Runs.Count.Should().Be(known ? 1 : 0);
    }

    [Fact]
    public void Findings_that_no_rule_is_about_need_not_be_read()
    {
        var met = SampleImages.Met();

        SarifFile.Of(met with { FindingsRead = [], Scan = met.Scan! with { Risks = 3 } }).Runs.Should().ContainSingle();
    }

    [Fact]
    public void An_image_whose_scan_is_not_known_to_be_complete_has_no_run()
    {
        var image = SampleImages.Violated();

        SarifFile.Of(image with { Rules = [.. image.Rules.Skip(1), SampleImages.Unknown(RuleResult.ScanRuleId, "complete", "virus scan failed")] })
            .Runs.Should().BeEmpty();
    }

    [Fact]
    public void An_advisory_rule_that_is_unknown_does_not_keep_the_others_from_being_told()
    {
        var image = SampleImages.Violated();
        var trusted = SampleImages.Unknown("trusted", "trusted", "TCSS does not say") with { Enforcement = Enforcement.Advisory };

        var file = SarifFile.Of(image with { Rules = [.. image.Rules.SkipLast(1), trusted] });

        file.Results.Should().HaveCount(10);
        SarifFile.Text(file.Results[file.RuleIds.ToList().IndexOf("policy:trusted")], "level").Should().Be("note");
    }

    private static ImageResult WithUnknownViruses()
    {
        var image = SampleImages.Violated();
        return image with
        {
            Rules = [.. image.Rules.Where(rule => rule.Id != "viruses"), SampleImages.Unknown("viruses", "at most 0", "no count")],
            Scan = image.Scan! with { Viruses = null },
        };
    }
}
