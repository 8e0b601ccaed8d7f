namespace TcssGate.Cli.Tests.Saved;

public sealed class MergeTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => this.place.Dispose();

    [Fact]
    public async Task Parallel_jobs_become_one_report_and_the_worst_of_their_exit_codes()
    {
        await this.JudgeAllAsync();

        (await this.MergeAsync("web.json")).Exit.Should().Be(0);
        (await this.MergeAsync("web.json", "new.json")).Exit.Should().Be(3);
        var all = await this.MergeAsync("web.json", "new.json", "api.json");

        (all.Exit, all.Error).Should().Be((2, ""));
        all.Out.Should().EndWith("Not met: 1 of 3 images, 1 undecided. Rules: 3 met, 1 violated, 2 unknown. EMULATED.\n");
    }

    [Fact]
    public async Task The_order_in_which_files_are_named_does_not_matter_and_a_file_named_twice_counts_once()
    {
        await this.JudgeAllAsync();

        var one = await this.MergeAsync("web.json", "new.json", "api.json");

        (await this.MergeAsync("api.json", "web.json", "new.json", "api.json")).Should().Be(one);
        one.Out.IndexOf("shop/api", StringComparison.Ordinal).Should().BeLessThan(one.Out.IndexOf("shop/web", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merged_result_can_be_saved_shown_and_merged_again()
    {
        await this.JudgeAllAsync();
        await this.MergeAsync("web.json", "api.json", "-o", $"json={this.place.In("two.json")}");

        var stepwise = await this.MergeAsync("two.json", "new.json", "-o", "json");

        stepwise.Should().Be(await this.MergeAsync("web.json", "api.json", "new.json", "-o", "json"));
        (await this.place.RunAsync("show", this.place.In("two.json"), "-o", "json")).Out.Should().Be(this.place.Read("two.json"));
    }

    [Fact]
    public async Task The_same_result_twice_is_shown_once()
    {
        await this.place.JudgeAsync(Workplace.Api, "api.json");
        this.place.Write("copy.json", this.place.Read("api.json"));

        var merged = await this.MergeAsync("api.json", "copy.json");

        merged.Should().Be(await this.MergeAsync("api.json"));
        merged.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_came_out_differently_is_shown_each_time_and_the_worst_counts()
    {
        await this.place.JudgeAsync(Workplace.Api, "strict.json");
        await this.place.JudgeAsync(Workplace.Api, "lax.json", "lax.yaml");

        var merged = await this.MergeAsync("strict.json", "lax.json");

        merged.Exit.Should().Be(2);
        merged.Out.Should().Contain("policy  strict").And.Contain("policy  lax").And.Contain("Not met: 1 of 2 images.");
        merged.Error.Should().Be($"warning: {Workplace.Api} is in several results that differ; each of them is shown, and the worst counts\n");
    }

    [Fact]
    public async Task Emulated_among_real_ones_marks_the_whole_report()
    {
        await this.JudgeAllAsync();
        this.place.MakeReal("web.json");

        var merged = await this.MergeAsync("web.json", "api.json");

        merged.Out.Should().StartWith("EMULATED").And.EndWith("EMULATED.\n");
        merged.Error.Should().Be("warning: some of the results are emulated and some are not; all of them are marked as emulated\n");
        (await this.MergeAsync("web.json")).Out.Should().NotContain("EMULATED");
        (await this.MergeAsync("web.json", "api.json", "-o", "json")).Out.Should()
            .Contain("\"endpoint\": \"https://tcss.tencentcloudapi.com, stand-in cloud (world.yaml)\"").And.Contain("\"emulated\": true");
    }

    [Fact]
    public async Task A_job_whose_result_is_missing_does_not_vanish()
    {
        await this.JudgeAllAsync();
        this.place.Write("half.json", this.place.Read("api.json")[..700]);

        var merged = await this.MergeAsync("web.json", "gone.json", "half.json", "lost.json", "-o", $"json={this.place.In("all.json")}");

        (merged.Exit, merged.Out).Should().Be((1, ""));
        merged.Error.Split('\n').Should().HaveCount(4).And.SatisfyRespectively(
            line => line.Should().Be("error: the saved result gone.json is not there; check the path"),
            line => line.Should().StartWith("half.json:").And.Contain("it was cut off"),
            line => line.Should().Be("error: the saved result lost.json is not there; check the path"),
            line => line.Should().BeEmpty());
        File.Exists(this.place.In("all.json")).Should().BeFalse();
    }

    [Fact]
    public async Task Fewer_or_more_files_than_expected_are_refused()
    {
        await this.JudgeAllAsync();

        (await this.MergeAsync("web.json", "--expect", "1")).Exit.Should().Be(0);
        (await this.MergeAsync("web.json", "web.json", "--expect", "2")).Should().Be(
            new Ending(1, "", "error: --expect is 2, but the files hold 1 distinct result: web.json; find the job whose result is missing\n"));
        (await this.MergeAsync("web.json", "api.json", "--expect", "1")).Should().Be(
            new Ending(1, "", "error: --expect is 1, but the files hold 2 distinct results: web.json, api.json; leave out what is no result of these jobs\n"));
        (await this.MergeAsync("web.json", "--expect", "0")).Error.Should().Be("error: --expect is \"0\"; it is a whole number from 1\n");
    }

    [Fact]
    public async Task Links_copies_and_a_result_that_was_laid_out_anew_count_once()
    {
        await this.JudgeAllAsync();
        File.CreateSymbolicLink(this.place.In("link.json"), this.place.In("web.json"));
        this.place.Write("copy.json", this.place.Read("web.json"));
        this.place.Write("compact.json", System.Text.Json.Nodes.JsonNode.Parse(this.place.Read("web.json"))!.ToJsonString());

        foreach (var same in new[] { "link.json", "copy.json", "compact.json" })
        {
            (await this.MergeAsync("web.json", same, "--expect", "1")).Exit.Should().Be(0, same);
            var merged = await this.MergeAsync("web.json", same, "api.json", "--expect", "3");
            merged.Should().Be(new Ending(
                1, "", $"error: --expect is 3, but the files hold 2 distinct results: web.json, api.json; {same} is the same result as web.json; find the job whose result is missing\n"));
        }
    }

    [Fact]
    public async Task No_file_and_an_empty_name_are_refused()
    {
        await this.JudgeAllAsync();

        (await this.place.RunAsync("merge")).Should().Be(
            new Ending(1, "", "error: no saved result was named; name one for each job, as in tcss-gate merge results/*.json\n"));
        (await this.place.RunAsync("merge", this.place.In("web.json"), "")).Should().Be(
            new Ending(1, "", "error: a saved result is named by an empty text; is a variable of the pipeline not set?\n"));
        (await this.place.RunAsync("merge", "--exepct", "3")).Error.Should().Contain("did you mean \"--expect\"?");
    }

    private async Task JudgeAllAsync()
    {
        await this.place.JudgeAsync(Workplace.Web, "web.json");
        await this.place.JudgeAsync(Workplace.Api, "api.json");
        await this.place.JudgeAsync(Workplace.Unlicensed, "new.json");
    }

    private Task<Ending> MergeAsync(params string[] args) =>
        this.place.RunAsync(["merge", .. args.Select(arg => arg.EndsWith(".json", StringComparison.Ordinal) && !arg.Contains('=') ? this.place.In(arg) : arg)]);
}
