namespace TcssGate.Cli.Tests.GitHub;

public sealed class GitHubStepTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string World = "images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h, vulnerabilities: { count: 3, critical: 2 } }]";
    private readonly GateRun gate = new();

    private string Outputs => Path.Combine(this.gate.Folder.Path, "outputs");

    public void Dispose() => this.gate.Dispose();

    [Fact]
    public void On_GitHub_the_worst_is_annotated_on_standard_error_and_the_result_stays_alone_on_standard_output()
    {
        this.gate.Variables["GITHUB_ACTIONS"] = "true";

        this.Apply().Should().Be(2);

        this.gate.Error.Should().Contain("::error title=violated%3A vulnerabilities.critical::desired at most 0, actual 2 ");
        this.gate.Out.Should().NotContain("::");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Elsewhere_nothing_is_annotated(string? actions)
    {
        if (actions is not null)
        {
            this.gate.Variables["GITHUB_ACTIONS"] = actions;
        }

        this.Apply().Should().Be(2);

        this.gate.Error.Should().NotContain("::error");
    }

    [Fact]
    public void The_outputs_are_added_to_what_the_step_has_written_already()
    {
        this.gate.Variables["GITHUB_OUTPUT"] = this.Outputs;
        File.WriteAllText(this.Outputs, "mine=1\n");
        var sarif = Path.Combine(this.gate.Folder.Path, "gate.sarif");

        this.Apply("-o", $"sarif={sarif}").Should().Be(2);

        File.ReadAllText(this.Outputs).Should().StartWith("mine=1\n").And.ContainAll(
            "verdict<<end-of-value\nnot-met\n", "exit-code<<end-of-value\n2\n", "violations<<end-of-value\n1\n", $"sarif<<end-of-value\n{sarif}\n", "digest<<end-of-value\nsha256:");
    }

    [Theory]
    [InlineData("mine=1", "mine=1\nverdict<<")]
    [InlineData("mine=1\n", "mine=1\nverdict<<")]
    [InlineData("", "verdict<<")]
    public void The_outputs_begin_on_a_line_of_their_own(string before, string after)
    {
        this.gate.Variables["GITHUB_OUTPUT"] = this.Outputs;
        File.WriteAllText(this.Outputs, before);

        this.Apply().Should().Be(2);

        File.ReadAllText(this.Outputs).Should().StartWith(after);
    }

    [Fact]
    public void Each_image_has_its_line_of_digests_as_often_as_it_is_named()
    {
        const string Missing = "ccr.ccs.tencentyun.com/shop/none:1";
        this.gate.Variables["GITHUB_OUTPUT"] = this.Outputs;
        var list = this.gate.Folder.Write("list", $"{Missing}\n{Image}\n");

        this.Apply("--images", list).Should().Be(2);

        var lines = File.ReadAllLines(this.Outputs).SkipWhile(line => line != "digest<<end-of-value").Skip(1).TakeWhile(line => line != "end-of-value").ToList();
        lines.Should().HaveCount(3);
        lines[0].Should().StartWith("sha256:").And.Be(lines[2]);
        lines[1].Should().BeEmpty();
    }

    [Theory]
    [InlineData("/dev/null", 2)]
    [InlineData("/dev/full", 1)]
    public void A_device_can_take_the_outputs(string device, int exitCode)
    {
        this.gate.Variables["GITHUB_OUTPUT"] = device;

        this.Apply().Should().Be(exitCode);
    }

    [Fact]
    public void A_pipe_gets_summary_and_outputs()
    {
        using var summary = this.gate.Folder.MakePipe("summary");
        using var outputs = this.gate.Folder.MakePipe("outputs");
        this.gate.Variables["GITHUB_STEP_SUMMARY"] = this.gate.Folder.In("summary");
        this.gate.Variables["GITHUB_OUTPUT"] = this.gate.Folder.In("outputs");

        this.Apply().Should().Be(2);

        ReadSome(summary).Should().StartWith("## ");
        ReadSome(outputs).Should().StartWith("verdict<<end-of-value\nnot-met\n");
    }

    [Fact]
    public void A_pipe_that_nobody_reads_costs_a_summary_no_verdict_and_outputs_an_error()
    {
        this.gate.Folder.MakePipe("pipe").Dispose();
        var pipe = this.gate.Folder.In("pipe");
        this.gate.Variables["GITHUB_STEP_SUMMARY"] = pipe;
        this.Apply().Should().Be(2);
        this.gate.Error.Should().Contain("warning: the summary of the step could not be written to GITHUB_STEP_SUMMARY: it is a pipe that nobody reads");

        this.gate.Variables["GITHUB_OUTPUT"] = pipe;
        this.Apply().Should().Be(1);
        this.gate.Error.Should().Contain("error: the outputs of the step could not be written to GITHUB_OUTPUT: it is a pipe that nobody reads");
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("apply", "--no-such-option")]
    [InlineData("merge", "no-such-file.json")]
    public void A_run_that_judged_nothing_hands_that_on_and_annotates_why(params string[] args)
    {
        this.gate.Variables["GITHUB_ACTIONS"] = "true";
        this.gate.Variables["GITHUB_OUTPUT"] = this.Outputs;

        this.gate.Run(args).Should().Be(1);

        File.ReadAllText(this.Outputs).Should().StartWith("verdict<<end-of-value\nerror\n").And.Contain("exit-code<<end-of-value\n1\n");
        this.gate.Error.Should().Contain("::error title=nothing was judged::");
    }

    [Theory]
    [InlineData("apply", "--help")]
    [InlineData("schema")]
    [InlineData("plan")]
    public void What_is_no_gate_hands_nothing_on(params string[] args)
    {
        this.gate.Variables["GITHUB_ACTIONS"] = "true";
        this.gate.Variables["GITHUB_OUTPUT"] = this.Outputs;

        this.gate.Run(args);

        File.Exists(this.Outputs).Should().BeFalse();
        this.gate.Error.Should().NotContain("::");
    }

    [Fact]
    public void Outputs_that_cannot_be_written_are_an_error_since_the_next_steps_go_by_them()
    {
        this.gate.Variables["GITHUB_OUTPUT"] = this.gate.Folder.Path;

        this.Apply().Should().Be(1);

        this.gate.Error.Should().Contain("error: the outputs of the step could not be written to GITHUB_OUTPUT: ");
    }

    [Fact]
    public void The_report_is_added_to_the_summary_of_the_step()
    {
        this.gate.Variables["GITHUB_STEP_SUMMARY"] = this.Outputs;
        File.WriteAllText(this.Outputs, "mine");

        this.Apply().Should().Be(2);

        File.ReadAllText(this.Outputs).Should().StartWith("mine\n## ").And.Contain("vulnerabilities.critical");
    }

    [Fact]
    public void A_summary_that_is_full_or_cannot_be_written_changes_no_verdict()
    {
        this.gate.Variables["GITHUB_STEP_SUMMARY"] = this.Outputs;
        File.WriteAllBytes(this.Outputs, new byte[1024 * 1024]);
        this.Apply().Should().Be(2);
        new FileInfo(this.Outputs).Length.Should().Be(1024 * 1024);
        this.gate.Error.Should().Contain("warning: the summary of the step is full");

        this.gate.Variables["GITHUB_STEP_SUMMARY"] = this.gate.Folder.Path;
        this.Apply().Should().Be(2);
        this.gate.Error.Should().Contain("warning: the summary of the step could not be written to GITHUB_STEP_SUMMARY: ");
    }

    private static string ReadSome(FileStream pipe)
    {
        var bytes = new byte[64 * 1024];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, pipe.Read(bytes));
    }

    private int Apply(params string[] further)
    {
        this.gate.Serve(World);
        return this.gate.Run(["apply", "-p", this.gate.Policy, Image, .. further]);
    }
}
