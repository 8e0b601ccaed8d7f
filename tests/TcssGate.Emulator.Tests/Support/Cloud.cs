using System.Text.Json.Nodes;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests.Support;

/// <summary>A world that runs in process, with a clock that the test moves and a client that signs.</summary>
internal sealed class Cloud : IDisposable
{
    public const string Web = "ccr.ccs.tencentyun.com/shop/web:1";

    private readonly HttpClient client;

    private Cloud(string yaml)
    {
        var world = WorldFile.Read("world.yaml", yaml, out var diagnostics);
        diagnostics.Should().BeEmpty();
        this.Emulated = new EmulatedCloud(world!, this.Time);
        this.client = new HttpClient(new EmulatorHandler(this.Emulated));
    }

    public ManualTime Time { get; } = new(ManualTime.Morning);

    public EmulatedCloud Emulated { get; }

    public long WebId => this.Emulated.IdOf(Web);

    /// <summary>A world with the lines of a world file after its version.</summary>
    public static Cloud With(string yaml) => new("version: 1\n" + yaml);

    /// <summary>A world with one image, <see cref="Web"/>, and these keys of it.</summary>
    public static Cloud WithWeb(string keys, string rest = "") => With($$"""
        images:
          - {repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", {{keys}}}
        {{rest}}
        """);

    public HttpResponseMessage Send(Signed request) => this.SendLater(request).GetAwaiter().GetResult();

    public Task<HttpResponseMessage> SendLater(Signed request) => this.client.SendAsync(request.At(this.Time.Now));

    /// <summary>The content of <c>Response</c>.</summary>
    public JsonObject Ask(Signed request)
    {
        using var response = this.Send(request);
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        return JsonNode.Parse(Text(response))!["Response"]!.AsObject();
    }

    public static string Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync().GetAwaiter().GetResult();

    public JsonObject Ask(string action, string body = "{}") => this.Ask(new Signed(action, body));

    /// <summary>The error code of the answer; empty when it is none.</summary>
    public string Code(string action, string body = "{}") => CodeOf(this.Ask(action, body));

    public static string CodeOf(JsonObject answer) => answer["Error"]?["Code"]?.GetValue<string>() ?? "";

    public JsonObject Detail() => this.Ask("DescribeAssetImageRegistryDetail", $$"""{"Id": {{this.WebId}}}""");

    public JsonObject Row() => this.Rows().Single();

    public IReadOnlyList<JsonObject> Rows(string body = """{"Limit": 100}""") =>
        this.Ask("DescribeAssetImageRegistryList", body)["List"] is JsonArray rows ? [.. rows.Select(row => row!.AsObject())] : [];

    /// <summary>Starts a scan of <see cref="Web"/>.</summary>
    public JsonObject Scan(string types = """["CVE", "VIRUS", "RISK"]""") =>
        this.Ask("CreateAssetImageRegistryScanTask", $$"""{"Id": [{{this.WebId}}], "ScanType": {{types}}}""");

    public void Dispose() => this.client.Dispose();
}
