namespace TcssGate.Acceptance.Tests;

/// <summary>Whatever the environment refuses, the program ends as documented, says what is wrong where it still can, and leaves nothing behind.</summary>
public sealed class BrokenEnvironmentTests : IDisposable
{
    private const string Apply = $"apply {Shop.Met} --emulate world.yaml";

    private readonly Shop shop = new();

    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    [InlineData("0<&- 2>&-")]
    public async Task Progress_that_cannot_be_written_costs_no_verdict_and_no_report(string redirection)
    {
        var output = await this.shop.Program().ShellAsync($"\"$@\" {Apply} -o sarif=gate.sarif {redirection}");

        output.ShouldEndWith(0, "Met: 1 of 1 image. Rules: 3 met. EMULATED.");
        this.shop.NewFiles.Should().Equal("gate.sarif");
        this.shop.Read("gate.sarif").Should().StartWith("{").And.EndWith("}\n");
    }

    [Theory]
    [InlineData(">&-", "standard output is closed")]
    [InlineData("<&- >&-", "standard output is closed")]
    [InlineData(">/dev/full", "No space left on device")]
    public async Task Text_that_nobody_asked_for_may_be_lost_when_a_report_is_written(string redirection, string reason)
    {
        var output = await this.shop.Program().ShellAsync($"\"$@\" {Apply} -o sarif=gate.sarif {redirection}");

        output.Exit.Should().Be(0, output.Error);
        output.Error.Should().EndWith($"warning: the text report could not be written to standard output: {reason}\n").And.NotContain("error:");
        this.shop.Read("gate.sarif").Should().StartWith("{").And.EndWith("}\n");
    }

    [Theory]
    [InlineData(">&-", "standard output is closed")]
    [InlineData(">/dev/full", "No space left on device")]
    public async Task Standard_output_that_was_meant_is_an_error(string redirection, string reason)
    {
        var alone = await this.shop.Program().ShellAsync($"\"$@\" {Apply} {redirection}");
        var meant = await this.shop.Program().ShellAsync($"\"$@\" {Apply} -o text -o sarif=gate.sarif {redirection}");

        alone.Exit.Should().Be(1);
        meant.Exit.Should().Be(1);
        var error = $"error: the text report could not be written to standard output: {reason}\nthe verdict was reached: met\n";
        alone.Error.Should().EndWith(error);
        meant.Error.Should().EndWith(error);
        this.shop.Read("gate.sarif").Should().StartWith("{").And.EndWith("}\n");
    }

    [Theory]
    [InlineData(0, "-o sarif=gate.sarif")]
    [InlineData(1, "")]
    public async Task Without_any_standard_stream_the_exit_code_still_tells(int exit, string report)
    {
        var output = await this.shop.Program().ShellAsync($"\"$@\" {Apply} {report} <&- >&- 2>&-");

        output.Should().Be(new GateOutput(exit, "", ""));
    }

    [Theory]
    [InlineData("--version >&-", "error: standard output is closed\n")]
    [InlineData("schema >/dev/full", "error: No space left on device\n")]
    [InlineData(Apply + " --images - <&-", "error: the list of images cannot be read from standard input: standard input is closed; name a file with --images FILE, or feed the list through a pipe\n")]
    public async Task What_a_command_cannot_do_without_is_an_error(string line, string error)
    {
        var output = await this.shop.Program().ShellAsync($"\"$@\" {line}");

        output.Should().Be(new GateOutput(1, "", error));
    }

    [Theory]
    [InlineData("-o sarif=x.sarif", 1, "error: --output: x.sarif cannot be written: the working directory no longer exists\n")]
    [InlineData("", 0, "met\n")]
    public async Task A_deleted_working_directory_is_no_obstacle_to_absolute_paths(string report, int exit, string error)
    {
        var output = await this.shop.Program().ShellAsync(
            $"policy=$PWD/tcss-gate.yaml; world=$PWD/world.yaml; mkdir gone; cd gone; rmdir ../gone; \"$@\" apply {Shop.Met} -p $policy --emulate $world {report}");

        output.Exit.Should().Be(exit, output.Error);
        output.Error.Should().EndWith(error).And.NotContain("   at ");
    }

