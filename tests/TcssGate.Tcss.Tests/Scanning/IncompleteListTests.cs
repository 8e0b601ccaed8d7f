using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>What a list that may lack rows decides: nothing.</summary>
public sealed class IncompleteListTests
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Denied = "{ version: 1, name: test, desired: { vulnerabilities: { denied: [CVE-2021-44228] } } }";

    [Theory]
    [InlineData("pagesOverlap: 1")]
    [InlineData("emptyPageAt: 100")]
    [InlineData("totalCountGrows: 1")]
    [InlineData("totalCountWrong: 249")]
    [InlineData("totalCountWrong: 251")]
    [InlineData("totalCountWrong: 2147483647")]
    public void Findings_that_may_be_missing_leave_the_rule_unknown(string quirk)
    {
        var run = FlowRun.In($$"""
            quirks: { {{quirk}} }
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h, vulnerabilities: { count: 250 } }
            """);
        if (quirk.StartsWith("totalCountWrong", StringComparison.Ordinal))
        {
            // The list of images has the wrong total too.
            run.Judge(Image, Denied).Verdict.Should().BeOfType<Verdict.Undecided>();
            return;
        }

        var result = run.Judge(Image, Denied);

        result.Rules[1].Outcome.Should().Be(RuleOutcome.Unknown);
        result.Rules[1].Actual.Should().BeOfType<Actual.Unknown>().Which.Why.Should().Contain("the list of findings could not be read");
        run.CallsOf("DescribeAssetImageRegistryVulList").Should().BeLessThanOrEqualTo(16);
    }

    [Theory]
    [InlineData("pagesOverlap: 1")]
    [InlineData("emptyPageAt: 100")]
    [InlineData("totalCountGrows: 1")]
    [InlineData("totalCountWrong: 3")]
    public void Images_that_may_be_missing_leave_every_reference_undecided(string quirk)
    {
        var run = FlowRun.In($$"""
            quirks: { filters: ignored, {{quirk}} }
            images:
              - { repository: "ccr.ccs.tencentyun.com/other/app-{n}", tag: "1", count: 249, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
            """);

        var result = run.Judge(Image);

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Reason!.Code.Should().Be(UndecidedCode.LookFailed);
        result.Reason.Text.Should().Contain("the list of images is incomplete");
        run.PlanAll([Image]).Images[0].HasWork.Should().BeFalse();
    }

    [Theory]
    [InlineData("fields: { ImageRepoAddress: null }")]
    [InlineData("omit: [ImageRepoAddress]")]
    [InlineData("fields: { Id: null }")]
    public void A_row_that_does_not_say_what_it_is_about_makes_nothing_certain(string row)
    {
        var run = FlowRun.In($$"""
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
              - { repository: harbor.example.com/shop/web, tag: "1", registry: harbor-one, scanned: 1h, {{row}} }
            """);

        run.Judge("shop/web:1").Reason!.Code.Should().Be(UndecidedCode.LookFailed);
    }

    [Fact]
    public void The_same_image_on_both_sides_of_a_page_boundary_is_still_one()
    {
        var run = FlowRun.In("""
            quirks: { filters: ignored, duplicateRows: true, pageCap: 7 }
            images:
              - { repository: "ccr.ccs.tencentyun.com/other/app-{n}", tag: "1", count: 50, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 1h }
            """);

        run.Judge(Image).Verdict.Should().BeOfType<Verdict.Met>();
    }
}
