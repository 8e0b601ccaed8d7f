using System.Text.Json;
using System.Text.RegularExpressions;

namespace TcssGate.Acceptance.Tests;

/// <summary>The same program against an endpoint over HTTP.</summary>
public sealed class HttpTests : IDisposable
{
    private static readonly string[] Images = ["web:1.4.2", "api:2.0.0", "legacy:0.9", "batch:7", "worker:3", "base:trusted"];
    private static readonly string[] AllFormats = ["-o", "json=r.json", "-o", "sarif=r.sarif", "-o", "junit=r.xml"];

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("production")]
    [InlineData("trusted-only")]
    public async Task It_comes_to_the_same_verdicts_as_in_process(string policy)
    {
        // A server's world lives by the real time, so it has to begin now.
        var world = Regex.Replace(await File.ReadAllTextAsync(Example("world")), "(?m)^  now:.*\n", "");
        var file = this.folder.Write("world.yaml", world);
        string[] args = ["apply", "-p", Example(policy), "-o", "json", .. Images.Select(image => $"ccr.ccs.tencentyun.com/shop/{image}")];
        await using var server = await StandInServer.StartAsync(file);

        var overHttp = await server.Client(this.folder.Path).RunAsync(args);
        var inProcess = await new GateProgram { Folder = this.folder.Path }.RunAsync([.. args, "--emulate", file]);

        overHttp.Exit.Should().Be(2, overHttp.Error);
        inProcess.Exit.Should().Be(2, inProcess.Error);
        Outcomes(overHttp.Out).Should().Equal(Outcomes(inProcess.Out));
        overHttp.Error.Should().NotContain("error:");
    }

    [Fact]
    public async Task Only_verdicts_of_the_world_in_process_are_marked_emulated_in_every_format()
    {
        var world = this.folder.Write("world.yaml", Shop.World);
        this.folder.Write("tcss-gate.yaml", Shop.Policy);
        await using var server = await StandInServer.StartAsync(world);

        var overHttp = await server.Client(this.folder.Path).RunAsync(["apply", .. AllFormats, Shop.Met, Shop.NotMet]);
        var reportsOverHttp = this.ReadReports();
        var inProcess = await new GateProgram { Folder = this.folder.Path }.RunAsync(["apply", .. AllFormats, "--emulate", "world.yaml", Shop.Met, Shop.NotMet]);

        overHttp.ShouldEndWith(2, "Not met: 1 of 2 images. Rules: 5 met, 1 violated.");
        (overHttp.Out + overHttp.Error).Should().NotContainEquivalentOf("emulat");
        reportsOverHttp.Should().HaveCount(3).And.AllSatisfy(report => Regex.Replace(report, "\"emulated\"(: | value=\")false", "").Should().NotContainEquivalentOf("emulated"));
        inProcess.ShouldEndWith(2, "Not met: 1 of 2 images. Rules: 5 met, 1 violated. EMULATED.");
        inProcess.Out.Should().StartWith("EMULATED: ");
        this.ReadReports().Should().HaveCount(3).And.AllSatisfy(report => report.Should().MatchRegex("\"emulated\": true|EMULATED"));
    }

    [Fact]
    public async Task Keys_can_come_from_the_credentials_file()
    {
        var world = this.folder.Write("world.yaml", Shop.World);
        this.folder.Write("tcss-gate.yaml", Shop.Policy);
        Directory.CreateDirectory(this.folder.In(".tencentcloud"));
        this.folder.Write(".tencentcloud/credentials", "[default]\nsecret_id = AKIDEMULATED0000000000000000000EXAMPLE\nsecret_key = EmulatedSecretKey0000000EXAMPLE\n");
        await using var server = await StandInServer.StartAsync(world);
        var program = new GateProgram { Folder = this.folder.Path, Variables = { ["HOME"] = this.folder.Path } };

        var output = await program.RunAsync("apply", "--endpoint", server.Address, Shop.Met);

        output.ShouldEndWith(0, "Met: 1 of 1 image. Rules: 3 met.");
    }

    public void Dispose() => this.folder.Dispose();

    private static string Example(string name) => Path.Combine(GateProgram.Root, "policies-examples", $"{name}.yaml");

    private static IEnumerable<string> Outcomes(string json) =>
        from image in JsonDocument.Parse(json).RootElement.GetProperty("images").EnumerateArray()
        from rule in image.GetProperty("rules").EnumerateArray()
        select $"{image.GetProperty("reference").GetProperty("text")} {image.GetProperty("verdict")} {rule.GetProperty("id")} {rule.GetProperty("outcome")}";

    private List<string> ReadReports() => [.. new[] { "r.json", "r.sarif", "r.xml" }.Select(name => File.ReadAllText(this.folder.In(name)))];
}
