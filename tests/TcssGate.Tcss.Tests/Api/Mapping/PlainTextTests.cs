using TcssGate.Tcss.Api.Mapping;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>BusyBox是一个应用程序。</p>", "BusyBox是一个应用程序。")]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("one<br/>two<BR>three", "one\ntwo\nthree")]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("<a href=\"https://a.example?x>y\">here</a>", "here")]
    [InlineData("before < 1.2 and <3 and a<-b", "before < 1.2 and <3 and a<-b")]
    [InlineData("a &lt;b&gt; &amp;amp; &#x41; &nbsp;end", "a <b> &amp; A  end")]
    [InlineData("<!-- hidden > --> shown", "shown")]
    [InlineData("<script>alert('>')</script>shown<style>p > a {}</style>", "shown")]
    [InlineData("it's <em class='x'>fine</em>, isn't it", "it's fine, isn't it")]
    [InlineData("<p>never closed <b", "never closed <b")]
    [InlineData("<script>never closed", "<script>never closed")]
    [InlineData("<!-- never closed", "<!-- never closed")]
    [InlineData("ends with <", "ends with <")]
    [InlineData("ends with </", "ends with </")]
    [InlineData("  one  \r\n\r\n  two ", "one\ntwo")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Tags_go_and_text_stays(string? html, string expected) => PlainText.Of(html).Should().Be(expected);

    [Theory]
    [InlineData("<a ")]
    [InlineData("<a x=\"")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("<b>")]
    [InlineData("&lt;")]
    public void Hostile_repetition_ends_soon(string part) =>
        PlainText.Of(string.Concat(Enumerable.Repeat(part, 300_000))).Should().NotBeNull();
}
