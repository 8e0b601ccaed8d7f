using System.Text.Json;

namespace TcssGate.Cli.Tests.Saved;

/// <summary>Wherever a report that names a file can be asked for, the file can be named.</summary>
public sealed class ReportLocationTests : IDisposable
{
    private readonly Workplace place = new();

    public ReportLocationTests()
    {
        this.place.Write("Dockerfile", "FROM a\nRUN b\nCMD c\n");
        this.place.Write("Other.Dockerfile", "FROM b");
    }

    public void Dispose() => this.place.Dispose();

    [Fact]
    public async Task Apply_show_and_merge_place_alerts_at_the_dockerfile()
    {
        await this.place.JudgeAsync(Workplace.Api, "run.json", "strict.yaml", "-o", $"sarif={this.place.In("run.sarif")}");
        await this.place.RunAsync("show", this.place.In("run.json"), "-o", $"sarif={this.place.In("shown.sarif")}");
        await this.place.RunAsync("merge", this.place.In("run.json"), "-o", $"sarif={this.place.In("merged.sarif")}");

        this.LocationIn("run.sarif").Should().Be("Dockerfile to 3:6");
        this.LocationIn("shown.sarif").Should().Be("Dockerfile to 3:6");
        this.LocationIn("merged.sarif").Should().Be("Dockerfile to 3:6");
    }

    [Fact]
    public async Task Apply_show_and_merge_take_another_file()
    {
        await this.place.JudgeAsync(Workplace.Api, "run.json", "strict.yaml", "-o", $"sarif={this.place.In("run.sarif")}", "--sarif-file", "Other.Dockerfile");
        await this.place.RunAsync("show", this.place.In("run.json"), "-o", $"sarif={this.place.In("shown.sarif")}", "--sarif-file", "Other.Dockerfile");
        this.place.Variables["TCSS_GATE_SARIF_FILE"] = "Other.Dockerfile";
        await this.place.RunAsync("merge", this.place.In("run.json"), "-o", $"sarif={this.place.In("merged.sarif")}");

        this.LocationIn("run.sarif").Should().Be("Other.Dockerfile to 1:7");
        this.LocationIn("shown.sarif").Should().Be("Other.Dockerfile to 1:7");
        this.LocationIn("merged.sarif").Should().Be("Other.Dockerfile to 1:7");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_before_anything_runs()
    {
        await this.place.JudgeAsync(Workplace.Api, "run.json");
        string[] option = ["--sarif-file", "None"];

        // Nobody listens there: whoever asked would hear that instead.
        var applied = await this.place.RunAsync(
            ["apply", Workplace.Api, "--policy", this.place.In("strict.yaml"), "--endpoint", "http://127.0.0.1:1", "-o", $"sarif={this.place.In("a.sarif")}", .. option]);
        var shown = await this.place.RunAsync(["show", this.place.In("run.json"), .. option]);
        var merged = await this.place.RunAsync(["merge", this.place.In("run.json"), .. option]);

        var refused = new Ending(1, "", "error: the file of --sarif-file None is not there; check the path\n");
        (applied, shown, merged).Should().Be((refused, refused, refused));
        File.Exists(this.place.In("a.sarif")).Should().BeFalse();
    }

    [Fact]
    public async Task Apply_show_and_merge_tell_gitlab_what_the_image_is_called_on_the_default_branch()
    {
        string[] option = ["--default-branch-image", "shop/api:main"];
        await this.place.JudgeAsync(Workplace.Api, "run.json", "strict.yaml", ["-o", $"gitlab-container-scanning={this.place.In("run.gl")}", .. option]);
        await this.place.RunAsync(["show", this.place.In("run.json"), "-o", $"gitlab-container-scanning={this.place.In("shown.gl")}", .. option]);
        await this.place.RunAsync(["merge", this.place.In("run.json"), "-o", $"gitlab-container-scanning={this.place.In("merged.gl")}", .. option]);

        JsonDocument.Parse(this.place.Read("run.gl")).RootElement.GetProperty("vulnerabilities")[0].GetProperty("location")
            .GetProperty("default_branch_image").GetString().Should().Be("shop/api:main");
        this.place.Read("shown.gl").Should().Be(this.place.Read("run.gl"));
        this.place.Read("merged.gl").Should().Be(this.place.Read("run.gl"));
    }

    [Fact]
    public async Task One_name_on_the_default_branch_for_two_images_is_refused_wherever_it_is_given()
    {
        await this.place.JudgeAsync(Workplace.Api, "api.json");
        await this.place.JudgeAsync(Workplace.Web, "web.json");
        await this.place.RunAsync("merge", this.place.In("api.json"), this.place.In("web.json"), "-o", $"json={this.place.In("both.json")}");
        string[] option = ["--default-branch-image", "shop/api:main"];

        Ending[] endings =
        [
            await this.place.JudgeAsync(Workplace.Api, "x.json", "strict.yaml", [Workplace.Web, .. option]),
            await this.place.RunAsync(["show", this.place.In("both.json"), .. option]),
            await this.place.RunAsync(["merge", this.place.In("api.json"), this.place.In("web.json"), .. option]),
        ];

        endings.Should().OnlyContain(ending => ending.Exit == 1 && ending.Out == "" && ending.Error.StartsWith("error: --default-branch-image names one image, but 2 "));
        File.Exists(this.place.In("x.json")).Should().BeFalse();
    }

    private string LocationIn(string file)
    {
        var location = JsonDocument.Parse(this.place.Read(file)).RootElement.GetProperty("runs")[0].GetProperty("results")[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = location.GetProperty("region");
        return $"{location.GetProperty("artifactLocation").GetProperty("uri")} to {region.GetProperty("endLine")}:{region.GetProperty("endColumn")}";
    }
}
