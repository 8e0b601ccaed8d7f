namespace TcssGate.Reports.Tests;

public sealed class SourceFileTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("FROM a", 1, 7)]
    [InlineData("FROM a\n", 1, 7)]
    [InlineData("FROM a\r\n", 1, 7)]
    [InlineData("FROM a\nRUN b", 2, 6)]
    [InlineData("FROM a\nRUN b\n", 2, 6)]
    [InlineData("FROM a\r\nRUN b\r\n", 2, 6)]
    [InlineData("FROM a\n\n", 2, 1)]
    [InlineData("\n", 1, 1)]
    [InlineData("# 镜像 \U0001F433", 1, 8)] // a whale is two code units
    [InlineData("one\rline\u2028still", 1, 15)]
    public void A_region_is_the_whole_of_the_file(string text, int endLine, int endColumn) =>
        SourceFile.Of("Dockerfile", text).Should().Be(new SourceFile("Dockerfile", endLine, endColumn));

    [Fact]
    public void An_address_keeps_what_parts_folders_and_escapes_the_rest() =>
        new SourceFile("build/a b#1?/Dockerfile.生产", 1, 1).Uri.Should().Be("build/a%20b%231%3F/Dockerfile.%E7%94%9F%E4%BA%A7");
}
