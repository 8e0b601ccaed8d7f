namespace TcssGate.Cli.Tests.Files;

/// <summary>An input that has no end, no name or is no file ends the run with a message, before anything is asked.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private readonly GateRun gate = new();

    [Theory]
    [InlineData("/dev/zero:1:1: error TG002: the policy is larger than 1 MiB (split it)", "--policy", "/dev/zero")]
    [InlineData("/dev/urandom:1:1: error TG002: the policy is larger than 1 MiB (split it)", "--policy", "/dev/urandom")]
    [InlineData("/dev/zero:1:1: error TG002: the world file is larger than 1 MiB (split it)", "--emulate", "/dev/zero")]
    [InlineData("/dev/zero:1:1: error TG002: the list of images is larger than 1 MiB (split it)", "--images", "/dev/zero")]
    [InlineData("/dev/zero: error TG002: the saved result is larger than 256 MiB", "--baseline", "/dev/zero")]
    [InlineData("error: a policy is named by an empty text; is a variable of the pipeline not set?", "--policy", "")]
    [InlineData("error: a world file is named by an empty text; is a variable of the pipeline not set?", "--emulate", "")]
    [InlineData("error: a list of images is named by an empty text; is a variable of the pipeline not set?", "--images", "")]
    [InlineData("error: a saved result is named by an empty text; is a variable of the pipeline not set?", "--baseline", "")]
    [InlineData("error: --output: \"sarif=\" names no file; write sarif=FILE, or sarif for standard output", "--output", "sarif=")]
    [InlineData("error: --output: unknown format \"\"", "--output", "")]
    [InlineData("error: --sarif-file: \"\" is empty", "--sarif-file", "")]
    [InlineData("error: \"\" is no image", "")]
    public void It_is_refused_by_apply(string message, params string[] args)
    {
        this.gate.Run(["apply", .. args.Contains("--policy") ? [] : new[] { "-p", this.gate.Policy }, Image, .. args]).Should().Be(1);

        this.gate.Error.Should().StartWith(message).And.EndWith("\n").And.NotContain("\n   at ");
        this.gate.Error.TrimEnd().Should().NotContain("\n");
        this.gate.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData("error: a policy is named by an empty text", "validate", "")]
    [InlineData("/dev/zero:1:1: error TG002: the policy is larger", "validate", "/dev/zero")]
    [InlineData("error: a saved result is named by an empty text", "show", "")]
    [InlineData("error: a saved result is named by an empty text", "merge", "")]
    [InlineData("/dev/zero: error TG002: the saved result is larger than 256 MiB", "show", "/dev/zero")]
    [InlineData("error: a policy test is named by an empty text", "test", "")]
    [InlineData("/dev/zero:1:1: error TG002: the policy test is larger", "test", "/dev/zero")]
    [InlineData("/dev/zero:1:1: error TG002: the saved plan is larger than 256 MiB", "apply", "/dev/zero")]
    [InlineData("error: a policy is named by an empty text", "init", "")]
    public void It_is_refused_by_the_other_commands(string message, params string[] args)
    {
        this.gate.Run(args).Should().Be(1);

        this.gate.Error.Should().StartWith(message).And.NotContain("bug of tcss-gate");
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('a')]
    [InlineData('\n')]
    public void Standard_input_without_an_end_is_refused(char repeated)
    {
        this.gate.Adjust = environment => environment with { In = new EndlessReader(repeated) };

        this.gate.Run("apply", "-p", this.gate.Policy, "--images", "-").Should().Be(1);

        this.gate.Error.Should().Be("standard input:1: error: the list of images is larger than 4 MiB (split it)\n");
    }

    [Theory]
    [InlineData("policy", "{0}/strict.yaml", "-p", "{0}/strict.yaml")]
    [InlineData("world file", "{0}/world.yaml", "-p", "{0}/strict.yaml", "--emulate", "{0}/world.yaml")]
    [InlineData("list of images", "{0}/./list", "-p", "{0}/strict.yaml", "--images", "{0}/list")]
    public void A_report_over_an_input_is_refused_before_anything_is_asked(string what, string report, params string[] args)
    {
        var cloud = this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]");
        _ = this.gate.Policy;
        this.gate.Folder.Write("world.yaml", "version: 1\n");
        this.gate.Folder.Write("list", Image);
        string In(string text) => string.Format(text, this.gate.Folder.Path);

        this.gate.Run(["apply", Image, "-o", $"json={In(report)}", .. args.Select(In)]).Should().Be(1);

        this.gate.Error.Should().Be($"error: --output: {In(report)} is the {what} of this run, and the json report would overwrite it; name another file\n");
        cloud.Calls.Should().BeEmpty();
    }

    public void Dispose() => this.gate.Dispose();

    private sealed class EndlessReader(char repeated) : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill(repeated);
            return count;
        }
    }
}
