using TcssGate.Core.Documents;

namespace TcssGate.Core.Tests.Documents;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("critcal", "critical")]
    [InlineData("critiical", "critical")]
    [InlineData("crtiical", "critical")]
    [InlineData("critixal", "critical")]
    [InlineData("CRITICAL", "critical")]
    [InlineData("hihg", "high")]
    [InlineData("lo", "low")]
    [InlineData("olw", "low")]
    [InlineData("medum", "medium")]
    public void A_slip_of_the_keyboard_is_answered_with_the_word_that_was_meant(string word, string meant) =>
        Suggestion.For(word, ["critical", "high", "medium", "low"]).Should().Be($"did you mean \"{meant}\"?");

    [Theory]
    [InlineData("fixable")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("cricitalllllllllllllllllll")]
    public void A_word_that_is_like_none_is_answered_with_them_all(string word) =>
        Suggestion.For(word, ["critical", "high"]).Should().Be("valid: critical, high");

    [Fact]
    public void The_nearest_of_several_is_meant() => Suggestion.For("maxx", ["min", "mail", "max", "maxis"]).Should().Be("did you mean \"max\"?");

    [Fact]
    public void Of_two_that_are_as_near_the_first_is_meant() => Suggestion.For("hat", ["cat", "bat"]).Should().Be("did you mean \"cat\"?");

    [Fact]
    public void A_word_without_end_is_not_compared() =>
        Suggestion.For(new string('a', 100_000), [new string('a', 99_999)]).Should().StartWith("valid: ");

    [Fact]
    public void A_word_of_64_letters_is_still_compared()
    {
        Suggestion.For(new string('a', 64), [new string('a', 63)]).Should().StartWith("did you mean ");
        Suggestion.For(new string('a', 65), [new string('a', 64)]).Should().StartWith("valid: ");
    }
}
