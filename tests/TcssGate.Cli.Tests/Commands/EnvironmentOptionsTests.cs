using System.CommandLine;
using TcssGate.Cli.Commands;

namespace TcssGate.Cli.Tests.Commands;

public sealed class EnvironmentOptionsTests
{
    private readonly Dictionary<string, string> variables = [];

    [Fact]
    public void An_option_reads_the_variable_of_its_name() => this.Text("--images", "TCSS_GATE_IMAGES=a.txt").Should().Be("a.txt");

    [Fact]
    public void Hyphens_in_a_name_are_underscores_in_its_variable() => this.Text("--max-age", "TCSS_GATE_MAX_AGE=1h").Should().Be("1h");

    [Fact]
    public void The_command_line_wins() => this.Text("--images", "TCSS_GATE_IMAGES=a.txt", "--images", "b.txt").Should().Be("b.txt");

    [Fact]
    public void A_variable_that_is_set_to_nothing_is_not_set()
    {
        this.Text("--images", "TCSS_GATE_IMAGES=").Should().BeNull();
        this.Flag("TCSS_GATE_RESCAN=").Should().BeFalse();
        this.Texts("TCSS_GATE_OUTPUT=").Should().BeEmpty();
    }

    [Fact]
    public void An_option_that_can_be_repeated_takes_one_value_a_line() =>
        this.Texts("TCSS_GATE_OUTPUT=text\r\n  json=a b.json \n\n").Should().Equal("text", "json=a b.json");

    [Fact]
    public void A_repeated_option_on_the_command_line_replaces_those_of_the_variable() =>
        this.Texts("TCSS_GATE_OUTPUT=text\njson", "-o", "sarif", "--output", "junit").Should().Equal("sarif", "junit");

    [Theory]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("no", false)]
    public void A_flag_is_on_or_off(string value, bool on) => this.Flag($"TCSS_GATE_RESCAN={value}").Should().Be(on);

    [Fact]
    public void A_flag_on_the_command_line_wins() => this.Flag("TCSS_GATE_RESCAN=false", "--rescan").Should().BeTrue();

    [Fact]
    public void A_flag_that_is_neither_on_nor_off_is_refused() =>
        this.Invoking(tests => tests.Flag("TCSS_GATE_RESCAN=maybe")).Should().Throw<UserError>()
            .WithMessage("error: TCSS_GATE_RESCAN is \"maybe\"; valid: true, false");

    [Fact]
    public void Help_names_the_variable() =>
        new EnvironmentOptions(_ => null).Text("--images", "FILE", "More images").Description.Should().Be("More images [TCSS_GATE_IMAGES]");

    private EnvironmentOptions Options(string variable)
    {
        var (name, value) = (variable[..variable.IndexOf('=')], variable[(variable.IndexOf('=') + 1)..]);
        this.variables[name] = value;
        return new EnvironmentOptions(this.variables.GetValueOrDefault);
    }

    private string? Text(string name, string variable, params string[] args) => Parse(this.Options(variable).Text(name, "X", "x"), args);

    private bool Flag(string variable, params string[] args) => Parse(this.Options(variable).Flag("--rescan", "x"), args);

    private string[] Texts(string variable, params string[] args) => Parse(this.Options(variable).Texts("--output", "-o", "X", "x"), args)!;

    private static T? Parse<T>(Option<T> option, string[] args) => new RootCommand { option }.Parse(args).GetValue(option);
}
