namespace TcssGate.Acceptance.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("tcss-gate val", "validate")]
    [InlineData("tcss-gate apply --pol", "--policy")]
    [InlineData("tcss-gate apply --output sar", "sarif")]
    [InlineData("tcss-gate init --from prod", "production")]
    public async Task What_could_come_next_is_suggested_the_way_that_shells_are_taught_to_ask_and_looks_like_no_verdict(string line, string suggestion)
    {
        var output = await new GateProgram().RunAsync($"[suggest:{line.Length}]", line);

        output.Should().Be(new GateOutput(1, $"{suggestion}\n", ""));
    }
}
