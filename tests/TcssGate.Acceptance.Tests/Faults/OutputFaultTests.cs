namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>Where reports and messages go, the environment may fail.</summary>
public sealed class OutputFaultTests
{
    private const string Apply = "\"$@\" apply ccr.ccs.tencentyun.com/shop/web:1.4.2 --policy policy.yaml --emulate world.yaml";

    [Fact]
    public async Task A_log_on_a_full_disk_costs_neither_the_verdict_nor_the_report()
    {
        using var inputs = new FaultInputs("17-log-on-a-full-disk");

        (await inputs.Program.ShellAsync($"{Apply} --output sarif=gate.sarif 2> /dev/full")).ShouldPass();

        inputs.Read("gate.sarif").Should().Contain("2.1.0");
    }

    [Fact]
    public async Task A_closed_standard_output_is_no_crash()
    {
        using var inputs = new FaultInputs("18-standard-output-closed");

        var output = await inputs.Program.ShellAsync($"{Apply} --output sarif=gate.sarif >&-");

        output.ShouldNotCrash();
        output.Exit.Should().BeOneOf(0, 1);
        (output.Exit == 1 || File.Exists(inputs.In("gate.sarif"))).Should().BeTrue("without a message the report has to be there");
    }

    [Fact]
    public async Task Two_outputs_on_one_line_are_two_reports_or_an_error()
    {
        using var inputs = new FaultInputs("24-outputs-on-one-line");

        var output = await inputs.Program.ShellAsync($"TCSS_GATE_OUTPUT=\"sarif=gate.sarif json=gate.json\" {Apply}");

        output.ShouldNotCrash();
        if (output.Exit == 0)
        {
            inputs.Read("gate.sarif").Should().Contain("2.1.0");
            inputs.Read("gate.json").Should().StartWith("{");
        }
        else
        {
            output.Exit.Should().Be(1);
            output.Error.Should().Contain("line");
        }
    }

    [Fact]
    public async Task A_named_pipe_gets_the_report_and_stays_a_pipe()
    {
        using var inputs = new FaultInputs("26-report-to-a-named-pipe");

        var output = await inputs.Program.ShellAsync($"mkfifo p; timeout 50 cat p > got & {Apply} --output sarif=p > /dev/null; code=$?; wait; test -p p || exit 9; exit $code");

        output.ShouldPass();
        inputs.Read("got").Should().Contain("2.1.0");
    }

    [Fact]
    public async Task A_named_pipe_without_a_reader_keeps_nobody_waiting()
    {
        using var inputs = new FaultInputs("26-report-to-a-named-pipe");

        (await inputs.Program.ShellAsync($"mkfifo p; timeout 50 {Apply} --output sarif=p")).ShouldNotCrash();
    }

    [Fact]
    public async Task The_digest_output_has_a_line_for_each_image_that_was_named()
    {
        using var inputs = new FaultInputs("36-digest-output-with-a-repeated-image");
        await File.WriteAllTextAsync(inputs.In("list"), "ccr.ccs.tencentyun.com/shop/web:1.4.2\nccr.ccs.tencentyun.com/shop/none:1\nccr.ccs.tencentyun.com/shop/web:1.4.2\n");

        await inputs.Program.ShellAsync("GITHUB_OUTPUT=$PWD/out \"$@\" apply --images list --policy policy.yaml --emulate world.yaml");

        var lines = inputs.Read("out").Split('\n').ToList();
        var start = lines.FindIndex(line => line.StartsWith("digest<<", StringComparison.Ordinal));
        var end = lines.IndexOf(lines[start]["digest<<".Length..], start + 1);
        var digests = lines[(start + 1)..end];
        digests.Should().HaveCount(3);
        digests[0].Should().Be(digests[2]).And.Contain("sha256:");
    }

    [Theory]
    [InlineData("FORCE_COLOR")]
    [InlineData("CLICOLOR_FORCE")]
    public async Task Colours_can_be_asked_for_where_there_is_no_terminal(string variable)
    {
        using var inputs = new FaultInputs("38-forced-colours");

        (await inputs.Program.ShellAsync($"{variable}=1 {Apply} 2> /dev/null")).Out.Should().Contain("\u001b[");
    }
}
