using TcssGate.Cli.Tests.Saved;

namespace TcssGate.Cli.Tests.Governance;

/// <summary>What an environment variable can change about a run is stated, and it cannot turn the gate off.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => this.place.Dispose();

    [Theory]
    [InlineData("apply")]
    [InlineData("plan")]
    public async Task A_variable_never_replaces_TCSS_with_an_emulator(string command)
    {
        this.place.Variables["TCSS_GATE_EMULATE"] = this.place.In("world.yaml");

        foreach (var args in new string[][] { [], ["--emulate", this.place.In("world.yaml")] })
        {
            var ending = await this.place.RunAsync([command, Workplace.Web, "--policy", this.place.In("strict.yaml"), .. args]);

            (ending.Exit, ending.Out).Should().Be((1, ""));
            ending.Error.Should().StartWith("error: TCSS_GATE_EMULATE is set, but --emulate is accepted from the command line only");
        }
    }

    [Fact]
    public async Task A_variable_that_is_set_to_nothing_is_not_set()
    {
        this.place.Variables["TCSS_GATE_EMULATE"] = "";

        (await this.place.JudgeAsync(Workplace.Web, "web.json")).Exit.Should().Be(0);
    }

    [Fact]
    public async Task Every_report_names_the_options_that_variables_set_and_never_their_values()
    {
        const string Reason = "a-reason-that-is-only-in-the-variable";
        this.place.Variables["TCSS_GATE_POLICY"] = this.place.In("strict.yaml");
        this.place.Variables["TCSS_GATE_RESCAN"] = "false";
        this.place.Variables["TCSS_GATE_OVERRIDE"] = Reason;
        this.place.Variables["TCSS_GATE_TIMEOUT"] = "5m";
        string[] formats = ["json", "markdown", "html"];

        var gate = await this.place.RunAsync(
            ["apply", Workplace.Web, "--emulate", this.place.In("world.yaml"), "--timeout", "10m", "-o", "text", .. formats.SelectMany(format => new[] { "-o", $"{format}={this.place.In(format)}" })]);

        gate.Out.Should().Contain("Set by environment variables: --override (TCSS_GATE_OVERRIDE), --policy (TCSS_GATE_POLICY)\n").And.NotContain(Reason);
        this.place.Read("html").Should().Contain("--override (TCSS_GATE_OVERRIDE), --policy (TCSS_GATE_POLICY)").And.NotContain(Reason);
        this.place.Read("markdown").Should().Contain("Set by environment variables: --override").And.NotContain(Reason);
        this.place.Read("json").Should().Contain("\"variable\": \"TCSS_GATE_OVERRIDE\"").And.NotContain("TCSS_GATE_TIMEOUT").And.NotContain("TCSS_GATE_RESCAN").And.NotContain(Reason);
        (await this.place.RunAsync("show", this.place.In("json"))).Out.Should().Be(gate.Out);
    }

    [Fact]
    public async Task A_run_without_variables_says_nothing_of_them()
    {
        var gate = await this.place.JudgeAsync(Workplace.Web, "web.json", "strict.yaml", "-o", "text");

        gate.Out.Should().NotContain("environment");
        this.place.Read("web.json").Should().Contain("\"environment\": []");
    }
}
