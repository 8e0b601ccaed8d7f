namespace TcssGate.Reports.Tests;

public sealed class LogCommandTests
{
    [Theory]
    [InlineData("CVE ##[stop-commands]x", "CVE # #[stop-commands]x")]
    [InlineData("##[error]", "# #[error]")]
    [InlineData("###[error]", "## #[error]")]
    [InlineData("a ##vso[task.complete]", "a # #vso[task.complete]")]
    [InlineData("##[a] ##[b]", "# #[a] # #[b]")]
    [InlineData("#\u200b#[a]", "# #[a]")]
    public void What_a_CI_server_would_obey_is_broken(string text, string expected) => PlainText.Clean(text).Should().Be(expected);

    [Theory]
    [InlineData("## Heading")]
    [InlineData("issue ## 12 [x]")]
    [InlineData("C# [x]")]
    [InlineData("##")]
    public void What_is_no_command_stays_as_it_is(string text) => PlainText.Clean(text).Should().Be(text);

    [Fact]
    public void Clean_text_stays_as_it_is_when_it_is_cleaned_again() =>
        PlainText.Clean(PlainText.Clean("####[a]##vso[b]", 9), 9).Should().Be(PlainText.Clean("####[a]##vso[b]", 9));
}
