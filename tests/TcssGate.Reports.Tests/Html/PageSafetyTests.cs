using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TcssGate.Reports.Html;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Html;

public sealed class PageSafetyTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "a", "header", "p", "button", "main", "section", "div", "span", "b", "h1", "h2", "dl", "dt", "dd", "figure",
        "figcaption", "svg", "text", "line", "rect", "table", "caption", "thead", "tbody", "tr", "th", "td", "wbr", "label", "input", "select", "option", "details",
        "summary", "ul", "li", "footer", "script",
    ];

    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public void The_content_security_policy_names_the_hash_of_what_is_in_the_page(string element)
    {
        var page = Report.Of(ReportFormat.Html, SampleResults.Hostile);
        var content = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

        content.Should().HaveLength(element == "style" ? PageAssets.Style.Length : PageAssets.Script.Length);
        Policy(page).Should().Contain($"{element}-src 'sha256-{hash}'").And.StartWith("default-src 'none'; ").And.NotContain("unsafe");
    }

    [Fact]
    public void The_policy_comes_before_everything_that_it_is_about() =>
        Page.Of(SampleResults.Violated).Element("head")!.Elements().Take(2).Select(element => element.FirstAttribute!.ToString())
            .Should().Equal("charset=\"utf-8\"", "http-equiv=\"Content-Security-Policy\"");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_text(int index)
    {
        var page = Page.Of(SampleResults.Of(HostileText.Image(HostileText.Corpus[index])));

        page.DescendantsAndSelf().Select(element => element.Name.LocalName).Should().BeSubsetOf(Elements);
        page.Descendants("script").Should().ContainSingle().Which.Parent!.Name.LocalName.Should().Be("head");
        page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).Should().NotContain(["style", "src", "srcset", "srcdoc", "action", "formaction"])
            .And.NotContain(name => name.StartsWith("on", StringComparison.Ordinal));
    }

    public static TheoryData<int> Hostile => [.. Enumerable.Range(0, HostileText.Corpus.Count)];

    [Fact]
    public void A_page_links_to_itself_and_to_web_addresses_of_findings_and_says_who_it_is_to_nobody()
    {
        var finding = SampleFindings.Log4Shell with
        {
            References =
            [
                "https://example.com/a", "http://example.com/b", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.com", "https://user:pass@evil.example",
                "HTTPS://EXAMPLE.COM/a",
            ],
        };

        var links = Page.Of(SampleResults.Of(SampleImages.Violated() with { Findings = [finding] })).Descendants("a").ToList();

        links.Select(link => link.Attribute("href")!.Value).Should().Equal("#result", "https://example.com/a", "http://example.com/b");
        links.Skip(1).Should().OnlyContain(link => link.Attribute("rel")!.Value == "noopener noreferrer");
    }

    [Fact]
    public void Our_own_script_parses_no_text_and_asks_nobody()
    {
        string[] ways = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(", "XMLHttpRequest", "import(", "@import", "http:", "https:", "url("];

        (PageAssets.Script + PageAssets.Style).Should().NotContainAny(ways);
        (PageAssets.Script + PageAssets.Style).Should().NotContain("</");
    }

    [Fact]
    public void Ids_are_unique_and_every_reference_to_one_leads_somewhere()
    {
        var page = Page.Of(SampleResults.Mixed);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        ids.Should().OnlyHaveUniqueItems();
        page.Descendants().Attributes("aria-labelledby").Select(to => to.Value).Should().NotBeEmpty().And.BeSubsetOf(ids);
        page.Descendants("a").Attributes("href").Where(to => to.Value.StartsWith('#')).Select(to => to.Value[1..]).Should().NotBeEmpty().And.BeSubsetOf(ids);
    }

    [Fact]
    public void Headings_descend_one_step_at_a_time_and_every_table_has_a_caption_and_scopes()
    {
        var page = Page.Of(SampleResults.Mixed);

        page.Descendants("h1").Should().ContainSingle();
        page.Descendants().First(element => element.Name.LocalName is "h1" or "h2").Name.LocalName.Should().Be("h1");
        page.Descendants("table").Should().OnlyContain(table => table.Elements().First().Name == "caption" && table.Element("caption")!.Value.Length > 0);
        page.Descendants("th").Should().OnlyContain(cell => cell.Attribute("scope") != null);
    }

    [Fact]
    public void A_page_is_in_a_language_and_tells_a_narrow_screen_and_a_dark_one_that_it_knows_them()
    {
        var page = Page.Of(SampleResults.AllMet);

        page.Attribute("lang")!.Value.Should().Be("en");
        Meta(page, "viewport").Should().Be("width=device-width, initial-scale=1");
        Meta(page, "referrer").Should().Be("no-referrer");
        Meta(page, "color-scheme").Should().Be("light dark");
    }

    private static string Policy(string page) =>
        Regex.Match(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

    private static string? Meta(XElement page, string name) =>
        page.Descendants("meta").Single(meta => meta.Attribute("name")?.Value == name).Attribute("content")?.Value;
}
