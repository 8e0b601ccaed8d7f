using System.Text.RegularExpressions;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Markdown;

public sealed class MarkdownSafetyTests
{
    public static TheoryData<int> Hostile => [.. Enumerable.Range(0, HostileText.Corpus.Count)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_brings_no_element_and_breaks_no_table(int index)
    {
        var text = Report.Of(ReportFormat.Markdown, SampleResults.Of(HostileText.Image(HostileText.Corpus[index])));

        var ours = Regex.Replace(WithoutCode(text), "</?(details|summary)>", "");
        ours.Should().NotContain("<").And.NotContain("`");
        var rows = text.Split('\n').Where(line => line.StartsWith('|')).Select(line => Regex.Count(WithoutCode(line), @"\|"));
        rows.Should().OnlyContain(bars => bars == 6 || bars == 7);
    }

    [Theory]
    [InlineData("@team", "&#64;&#8203;team")]
    [InlineData("fixes #1", "fixes &#35;&#8203;1")]
    [InlineData("!1", "&#33;&#8203;1")]
    [InlineData("%1 ~bug $1 &1 ^x", "&#37;&#8203;1 &#126;&#8203;bug &#36;&#8203;1 &#38;&#8203;1 &#94;&#8203;x")]
    [InlineData(":tada:", "&#58;&#8203;tada&#58;&#8203;")]
    [InlineData("https://evil.example", "https&#58;&#8203;//evil.example")]
    [InlineData("WWW.evil.example", "www&#8203;.evil.example")]
    [InlineData("GH-1", "GH&#8203;-1")]
    [InlineData("![x](http://a)", "&#33;&#8203;&#91;x&#93;(http&#58;&#8203;//a)")]
    [InlineData("[x]: a", "&#91;x&#93;&#58;&#8203; a")]
    [InlineData("<b>*_`\\|", "&#60;b&#62;&#8203;&#42;&#95;&#96;&#92;&#124;")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("plain - text, 1.0 (远程)", "plain - text, 1.0 (远程)")]
    public void What_a_comment_would_act_on_is_only_read(string text, string inert) => Reports.Markdown.InertText.Of(text, 1000).Should().Be(inert);

    [Theory]
    [InlineData("shop/web:1.4.2", "`shop/web:1.4.2`")]
    [InlineData("", "")]
    [InlineData("a`b", "a&#96;b")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("a\\", "a&#92;")]
    [InlineData("<b> @team #1", "`<b> @team #1`")]
    public void A_name_is_code_unless_it_would_end_it(string name, string cell) => Reports.Markdown.Cells.Code(name, 100).Should().Be(cell);

    [Fact]
    public void A_cut_never_goes_through_an_escape() => Reports.Markdown.InertText.Of("a@b", 13).Should().Be("a…");

    private static string WithoutCode(string text) => Regex.Replace(text, "`[^`\n]*`", "");
}
