using TcssGate.Cli.Terminal;

namespace TcssGate.Cli.Tests.Terminal;

public sealed class ColorChoiceTests
{
    [Theory]
    [InlineData(true, true, "")]
    [InlineData(false, false, "")]
    [InlineData(false, true, "FORCE_COLOR=0")]
    [InlineData(false, true, "FORCE_COLOR=false")]
    [InlineData(false, true, "NO_COLOR=1")]
    [InlineData(false, true, "TERM=dumb")]
    [InlineData(true, true, "NO_COLOR=")]
    [InlineData(true, false, "FORCE_COLOR=1")]
    [InlineData(true, false, "FORCE_COLOR=3")]
    [InlineData(true, false, "FORCE_COLOR=true")]
    [InlineData(false, false, "FORCE_COLOR=")]
    [InlineData(true, false, "CLICOLOR_FORCE=1")]
    [InlineData(false, false, "CLICOLOR_FORCE=0")]
    [InlineData(false, false, "CLICOLOR_FORCE=")]
    [InlineData(true, false, "FORCE_COLOR=1 TERM=dumb")]
    [InlineData(false, false, "FORCE_COLOR=1 NO_COLOR=1")]
    [InlineData(false, true, "FORCE_COLOR=0 CLICOLOR_FORCE=1")]
    public void Variables_decide_about_colours(bool expected, bool terminal, string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(text => text.Split('=')[0], text => text.Split('=')[1]);
        var environment = new AppEnvironment { Out = Stream.Null, Error = TextWriter.Null, In = TextReader.Null, Variable = values.GetValueOrDefault, OutIsTerminal = terminal };

        ColorChoice.OfOutput(environment, noColor: false).Should().Be(expected);
        ColorChoice.OfOutput(environment, noColor: true).Should().BeFalse();
    }
}
