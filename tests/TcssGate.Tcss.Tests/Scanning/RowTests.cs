using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>Rows that are written in another case, have no tag, or lack what they are about.</summary>
public sealed class RowTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web";

    private static readonly string One = EmulatedDigest.Of("one");

    [Theory]
    [InlineData("CCR.ccs.tencentyun.com/shop/web", "ccr.ccs.tencentyun.com/shop/web")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", "CCR.CCS.tencentyun.com/shop/web")]
    public void The_case_of_a_host_matters_neither_in_a_reference_nor_in_a_row(string listed, string asked)
    {
        var run = FlowRun.In($$"""images: [{ repository: {{listed}}, tag: "1", digest: one, scan: { takes: 5s } }]""");

        run.Judge($"{asked}:1").Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void An_image_without_a_tag_is_found_by_its_digest()
    {
        var run = FlowRun.In($$"""images: [{ repository: {{Web}}, digest: one, scan: { takes: 5s } }]""");

        run.Judge($"{Web}@{One}").Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void A_digest_that_is_listed_under_another_tag_is_named_with_that_tag()
    {
        var run = FlowRun.In($$"""
            images:
              - { repository: {{Web}}, tag: "1.4.2", digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1.3", digest: two, scanned: 1h }
            """);

        run.Judge($"{Web}:1.4@{One}").Reason!.Text.Should().Contain($"it lists the digest {One} as {Web}:1.4.2");
        run.Judge($"{Web}:1.3@{One}").Reason!.Text.Should().Contain($"it lists that digest as {Web}:1.4.2");
    }

    [Theory]
    [InlineData("quirks: { nullRows: 1 }", "")]
    [InlineData("", "omit: [ImageRepoAddress]")]
    [InlineData("", "omit: [Id]")]
    [InlineData("", "omit: [ImageTag]")]
    [InlineData("", "fields: { ImageRepoAddress: null }")]
    public void A_row_that_lacks_what_it_is_about_leaves_a_tag_undecided_and_a_digest_clear(string quirks, string row)
    {
        var run = FlowRun.In($$"""
            {{quirks}}
            images:
              - { repository: {{Web}}, tag: "1", digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1", digest: two, scanned: 1h, {{row}} }
            """.Replace(row.Length == 0 ? $$"""  - { repository: {{Web}}, tag: "1", digest: two, scanned: 1h,  }""" : "no such text", "", StringComparison.Ordinal));

        var reason = run.Judge($"{Web}:1").Reason!;
        reason.Code.Should().Be(UndecidedCode.LookFailed);
        reason.Text.Should().Contain("may name several images");
        run.Judge($"{Web}:1@{One}").Verdict.Should().BeOfType<Verdict.Met>();
        run.Plan($"{Web}:1").Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void A_list_that_lacks_rows_finds_nothing()
    {
        var run = FlowRun.In($$"""
            quirks: { totalCountWrong: 5 }
            images: [{ repository: {{Web}}, tag: "1", digest: one, scanned: 1h }]
            """);

        run.Judge($"{Web}:1").Reason!.Text.Should().Contain("the list of images is incomplete");
        run.Judge($"{Web}@{One}").Reason!.Code.Should().Be(UndecidedCode.LookFailed);
    }
}
