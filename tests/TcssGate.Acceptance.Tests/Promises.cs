namespace TcssGate.Acceptance.Tests;

/// <summary>What every end of the program has to keep to.</summary>
internal static class Promises
{
    /// <summary>It judged: this exit code, this closing line, and nothing that looks like a mishap.</summary>
    public static void ShouldEndWith(this GateOutput output, int exit, string closingLine)
    {
        output.Exit.Should().Be(exit, output.Error);
        LastLine(output.Out).Should().Be(closingLine);
        output.Error.Should().NotContain("error:");
        output.ShouldHideItsInside();
    }

    /// <summary>It judged nothing, said nothing on standard output, and said this in one line on standard error.</summary>
    public static void ShouldRefuse(this GateOutput output, params string[] parts)
    {
        output.ShouldRefuseAll(parts);
        Lines(output.Error).Should().ContainSingle();
    }

    /// <summary>It judged nothing, said nothing on standard output, and said these on standard error.</summary>
    public static void ShouldRefuseAll(this GateOutput output, params string[] parts)
    {
        output.Exit.Should().Be(1, output.Error);
        output.Out.Should().BeEmpty();
        output.Error.Should().ContainAll(parts);
        output.ShouldHideItsInside();
    }

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    private static string LastLine(string text) => Lines(text)[^1];

    private static void ShouldHideItsInside(this GateOutput output) =>
        (output.Out + output.Error).Should().NotContain("\n   at ").And.NotContain("Exception").And.NotContain("bug of tcss-gate");
}