    [Fact]
    public async Task A_deleted_working_directory_is_named_where_relative_paths_need_it()
    {
        var output = await this.shop.Program().ShellAsync("mkdir gone; cd gone; rmdir ../gone; \"$@\" merge a.json");

        output.ShouldRefuseAll("error: the working directory no longer exists; run tcss-gate in another one, or name every file by its absolute path");
    }

    [Fact]
    public async Task The_reader_of_a_pipe_gets_the_report()
    {
        var output = await this.shop.Program().ShellAsync(
            $"mkfifo pipe; cat pipe > got & \"$@\" {Apply} -o sarif=pipe > /dev/null; code=$?; wait; test -p pipe && exit $code");

        output.Exit.Should().Be(0, output.Error);
        this.shop.Read("got").Should().StartWith("{").And.EndWith("}\n");
        this.shop.NewFiles.Should().BeEquivalentTo("pipe", "got");
    }

    [Fact]
    public async Task A_pipe_that_nobody_reads_is_refused_before_anything_is_asked()
    {
        var output = await this.shop.Program().ShellAsync($"mkfifo pipe; \"$@\" {Apply} -o sarif=pipe");

        output.ShouldRefuse("error: --output: pipe is a pipe that nobody reads; start its reader first");
        this.shop.NewFiles.Should().Equal("pipe");
    }

    [Fact]
    public async Task A_report_can_go_to_a_descriptor_that_the_shell_opened()
    {
        var output = await this.shop.Program().ShellAsync(
            $"echo mine > log; \"$@\" {Apply} -o json=/dev/fd/3 -o text=/dev/stderr 3>>log; code=$?; grep -c '\"verdict\": \"met\"' log > count; exit $code");

        output.Exit.Should().Be(0, output.Error);
        output.Error.Should().Contain("Met: 1 of 1 image.");
        this.shop.Read("log").Should().StartWith("mine\n{");
    }

    [Fact]
    public async Task A_run_that_ignores_the_end_of_its_terminal_goes_on_doing_so()
    {
        // As under nohup; the first line of progress tells that the program listens to signals.
        var output = await this.shop.Program().ShellAsync(
            $"trap '' HUP; mkfifo log; \"$@\" {Apply} 2>log & {{ read -r line; kill -s HUP $!; cat > rest; }} < log; wait $!");

        output.ShouldEndWith(0, "Met: 1 of 1 image. Rules: 3 met. EMULATED.");
    }

    [Theory]
    [InlineData("sarif=gate.sarif json=gate.json")]
    [InlineData("sarif=gate.sarif,json=gate.json")]
    public async Task Outputs_that_were_folded_into_one_line_are_refused(string outputs)
    {
        var program = new GateProgram { Folder = this.shop.Path, Variables = { ["TCSS_GATE_OUTPUT"] = outputs } };

        var output = await program.RunAsync("apply", Shop.Met, "--emulate", "world.yaml");

        output.ShouldRefuse($"error: --output: \"{outputs}\" holds several reports; ", "a line of its own");
        this.shop.NewFiles.Should().BeEmpty();
    }

    [Theory]
    [InlineData("apply " + Shop.Met + " --help")]
    [InlineData("\"[suggest:5]\" \"tcss-gate app\"")]
    [InlineData("\"[diagram]\" apply " + Shop.Met)]
    [InlineData("apply \"-?\"")]
    public async Task What_judges_nothing_never_ends_in_0(string line) =>
        (await this.shop.Program().ShellAsync($"\"$@\" {line}")).Exit.Should().Be(1);

    [Fact]
    public async Task Colours_can_be_forced_into_a_log()
    {
        var program = new GateProgram { Folder = this.shop.Path, Variables = { ["FORCE_COLOR"] = "1" } };

        var forced = await program.RunAsync("apply", Shop.Met, "--emulate", "world.yaml");
        var refused = await program.RunAsync("apply", Shop.Met, "--emulate", "world.yaml", "--no-color");

        forced.Out.Should().Contain("\u001b[");
        refused.Out.Should().NotContain("\u001b[");
    }

    public void Dispose() => this.shop.Dispose();
}
