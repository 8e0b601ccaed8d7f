using TcssGate.Tcss.Api.Calls;

namespace TcssGate.Tcss.Tests.Api.Calls;

public sealed class ServiceTextTests
{
    [Fact]
    public void A_text_of_the_longest_length_stays_whole_and_one_more_is_cut()
    {
        ServiceText.Clean("abcde", 5).Should().Be("abcde");
        ServiceText.Clean("abcdef", 5).Should().Be("abcde…");
    }

    [Fact]
    public void A_character_of_two_halves_is_never_cut_in_two() => ServiceText.Clean("abcd😀", 5).Should().Be("abcd…");

    [Fact]
    public void Half_a_character_becomes_a_whole_one() => ServiceText.Clean("a\ud83d", 5).Should().Be("a\ufffd");

    [Fact]
    public void Lines_become_one_line() => ServiceText.Clean("a\r\nb\u2029c\td", 50).Should().Be("a  b c d");

    [Fact]
    public void Nothing_stays_nothing() => ServiceText.Clean(null, 5).Should().BeEmpty();
}
