using TcssGate.Cli.Files;
using TcssGate.Reports;

namespace TcssGate.Cli.Tests.Files;

public sealed class ReportTargetTests
{
    private static readonly ReportTarget Text = new(ReportFormat.Text, null);

    [Fact]
    public void Without_options_the_text_report_takes_standard_output() => ReportTarget.Read([]).Should().Equal(Text);

    [Fact]
    public void Reports_in_files_leave_standard_output_to_the_text_report() =>
        ReportTarget.Read(["sarif=a.sarif", "junit=a.xml"]).Should().Equal(Text, new ReportTarget(ReportFormat.Sarif, "a.sarif"), new ReportTarget(ReportFormat.JUnit, "a.xml"));

    [Theory]
    [InlineData("json")]
    [InlineData("json=-")]
    [InlineData("json=/dev/stdout")]
    public void A_report_on_standard_output_has_it_to_itself(string option) =>
        ReportTarget.Read([option]).Should().Equal(new ReportTarget(ReportFormat.Json, null));

    [Fact]
    public void A_path_may_hold_the_sign_that_ends_the_format() =>
        ReportTarget.Read(["json", "text=a=b.txt"]).Should().Contain(new ReportTarget(ReportFormat.Text, "a=b.txt"));

    [Theory]
    [InlineData("error: --output: unknown format \"jsn\" (did you mean \"json\"?)", "jsn")]
    [InlineData("error: --output: unknown format \"yaml\" (valid: text, json, sarif, junit)", "yaml=a")]
    [InlineData("error: --output: unknown format \"JSON\" (did you mean \"json\"?)", "JSON")]
    [InlineData("error: --output: \"json=\" names no file; write json=FILE, or json for standard output", "json=")]
    [InlineData("error: --output: json and sarif both want standard output; give all but one a file, as in sarif=FILE", "json", "sarif")]
    [InlineData("error: --output: json and junit both want a; give each a file of its own", "json=a", "junit=./a")]
    [InlineData("error: --output: json and json both want a; give each a file of its own", "json=a", "json=a")]
    public void A_mistake_is_refused(string message, params string[] options) =>
        options.Invoking(ReportTarget.Read).Should().Throw<UserError>().WithMessage(message);

    [Fact]
    public void All_mistakes_are_said_at_once() =>
        new[] { "yaml", "xml", "json", "sarif" }.Invoking(ReportTarget.Read).Should().Throw<UserError>().Which.Messages.Should().HaveCount(3);
}
