namespace TcssGate.Acceptance.Tests;

/// <summary>A command line that cannot be understood judges nothing, and says how it should be.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact]
    public async Task Without_arguments_help_goes_to_standard_error_and_the_exit_code_is_1()
    {
        var output = await this.shop.Program().RunAsync();

        output.Exit.Should().Be(1);
        output.Out.Should().BeEmpty();
        output.Error.Should().Contain("Usage:").And.Contain("apply").And.Contain("validate");
    }

    [Fact]
    public async Task Help_that_was_asked_for_goes_to_standard_output()
    {
        var output = await this.shop.Program().RunAsync("apply", "--help");

        output.Exit.Should().Be(0);
        output.Error.Should().BeEmpty();
        output.Out.Should().ContainAll("--policy", "--output", "--images", "--endpoint", "--region", "--timeout", "--rescan", "--parallelism", "--emulate", "--no-color", "--verbose", "TCSS_GATE_POLICY");
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var output = await this.shop.Program().RunAsync("--version");

        output.Exit.Should().Be(0);
        output.Out.Should().MatchRegex(@"^\d+\.\d+\.\d+\n$");
        output.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("error: there is no command \"aply\" (did you mean \"apply\"?)", "aply", Shop.Met)]
    [InlineData("error: there is no option \"--bogus\" (valid: apply, ", "--bogus")]
    [InlineData("error: no image was named; name one as repo:tag", "apply")]
    [InlineData("error: --timeout is \"soon\": write a number and d, h, m or s", "apply", Shop.Met, "--timeout", "soon")]
    [InlineData("error: --timeout is \"0s\": it is longer than nothing", "apply", Shop.Met, "--timeout", "0s")]
    [InlineData("error: --parallelism is \"0\"; it is a whole number from 1 to 64", "apply", Shop.Met, "--parallelism", "0")]
    [InlineData("error: --parallelism is \"65\"; it is a whole number from 1 to 64", "apply", Shop.Met, "--parallelism", "65")]
    [InlineData("error: --parallelism is \"many\"; it is a whole number from 1 to 64", "apply", Shop.Met, "--parallelism", "many")]
    [InlineData("error: --region: \"Mars!\" is no region; write lower-case letters", "apply", Shop.Met, "--region", "Mars!")]
    [InlineData("error: --output: unknown format \"sarfi\" (did you mean \"sarif\"?)", "apply", Shop.Met, "-o", "sarfi=a")]
    [InlineData("error: --output: json and junit both want a; give each a file of its own", "apply", Shop.Met, "-o", "json=a", "-o", "junit=a")]
    [InlineData("error: --output: json and text both want standard output; give all but one a file", "apply", Shop.Met, "-o", "json", "-o", "text")]
    public async Task A_wrong_word_is_refused_in_one_line(string message, params string[] args)
    {
        var output = await this.shop.Program().RunAsync([.. args, "--emulate", "world.yaml"]);

        output.ShouldRefuse(message);
        this.shop.NewFiles.Should().BeEmpty();
    }

    [Theory]
    [InlineData("error: there is no option \"--polcy\" (did you mean \"--policy\"?)", "apply", Shop.Met, "--polcy")]
    [InlineData("error: there is no option \"--strict\"; a file of that name is ./--strict", "validate", "--strict")]
    [InlineData("error: Required argument missing for option: '-o'.", "apply", Shop.Met, "-o")]
    public async Task A_wrong_option_is_refused_with_a_pointer_to_help(string message, params string[] args)
    {
        var output = await this.shop.Program().RunAsync(args);

        output.ShouldRefuseAll(message, $"see: tcss-gate {args[0]} --help");
        Promises.Lines(output.Error).Should().HaveCount(2);
    }

    [Fact]
    public async Task All_images_that_are_none_are_said_at_once()
    {
        var output = await this.shop.Program().RunAsync("apply", "shop/web", "Shop/Web:1", "shop/web:1@sha256:12", "\u001b[31mred:1");

        output.ShouldRefuseAll(
            "error: \"shop/web\" is no image: a tag or a digest is missing; did you mean \"shop/web:latest\"?",
            "error: \"Shop/Web:1\" is no image: ",
            "error: \"shop/web:1@sha256:12\" is no image: ",
            "error: \"red:1\" is no image: ");
        output.Error.Should().NotContain("\u001b");
    }

    public void Dispose() => this.shop.Dispose();
}

