using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Reports;

namespace TcssGate.Cli.Tests.Files;

public sealed class ReportTargetTests
{
    private static readonly ReportTarget Text = new(ReportFormat.Text, null) { IsDefault = true };

    [Fact]
    public void Without_options_the_text_report_takes_standard_output() => ReportTarget.Read([]).Should().Equal(Text);

    [Fact]
    public void Reports_in_files_leave_standard_output_to_the_text_report() =>
        ReportTarget.Read(["sarif=a.sarif", "junit=a.xml"]).Should().Equal(Text, new ReportTarget(ReportFormat.Sarif, "a.sarif"), new ReportTarget(ReportFormat.JUnit, "a.xml"));

    [Theory]
    [InlineData("json")]
    [InlineData("json=-")]
    [InlineData("json=/dev/stdout")]
    [InlineData("json=/dev/fd/1")]
    [InlineData("json=/proc/self/fd/1")]
    public void A_report_on_standard_output_has_it_to_itself(string option) =>
        ReportTarget.Read([option]).Should().Equal(new ReportTarget(ReportFormat.Json, null));

    [Fact]
    public void A_path_may_hold_the_sign_that_ends_the_format() =>
        ReportTarget.Read(["json", "text=a=b.txt"]).Should().Contain(new ReportTarget(ReportFormat.Text, "a=b.txt"));

    [Theory]
    [InlineData("error: --output: unknown format \"jsn\" (did you mean \"json\"?)", "jsn")]
    [InlineData("error: --output: unknown format \"yaml\" (valid: text, json, sarif, junit, gitlab-container-scanning, gitlab-codequality, html, markdown)", "yaml=a")]
    [InlineData("error: --output: unknown format \"JSON\" (did you mean \"json\"?)", "JSON")]
    [InlineData("error: --output: \"json=\" names no file; write json=FILE, or json for standard output", "json=")]
    [InlineData("error: --output: json and sarif both want standard output; give all but one a file, as in sarif=FILE", "json", "sarif")]
    [InlineData("error: --output: json and junit both want a; give each a file of its own", "json=a", "junit=./a")]
    [InlineData("error: --output: json and json both want a; give each a file of its own", "json=a", "json=a")]
    public void A_mistake_is_refused(string message, params string[] options) =>
        options.Invoking(ReportTarget.Read).Should().Throw<UserError>().WithMessage(message);

    [Theory]
    [InlineData("{0}/link", "{0}/target")]
    [InlineData("{0}/link", "{0}/./other/../target")]
    [InlineData("{0}/linked-folder/target", "{0}/target")]
    [InlineData("{0}/linked-folder/link", "{0}/linked-folder/../target")]
    public void Two_names_of_one_file_are_one_place_even_before_it_is_there(string first, string second)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.In("real/folder"));
        File.CreateSymbolicLink(folder.In("real/folder/link"), "target");
        Directory.CreateSymbolicLink(folder.In("real/linked-folder"), "folder");
        Directory.CreateSymbolicLink(folder.In("folder"), "real/folder");
        File.CreateSymbolicLink(folder.In("link"), "folder/link");
        Directory.CreateSymbolicLink(folder.In("linked-folder"), folder.In("real/linked-folder"));
        File.CreateSymbolicLink(folder.In("target"), "real/folder/target");
        string[] options = [$"json={string.Format(first, folder.Path)}", $"sarif={string.Format(second, folder.Path)}"];

        options.Invoking(ReportTarget.Read).Should().Throw<UserError>().Which.Message.Should()
            .StartWith("error: --output: json and sarif both want ").And.EndWith("; give each a file of its own");
    }

    [Fact]
    public void Two_links_to_two_files_are_two_places()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.In("a"), "b");
        File.CreateSymbolicLink(folder.In("c"), "d");

        ReportTarget.Read([$"json={folder.In("a")}", $"sarif={folder.In("c")}"]).Should().HaveCount(3);
    }

    [Fact]
    public void A_link_to_standard_output_is_standard_output()
    {
        using var folder = new TemporaryFolder();
        var link = File.CreateSymbolicLink(folder.In("out"), "/dev/stdout").FullName;

        ReportTarget.Read([$"json={link}"]).Should().Equal(new ReportTarget(ReportFormat.Json, null));
        new[] { $"json={link}", "sarif" }.Invoking(ReportTarget.Read).Should().Throw<UserError>().WithMessage("*both want standard output*");
    }

    [Fact]
    public void Links_in_a_circle_are_no_place_to_write_to()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.In("a"), "b");
        File.CreateSymbolicLink(folder.In("b"), "a");
        var targets = ReportTarget.Read([$"json={folder.In("a")}"]);

        targets.Invoking(targets => ReportFiles.OpenAsync(targets, [], TimeProvider.System, default).GetAwaiter().GetResult()).Should().Throw<UserError>().WithMessage($"error: --output: {folder.In("a")} cannot be written: too many links*");
    }

    [Theory]
    [InlineData("sarif=gate.sarif json=gate.json")]
    [InlineData("sarif=a,json=b")]
    [InlineData("sarif=a, json=b")]
    [InlineData("sarif=a;json=b")]
    [InlineData("sarif=a\tjson=b")]
    [InlineData("sarif=a\njson=b")]
    [InlineData("sarif=a jsn=b")]
    [InlineData("sarif=a,text")]
    [InlineData("text json=b")]
    [InlineData("text,json")]
    public void Several_reports_in_one_value_are_refused(string option) =>
        new[] { option }.Invoking(ReportTarget.Read).Should().Throw<UserError>().WithMessage(
            $"error: --output: \"{option}\" holds several reports; give each an --output of its own, or in TCSS_GATE_OUTPUT and the action's outputs a line of its own");

    [Theory]
    [InlineData("my reports/gate.json")]
    [InlineData("gate, final.json")]
    [InlineData("a=b.json")]
    [InlineData("run 1=2.json")]
    public void A_path_may_hold_blanks_and_commas(string path) =>
        ReportTarget.Read([$"json={path}"]).Should().Contain(new ReportTarget(ReportFormat.Json, path));

    [Fact]
    public void All_mistakes_are_said_at_once() =>
        new[] { "yaml", "xml", "json", "sarif" }.Invoking(ReportTarget.Read).Should().Throw<UserError>().Which.Messages.Should().HaveCount(3);
}
