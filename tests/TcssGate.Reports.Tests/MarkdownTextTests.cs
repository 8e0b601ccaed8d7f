namespace TcssGate.Reports.Tests;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain text 漏洞 🙂", "plain text 漏洞 🙂")]
    [InlineData("a*b_c", @"a\*b\_c")]
    [InlineData("*", @"\*")]
    [InlineData("<b> & @me https://x", "&lt;b&gt; &amp; &#64;me https&#58;//x")]
    public void Every_active_character_is_escaped(string text, string expected) => MarkdownText.Escape(text, 100).Should().Be(expected);

    [Theory]
    [InlineData("abcd", 5, "abcd")]
    [InlineData("abcde", 5, "abcd…")]
    [InlineData("ab*", 5, @"ab\*")]
    [InlineData("abc*", 5, "abc…")]
    [InlineData("a<b", 6, "a&lt;…")]
    [InlineData("a<b", 7, "a&lt;b")]
    [InlineData("ab🙂", 5, "ab🙂")]
    [InlineData("abc🙂", 5, "abc…")]
    public void A_cut_goes_through_no_escape_and_no_character(string text, int maximum, string expected) =>
        MarkdownText.Escape(text, maximum).Should().Be(expected);
}
