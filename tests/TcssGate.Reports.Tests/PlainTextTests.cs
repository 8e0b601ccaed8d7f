using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("openssl 1.0.2k", "openssl 1.0.2k")]
    [InlineData("远程代码执行漏洞 🙂 é", "远程代码执行漏洞 🙂 é")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("  two   words \t\r\n", "two words")]
    [InlineData("one\u2028two\u2029three\u0085four\u00a0five", "one two three four five")]
    [InlineData("\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007text", "text")]
    [InlineData("\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "click")]
    [InlineData("\u009b2Jtext\u009d0;title\u009c", "text")]
    [InlineData("\u001bP1$r\u001b\\text", "text")]
    [InlineData("a\0b\bc\u007f\u0090d", "abcd")]
    [InlineData("\u202egnp.exe\u202c \u2066x\u2069\u200e\u200f\u061c", "gnp.exe x")]
    [InlineData("ze\u200bro\u200c\u200d\u2060\ufeff\u00ad", "zero")]
    [InlineData("a\ufffe\uffff\ufdd0\U0001fffeb", "ab")]
    [InlineData("tags\U000e0041\U000e007f", "tags")]
    public void Text_is_left_with_nothing_but_what_can_be_read(string? text, string expected) => PlainText.Clean(text).Should().Be(expected);

    // Not inline: xunit would hand a lone surrogate over as a question mark.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() => PlainText.Clean("a\ud800b\udfff").Should().Be("a\ufffdb\ufffd");

    [Theory]
    [InlineData("\u001b]never ends", "]never ends")]
    [InlineData("\u001b[12", "[12")]
    [InlineData("\u001b]broken off\nby a line\u0007", "]broken off by a line")]
    [InlineData("\u001b", "")]
    public void What_only_begins_like_a_sequence_swallows_no_text(string text, string expected) =>
        PlainText.Clean(text).Replace("]", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal)
            .Should().Be(expected.Replace("]", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("12\n456", 5, "12 4…")]
    [InlineData("123🙂5", 5, "123…")]
    [InlineData("12\u200b345", 5, "12345")]
    public void Text_past_the_maximum_ends_in_an_ellipsis_and_never_within_a_character(string text, int maximum, string expected) =>
        PlainText.Clean(text, maximum).Should().Be(expected);

    [Fact]
    public void Clean_text_stays_as_it_is() => PlainText.Clean(PlainText.Clean(HostileText.Everything)).Should().Be(PlainText.Clean(HostileText.Everything));

    [Theory]
    [InlineData("12345", "12345 \n")]
    [InlineData("1234…", "12345\n6")]
    [InlineData("12 4…", "12 4 \n6")]
    public void What_is_past_the_maximum_counts_only_where_it_shows(string expected, string text) => PlainText.Clean(text, 5).Should().Be(expected);

    [Theory]
    [InlineData("openssl 1.0.2k")]
    [InlineData("远程代码执行漏洞 🙂 é")]
    public void Plain_text_is_handed_back_and_never_copied(string text) => PlainText.Clean(text, text.Length).Should().BeSameAs(text);

    [Fact]
    public void A_megabyte_of_openings_is_cleaned_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("\u001b]\u009d\u001b[", 250_000));

        var clock = System.Diagnostics.Stopwatch.StartNew();
        PlainText.Clean(text).Should().BeEmpty();

        // A walk back to the start for each opening would take minutes.
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}
