using TcssGate.Core.Evaluation;

namespace TcssGate.Cli.Tests;

public sealed class ExitCodeTests
{
    [Fact]
    public void Each_verdict_has_its_exit_code()
    {
        ExitCode.Of(new Verdict.Met()).Should().Be(0);
        ExitCode.Of(new Verdict.NotMet([])).Should().Be(2);
        ExitCode.Of(new Verdict.Undecided([])).Should().Be(3);
    }

    [Fact]
    public void A_violation_outweighs_what_is_unknown_and_that_outweighs_what_is_met()
    {
        ExitCode.Of(Verdict.Worst([new Verdict.Met(), new Verdict.Undecided([]), new Verdict.NotMet([])])).Should().Be(2);
        ExitCode.Of(Verdict.Worst([new Verdict.Met(), new Verdict.Undecided([])])).Should().Be(3);
        ExitCode.Of(Verdict.Worst([])).Should().Be(3);
    }
}
