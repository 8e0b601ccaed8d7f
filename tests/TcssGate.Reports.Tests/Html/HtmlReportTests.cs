using System.Xml.Linq;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Html;

public sealed class HtmlReportTests
{
    [Fact]
    public void Title_and_heading_say_the_verdict()
    {
        Page.Of(SampleResults.Mixed).Descendants("title").Single().Value.Should().Be("EMULATED: Not met: 1 of 4 images, 1 undecided – tcss-gate");
        Page.Of(SampleResults.AllMet).Descendants("h1").Single().Value.Should().Be("Met");
        Page.Of(SampleResults.Violated).Descendants("h1").Single().Value.Should().Be("Not met");
        Page.Of(SampleResults.Undecided).Descendants("h1").Single().Value.Should().Be("Undecided");
    }

    [Fact]
    public void An_emulated_verdict_says_so_before_anything_else() =>
        Page.Of(SampleResults.Mixed).Descendants("main").Single().Descendants("p").First().Value.Should().Be(Phrases.Emulated + ".");

    [Fact]
    public void A_real_verdict_says_nothing_of_emulation() => Report.Of(ReportFormat.Html, SampleResults.Violated).Should().NotContain("EMULATED");

    [Fact]
    public void An_undecided_image_says_why_and_what_to_do() =>
        One(Page.Of(SampleResults.Undecided), "notice undecided").Should()
            .Be("The image has no scan licence (not-licensed) What to do: give it one in the TCSS console, under Image Risk Management");

    [Fact]
    public void An_accepted_violation_shows_its_reason() =>
        One(Page.Of(SampleResults.Overridden), "notice overridden").Should().Be("A violation is accepted in this run: test file of the scanner itself, INC-1234");

    [Fact]
    public void Every_image_of_several_is_in_the_overview_with_its_verdict()
    {
        var rows = Rows(Page.Of(SampleResults.Mixed), "overview");

        rows.Select(row => string.Join('|', row.Elements().Select(cell => cell.Shown()))).Should().Equal(
            "✓ Met|ccr.ccs.tencentyun.com/shop/web:1.4.2|none of 4|0|0|0|0",
            "✗ Not met|ccr.ccs.tencentyun.com/shop/api:2.0.0|6 of 8|1|2|1|0",
            "✓ Met|ccr.ccs.tencentyun.com/shop/cart:0.9|none of 2|0|0|0|1",
            "? Undecided|ccr.ccs.tencentyun.com/shop/new:1.0.0|3 of 3|findings not listed");
    }

    [Fact]
    public void A_single_image_has_no_overview_and_no_column_of_images()
    {
        var page = Page.Of(SampleResults.Violated);

        Rows(page, "overview").Should().BeEmpty();
        Rows(page, "sortable")[0].Elements().Should().HaveCount(6);
        Rows(Page.Of(SampleResults.Mixed), "sortable")[0].Elements().Should().HaveCount(7);
    }

    [Fact]
    public void The_chart_has_a_text_for_who_does_not_see_it() =>
        Page.Of(SampleResults.Violated).Descendants("svg").First().Attribute("aria-label")!.Value
            .Should().Be("Findings by severity: 1 critical, 2 high, 1 medium, 0 low");

    [Fact]
    public void A_severity_that_nobody_published_is_in_the_chart_when_there_is_one()
    {
        var result = SampleResults.Of(SampleImages.Violated() with { Findings = [SampleFindings.Log4Shell with { Severity = Severity.Unknown }] });

        Page.Of(result).Descendants("svg").First().Attribute("aria-label")!.Value.Should().Be("Findings by severity: 1 unknown, 0 critical, 0 high, 0 medium, 0 low");
    }

    [Fact]
    public void Ten_thousand_findings_are_all_in_the_page_the_worst_first()
    {
        var rows = Rows(Page.Of(PageSamples.TenThousand), "sortable");

        rows.Should().HaveCount(10_000);
        rows.Select(row => int.Parse(row.Attribute("data-severity")!.Value)).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData(20_000, "20,000 findings, the worst first.")]
    [InlineData(20_001, "The worst 20,000 of 20,001 findings are listed; the JSON report has all of them.")]
    public void What_is_left_out_is_said(int count, string text)
    {
        var page = Page.Of(SampleResults.Of(SampleImages.Violated() with { Findings = SampleFindings.Vulnerabilities(count) }));

        Rows(page, "sortable").Should().HaveCount(20_000);
        page.Descendants("p").Single(paragraph => paragraph.Attribute("id")?.Value == "count").Value.Should().Be(text);
    }

    [Fact]
    public void No_findings_are_claimed_only_when_every_list_was_read()
    {
        var read = SampleResults.Of(SampleImages.Met());
        var unread = SampleResults.Of(SampleImages.Met() with { FindingsRead = [FindingKind.Vulnerability, FindingKind.Virus] });

        One(Page.Of(read), "empty").Should().Be("Nothing was found that is not waived.");
        One(Page.Of(unread), "empty").Should().StartWith("No findings are listed. Not every list was read");
        Page.Of(unread).Descendants("dd").Select(fact => fact.Value).Should().Contain("0 vulnerabilities, 0 viruses; not listed: risks");
    }

    [Theory]
    [InlineData("2026-02-28", "none")]
    [InlineData("2026-03-01", "today is the last")]
    [InlineData("2026-03-02", "1")]
    [InlineData("2027-03-31", "395")]
    public void Days_left_are_told_from_the_day_of_the_verdict(string expires, string left)
    {
        var waiver = SampleImages.Waiver("CVE-2019-5827", null, 1) with { Expires = DateOnly.Parse(expires) };
        var result = SampleResults.Of(SampleImages.Met() with { Waived = [new WaivedFinding(SampleFindings.Sqlite, waiver, "production")] });

        Rows(Page.Of(result), "waivers").Single().Elements().Select(cell => cell.Value).Skip(2).Should().Equal("team-shop", "not reachable from our code", expires, left);
    }

    [Fact]
    public void Waivers_to_see_to_come_with_their_state_those_that_have_ended_first()
    {
        var result = SampleResults.Of(SampleImages.Overridden() with { IdleWaivers = SampleImages.Waived().IdleWaivers, Waived = [] });

        Rows(Page.Of(result), "waivers").Select(row => row.Elements().First().Shown()).Should().Equal("Expired", "Unused", "Ends soon", "Ends soon");
    }

    [Fact]
    public void A_waiver_used_in_one_image_is_not_called_unused_because_of_another()
    {
        var waived = SampleImages.Waived() with { IdleWaivers = [] };
        var unused = SampleImages.Met() with { IdleWaivers = [new IdleWaiver(waived.Waived[0].Waiver, "production", IdleReason.Unused)] };

        Report.Of(ReportFormat.Html, SampleResults.Of(waived, unused)).Should().NotContain("Unused");
    }

    [Fact]
    public void A_rule_that_decides_nothing_does_not_look_as_if_it_did()
    {
        var tags = Rows(Page.Of(SampleResults.Violated), "rules").Select(row => row.Descendants("span").First().Attribute("class")!.Value);

        tags.Should().Equal("tag met", "tag met", "tag not-met", "tag harmless", "tag not-met", "tag not-met", "tag not-met", "tag not-met");
    }

    private static string One(XElement page, string cssClass) =>
        page.Descendants().First(element => element.Attribute("class")?.Value == cssClass).Shown();

    private static List<XElement> Rows(XElement page, string table) =>
        [.. page.Descendants("table").Where(element => element.Attribute("class")!.Value.StartsWith(table, StringComparison.Ordinal)).SelectMany(element => element.Element("tbody")!.Elements())];
}
