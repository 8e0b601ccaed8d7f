namespace TcssGate.Reports.Tests;

public sealed class ReportFormatTests
{
    [Fact]
    public void Every_format_is_found_by_its_name()
    {
        ReportFormats.Names.Should().Equal("text", "json", "sarif", "junit", "gitlab-container-scanning", "gitlab-codequality", "html", "markdown");
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            ReportFormats.TryParse(format.Name(), out var parsed).Should().BeTrue();
            parsed.Should().Be(format);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("JSON")]
    [InlineData("xml")]
    [InlineData("0")]
    public void Another_name_is_no_format(string? name) => ReportFormats.TryParse(name, out _).Should().BeFalse();
}
