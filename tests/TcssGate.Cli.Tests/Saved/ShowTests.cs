namespace TcssGate.Cli.Tests.Saved;

public sealed class ShowTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => this.place.Dispose();

    [Theory]
    [InlineData(Workplace.Web, 0)]
    [InlineData(Workplace.Api, 2)]
    [InlineData(Workplace.Unlicensed, 3)]
    public async Task A_saved_result_is_shown_byte_for_byte_as_the_run_wrote_it_and_exits_as_the_run_did(string image, int exit)
    {
        var run = await this.place.JudgeAsync(
            image, "run.json", "strict.yaml", "-o", "text", "-o", $"sarif={this.place.In("run.sarif")}", "-o", $"junit={this.place.In("run.xml")}");

        var shown = await this.place.RunAsync(
            "show", this.place.In("run.json"), "-o", "text", "-o", $"sarif={this.place.In("shown.sarif")}", "-o", $"junit={this.place.In("shown.xml")}", "-o",
            $"json={this.place.In("shown.json")}");

        shown.Should().Be(new Ending(exit, run.Out, ""));
        run.Exit.Should().Be(exit);
        foreach (var extension in new[] { "json", "sarif", "xml" })
        {
            this.place.Read($"shown.{extension}").Should().Be(this.place.Read($"run.{extension}"));
        }
    }

    [Fact]
    public async Task Text_on_standard_output_is_what_one_gets_unasked()
    {
        await this.place.JudgeAsync(Workplace.Web, "run.json");

        (await this.place.RunAsync("show", this.place.In("run.json"))).Out.Should().EndWith("Met: 1 of 1 image. Rules: 2 met. EMULATED.\n");
    }

    [Fact]
    public async Task A_terminal_gets_colours_unless_they_are_refused()
    {
        using var terminal = new Workplace { OutIsTerminal = true };
        await terminal.JudgeAsync(Workplace.Api, "run.json");

        (await terminal.RunAsync("show", terminal.In("run.json"))).Out.Should().Contain("\u001b[");
        (await terminal.RunAsync("show", terminal.In("run.json"), "--no-color")).Out.Should().NotContain("\u001b[");
    }

    [Fact]
    public async Task A_verdict_that_somebody_wrote_over_is_not_believed()
    {
        await this.place.JudgeAsync(Workplace.Api, "run.json");
        this.place.Write("run.json", this.place.Read("run.json").Replace("\"verdict\": \"not-met\"", "\"verdict\": \"met\""));

        var shown = await this.place.RunAsync("show", this.place.In("run.json"));

        (shown.Exit, shown.Out).Should().Be((1, ""));
        shown.Error.Should().StartWith("run.json:21:18: error TG110: the verdict is \"met\", but its rules come to \"not-met\"");
    }

    [Fact]
    public async Task A_file_that_is_cut_off_is_refused_and_nothing_is_written()
    {
        await this.place.JudgeAsync(Workplace.Web, "run.json");
        this.place.Write("half.json", this.place.Read("run.json")[..700]);

        var shown = await this.place.RunAsync("show", this.place.In("half.json"), "-o", $"text={this.place.In("out.txt")}", "-o", "json");

        (shown.Exit, shown.Out).Should().Be((1, ""));
        shown.Error.Should().MatchRegex("^half\\.json:[0-9]+:[0-9]+: error TG001: the file ends here, in the middle: it was cut off .*\n$");
        File.Exists(this.place.In("out.txt")).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_is_not_there_a_folder_and_a_file_too_large_are_refused()
    {
        using (var large = File.Create(this.place.In("large.json")))
        {
            large.SetLength(Reports.Json.SavedResultReader.MostBytes + 1L);
        }

        (await this.place.RunAsync("show", this.place.In("gone.json"))).Should().Be(new Ending(1, "", "error: the saved result gone.json is not there; check the path\n"));
        (await this.place.RunAsync("show", this.place.In("large.json"))).Should().Be(
            new Ending(1, "", "large.json: error TG002: the saved result is larger than 256 MiB\n"));
        (await this.place.RunAsync("show", Path.GetTempPath())).Error.Should().EndWith("is a folder, and a saved result is a file; name one in it\n");
        (await this.place.RunAsync("show", "")).Error.Should().Be("error: a saved result is named by an empty text; is a variable of the pipeline not set?\n");
    }

    [Fact]
    public async Task Bad_usage_is_refused()
    {
        (await this.place.RunAsync("show")).Exit.Should().Be(1);
        (await this.place.RunAsync("show", "--colour")).Error.Should().Contain("there is no option \"--colour\"");
        (await this.place.RunAsync("show", "x", "-o", "jsn")).Error.Should().Contain("did you mean \"json\"?");
    }
}
