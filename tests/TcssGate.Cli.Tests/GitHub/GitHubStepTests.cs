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

    private int Apply(params string[] further)
    {
        this.gate.Serve(World);
        return this.gate.Run(["apply", "-p", this.gate.Policy, Image, .. further]);
    }
}
