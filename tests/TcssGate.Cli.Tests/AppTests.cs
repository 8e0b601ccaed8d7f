namespace TcssGate.Cli.Tests;

/// <summary>However the program ends, it says so in the words of the user and with the right number.</summary>
public sealed class AppTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private readonly GateRun gate = new();

    [Fact]
    public void A_mistake_of_the_user_is_said_and_ends_in_1()
    {
        this.gate.Run("apply").Should().Be(1);

        this.gate.Error.Should().StartWith("error: no image was named").And.EndWith("\n");
        this.gate.Out.Should().BeEmpty();
    }

    [Fact]
    public void Several_mistakes_are_said_each_on_its_line()
    {
        this.gate.Run("apply", "web", "Shop:1").Should().Be(1);

        this.gate.Error.TrimEnd().Split('\n').Should().HaveCount(2).And.AllSatisfy(line => line.Should().StartWith("error: "));
    }

    [Fact]
    public void What_the_service_refuses_is_said_and_ends_in_1()
    {
        this.gate.Serve("keys: [{ id: AKIDother, key: other }]");

        this.gate.Run("apply", "-p", this.gate.Policy, Image).Should().Be(1);

        this.gate.Error.Should().Contain("error: ").And.Contain("the keys were refused").And.Contain("TENCENTCLOUD_SECRET_ID");
        this.gate.Out.Should().BeEmpty();
    }

    [Fact]
    public void A_bug_is_reported_in_one_line_without_its_trace()
    {
        this.gate.Adjust = environment => environment with { Handler = _ => throw new InvalidOperationException("inner\u001b[31m") };

        this.gate.Run("apply", "-p", this.gate.Policy, Image).Should().Be(1);

        this.gate.Error.Should().Be("error: this is a bug of tcss-gate: InvalidOperationException: inner; please report it (TCSS_GATE_VERBOSE=1 adds its trace)\n");
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("", true)]
    public void Whoever_wants_details_gets_the_trace_of_a_bug_and_the_same_exit_code(string variable, bool option)
    {
        this.gate.Variables["TCSS_GATE_VERBOSE"] = variable;
        this.gate.Adjust = environment => environment with { Handler = _ => throw new InvalidOperationException("inner") };

        this.gate.Run(["apply", "-p", this.gate.Policy, Image, .. option ? new[] { "--verbose" } : []]).Should().Be(1);

        this.gate.Error.Should().StartWith("error: this is a bug of tcss-gate: ").And.Contain("\nat TcssGate.Cli.");
    }

    [Fact]
    public void A_bug_while_the_step_of_GitHub_ends_is_one_like_any_other()
    {
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]");
        var served = this.gate.Adjust;
        this.gate.Adjust = environment => served(environment) with
        {
            Variable = name => name == "GITHUB_OUTPUT" ? throw new InvalidOperationException("inner") : environment.Variable(name),
        };

        this.gate.Run("apply", "-p", this.gate.Policy, Image).Should().Be(1);

        this.gate.Error.Should().Contain("error: this is a bug of tcss-gate: InvalidOperationException: inner;");
    }

    [Fact]
    public void Standard_output_that_cannot_be_written_is_an_error_that_names_the_verdict()
    {
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]");
        var served = this.gate.Adjust;
        this.gate.Adjust = environment => served(environment) with { Out = new FullStream() };

        this.gate.Run("apply", "-p", this.gate.Policy, Image).Should().Be(1);

        this.gate.Error.Should().Contain("error: the text report could not be written to standard output: no space").And.EndWith("the verdict was reached: met\n");
    }

    [Fact]
    public void The_clock_is_the_one_that_was_given()
    {
        var start = this.gate.Time.GetUtcNow();
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 25m } }]");

        this.gate.Run("apply", "-p", this.gate.Policy, Image).Should().Be(0);

        (this.gate.Time.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromMinutes(25), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void A_wait_that_takes_too_long_ends_undecided_with_what_was_seen()
    {
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 2h } }]");

        this.gate.Run("apply", "--timeout", "90s", "-p", this.gate.Policy, Image).Should().Be(3);

        this.gate.Out.Should().Contain("there was no complete result within 1m30s: ").And.Contain("(timed-out)");
    }

    public void Dispose() => this.gate.Dispose();

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("no space");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space");
    }
}