/// <summary>Every option can be set by a variable of the environment.</summary>
public sealed class VariableTests : IDisposable
{
    private readonly Shop shop = new();

    [Theory]
    [InlineData("POLICY", "none.yaml", "error: the policy none.yaml is not there; check the path")]
    [InlineData("OUTPUT", "yaml", "error: --output: unknown format \"yaml\"")]
    [InlineData("IMAGES", "none.txt", "error: the list of images none.txt is not there; check the path")]
    [InlineData("ENDPOINT", "http://127.0.0.1:1", "error: --endpoint and --emulate exclude each other; leave one out")]
    [InlineData("REGION", "Mars!", "error: --region: \"Mars!\" is no region")]
    [InlineData("TIMEOUT", "soon", "error: --timeout is \"soon\"")]
    [InlineData("PARALLELISM", "many", "error: --parallelism is \"many\"")]
    [InlineData("RESCAN", "maybe", "error: TCSS_GATE_RESCAN is \"maybe\"; valid: true, false")]
    [InlineData("NO_COLOR", "maybe", "error: TCSS_GATE_NO_COLOR is \"maybe\"; valid: true, false")]
    [InlineData("VERBOSE", "maybe", "error: TCSS_GATE_VERBOSE is \"maybe\"; valid: true, false")]
    public async Task Nonsense_in_a_variable_is_refused(string name, string value, string message)
    {
        var output = await this.RunAsync($"TCSS_GATE_{name}", value, "--emulate", "world.yaml");

        output.ShouldRefuse(message);
    }

    [Fact]
    public async Task Nonsense_in_the_name_of_the_world_is_refused()
    {
        var output = await this.shop.Program().RunAsync("apply", Shop.Met, "--emulate", "none.yaml");

        output.ShouldRefuse("error: the world file none.yaml is not there; check the path");
    }

    [Fact]
    public async Task Variables_do_what_the_options_do()
    {
        this.shop.Write("images.txt", Shop.NotMet);
        File.Move(this.shop.In("tcss-gate.yaml"), this.shop.In("moved.yaml"));
        var program = new GateProgram
        {
            Folder = this.shop.Path,
            Variables =
            {
                ["TCSS_GATE_POLICY"] = "moved.yaml",
                ["TCSS_GATE_IMAGES"] = "images.txt",
                ["TCSS_GATE_OUTPUT"] = "text\njson=r.json",
                ["TCSS_GATE_RESCAN"] = "yes",
                ["TCSS_GATE_VERBOSE"] = "1",
                ["TCSS_GATE_TIMEOUT"] = "20m",
                ["TCSS_GATE_PARALLELISM"] = "2",
                ["TCSS_GATE_REGION"] = "ap-guangzhou",
                ["TCSS_GATE_NO_COLOR"] = "true",
                ["TCSS_GATE_ENDPOINT"] = "",
            },
        };

        var output = await program.RunAsync("apply", "--emulate", "world.yaml");

        output.ShouldEndWith(2, "Not met: 1 of 1 image. Rules: 2 met, 1 violated. EMULATED.");
        output.Out.Should().Contain("started by this run");
        output.Error.Should().Contain("call CreateAssetImageRegistryScanTask: HTTP 200");
        this.shop.Read("r.json").Should().StartWith("{");
    }

    public void Dispose() => this.shop.Dispose();

    private Task<GateOutput> RunAsync(string name, string value, params string[] more) =>
        new GateProgram { Folder = this.shop.Path, Variables = { [name] = value } }.RunAsync(["apply", Shop.Met, .. more]);
}
