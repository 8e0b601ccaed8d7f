using System.Text.Json;
using System.Xml.Linq;

namespace TcssGate.Acceptance.Tests;

/// <summary>Each report gets to its place, whole or not at all.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact]
    public async Task Every_format_gets_its_file_and_the_text_standard_output()
    {
        var output = await this.shop.ApplyAsync("-o", "sarif=r.sarif", "-o", "junit=r.xml", "-o", "json=r.json", "-o", "text=r.txt", Shop.NotMet);

        // The text has its file, but nobody gave standard output to another.
        output.ShouldEndWith(2, "Not met: 1 of 1 image. Rules: 2 met, 1 violated. EMULATED.");
        this.shop.NewFiles.Should().BeEquivalentTo("r.sarif", "r.xml", "r.json", "r.txt");
        this.shop.Read("r.txt").Should().Be(output.Out);
        JsonDocument.Parse(this.shop.Read("r.sarif")).RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
        JsonDocument.Parse(this.shop.Read("r.json")).RootElement.GetProperty("verdict").GetString().Should().Be("not-met");
        XDocument.Parse(this.shop.Read("r.xml")).Root!.Name.LocalName.Should().Be("testsuites");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("json=-")]
    [InlineData("json=/dev/stdout")]
    [InlineData("sarif")]
    public async Task A_machine_format_on_standard_output_is_alone_there(string format)
    {
        var output = await this.shop.ApplyAsync("-o", format, Shop.NotMet, Shop.Undecided);

        output.Exit.Should().Be(2);
        JsonDocument.Parse(output.Out).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
        output.Error.Should().Contain("not-met");
    }

    [Fact]
    public async Task Junit_on_standard_output_is_xml_from_its_first_character()
    {
        var output = await this.shop.ApplyAsync("-o", "junit", Shop.NotMet);

        output.Exit.Should().Be(2);
        XDocument.Parse(output.Out).Root!.Attribute("failures")!.Value.Should().Be("1");
    }

    [Theory]
    [InlineData("json=.", "error: --output: . is a folder; name a file in it")]
    [InlineData("json=none/r.json", "error: --output: the folder of none/r.json is not there; make it first")]
    [InlineData("json=world.yaml/r.json", "error: --output: the folder of world.yaml/r.json is not there")]
    [InlineData("json=/proc/tcss-gate.json", "error: --output: /proc/tcss-gate.json cannot be written")]
    public async Task A_report_that_could_not_be_written_is_refused_before_anything_is_asked(string option, string message)
    {
        // Nobody listens there: whoever asked would hear that instead.
        var program = new GateProgram
        {
            Folder = this.shop.Path,
            Variables = { ["TENCENTCLOUD_SECRET_ID"] = "AKIDsome", ["TENCENTCLOUD_SECRET_KEY"] = "some" },
        };

        var output = await program.RunAsync("apply", "--endpoint", "http://127.0.0.1:1", "-o", option, Shop.Met);

        output.ShouldRefuse(message);
        this.shop.NewFiles.Should().BeEmpty();
    }

    [Fact]
    public async Task An_old_report_outlives_a_run_that_ends_in_an_error()
    {
        this.shop.Write("r.json", "old");
        this.shop.Write("faulty.yaml", "version: 1\nfaults: [{ action: DescribeAssetImageRegistryList, error: UnauthorizedOperation }]\n");

        var output = await this.shop.Program().RunAsync("apply", "--emulate", "faulty.yaml", "-o", "json=r.json", Shop.Met);

        output.ShouldRefuseAll("error: ", "CAM permission tcss:DescribeAssetImageRegistryList");
        this.shop.Read("r.json").Should().Be("old");
        this.shop.NewFiles.Should().BeEquivalentTo("r.json", "faulty.yaml");
    }

    [Fact]
    public async Task Links_and_devices_stay_what_they_are()
    {
        this.shop.Write("target.json", "old");
        File.CreateSymbolicLink(this.shop.In("link.json"), "target.json");

        var output = await this.shop.ApplyAsync("-o", "json=link.json", "-o", "sarif=/dev/null", Shop.Met);

        output.ShouldEndWith(0, "Met: 1 of 1 image. Rules: 3 met. EMULATED.");
        new FileInfo(this.shop.In("link.json")).LinkTarget.Should().Be("target.json");
        this.shop.Read("target.json").Should().StartWith("{");
        new FileInfo("/dev/null").Length.Should().Be(0);
    }

    [Fact]
    public async Task A_pipe_of_the_shell_can_take_a_report()
    {
        var output = await this.shop.Program().ShellAsync(
            $$"""{ "$@" apply --emulate world.yaml -o json=/dev/fd/3 {{Shop.NotMet}} > text; } 3>&1 | cat > r.json; cat text""");

        output.Out.Should().Contain("Not met: 1 of 1 image.");
        JsonDocument.Parse(this.shop.Read("r.json")).RootElement.GetProperty("verdict").GetString().Should().Be("not-met");
    }

    [Fact]
    public async Task A_full_device_is_an_error_that_names_the_verdict()
    {
        var file = await this.shop.ApplyAsync("-o", "json=/dev/full", Shop.NotMet);
        var standardOutput = await this.shop.Program().ShellAsync($"\"$@\" apply --emulate world.yaml {Shop.NotMet} > /dev/full");

        file.Exit.Should().Be(1);
        file.Out.Should().EndWith("EMULATED.\n");
        file.Error.Should().Contain("error: the json report could not be written to /dev/full: ").And.EndWith("the verdict was reached: not-met\n");
        standardOutput.ShouldRefuseAll("error: the text report could not be written to standard output: ", "the verdict was reached: not-met");
    }

    [Fact]
    public async Task A_reader_that_goes_away_changes_no_verdict()
    {
        var output = await this.shop.Program().ShellAsync($$"""{ "$@" apply --emulate world.yaml {{Shop.NotMet}}; echo "exit $?" >&2; } | true""");

        output.Error.Should().EndWith("exit 2\n").And.NotContain("error:");
    }

    public void Dispose() => this.shop.Dispose();
}
