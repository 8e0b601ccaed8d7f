namespace TcssGate.Cli.Tests;

/// <summary>Arguments from outside turn no gate into something that ends well without a verdict.</summary>
public sealed class CommandLineGuardTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private readonly GateRun gate = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--version")]
    [InlineData("apply", "--help")]
    [InlineData("apply", "-h")]
    [InlineData("merge", "--help")]
    [InlineData("schema", "--help")]
    public void Help_and_version_by_themselves_end_well(params string[] args)
    {
        this.gate.Run(args).Should().Be(0);

        this.gate.Out.Should().NotBeEmpty();
        this.gate.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("apply", Image, "--help")]
    [InlineData("apply", "--help", Image)]
    [InlineData("apply", Image, "-h")]
    [InlineData("apply", "-p", "--help")]
    [InlineData("apply", "--help", "--help")]
    [InlineData("apply", "--no-such-option", "--help")]
    [InlineData("apply", Image, "--rescan", "-h")]
    [InlineData("--help", "apply")]
    [InlineData("--help", "apply", Image)]
    [InlineData("--help", "--version")]
    [InlineData("--version", "apply", Image)]
    [InlineData("--version", "--help")]
    [InlineData("apply", Image, "--version")]
    [InlineData("apply", "--version")]
    [InlineData("apply", "-?")]
    [InlineData("apply", Image, "-?")]
    [InlineData("apply", "/?")]
    [InlineData("apply", Image, "/?")]
    [InlineData("apply", "/h")]
    [InlineData("-?")]
    [InlineData("/?")]
    [InlineData("/h")]
    [InlineData("apply", "-help")]
    [InlineData("apply", "--help=true")]
    [InlineData("apply", "--", "--help")]
    [InlineData("apply", "--", Image, "--help")]
    [InlineData("[suggest]")]
    [InlineData("[suggest]", "apply")]
    [InlineData("[suggest]", "apply", Image)]
    [InlineData("[suggest:5]", "apply", Image)]
    [InlineData("[suggest:5]", "apply")]
    [InlineData("[suggest:5]")]
    [InlineData("apply", "[suggest]")]
    [InlineData("apply", "[suggest:5]", Image)]
    [InlineData("[diagram]", "apply", Image)]
    [InlineData("[parse]", "apply", Image)]
    [InlineData("[env:A=B]", "apply", "--help")]
    [InlineData("[help]", "apply")]
    [InlineData("[]", "apply")]
    [InlineData("[debug]", "apply", Image)]
    [InlineData("@arguments")]
    [InlineData("apply", "@arguments")]
    [InlineData("apply", "@/dev/null")]
    [InlineData("merge", "a.json", "--help")]
    [InlineData("plan", Image, "--help")]
    [InlineData("show", "a.json", "-h")]
    [InlineData("help")]
    [InlineData("help", "apply")]
    [InlineData("")]
    [InlineData("apply", "")]
    public void Anything_else_that_judges_nothing_ends_in_1(params string[] args)
    {
        File.WriteAllText(this.gate.Folder.In("arguments"), "--help\n");
        this.gate.Variables["TCSS_GATE_POLICY"] = this.gate.Policy;

        this.gate.Run([.. args.Select(arg => arg == "@arguments" ? $"@{this.gate.Folder.In("arguments")}" : arg)]).Should().Be(1);

        this.gate.Out.Should().NotContain("Usage:");
    }

    [Theory]
    [InlineData("error: --help stands alone or after the name of a command, as in tcss-gate apply --help; leave out everything else, or leave out --help\n", "apply", Image, "--help")]
    [InlineData("error: --version stands alone; leave out everything else, or leave out --version\n", "--version", "apply")]
    [InlineData("error: \"--policy\" comes after \"--\", after which nothing is an option; put options before \"--\"\nsee: tcss-gate apply --help\n", "apply", "--", Image, "--policy", "p.yaml")]
    [InlineData("error: \"-p\" comes after \"--\", after which nothing is an option; put options before \"--\"\nsee: tcss-gate apply --help\n", "apply", "--", Image, "-p", "p.yaml")]
    [InlineData("error: \"--output=json\" comes after \"--\", after which nothing is an option; put options before \"--\"\nsee: tcss-gate apply --help\n", "apply", "--", Image, "--output=json")]
    public void The_message_names_the_mistake(string message, params string[] args)
    {
        this.gate.Run(args).Should().Be(1);

        this.gate.Error.Should().Be(message);
    }

    public void Dispose() => this.gate.Dispose();
}
