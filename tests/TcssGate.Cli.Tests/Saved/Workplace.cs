using System.Text;

namespace TcssGate.Cli.Tests.Saved;

/// <summary>A folder to run the program over, with a policy and a world; gone after the test.</summary>
internal sealed class Workplace : IDisposable
{
    public const string Web = "ccr.ccs.tencentyun.com/shop/web:1.4.2@sha256:1111111111111111111111111111111111111111111111111111111111111111";
    public const string Api = "ccr.ccs.tencentyun.com/shop/api:2.0.0@sha256:2222222222222222222222222222222222222222222222222222222222222222";
    public const string Unlicensed = "ccr.ccs.tencentyun.com/shop/new:1@sha256:3333333333333333333333333333333333333333333333333333333333333333";

    private const string World = """
        version: 1
        clock: { now: 2026-11-20T08:00:00Z }
        images:
          - repository: ccr.ccs.tencentyun.com/shop/web
            tag: "1.4.2"
            digest: sha256:1111111111111111111111111111111111111111111111111111111111111111
            scanned: 2h
            vulnerabilities: { count: 5, medium: 2 }
          - repository: ccr.ccs.tencentyun.com/shop/api
            tag: "2.0.0"
            digest: sha256:2222222222222222222222222222222222222222222222222222222222222222
            scanned: 2h
            vulnerabilities: { count: 12, critical: 4 }
          - repository: ccr.ccs.tencentyun.com/shop/new
            tag: "1"
            digest: sha256:3333333333333333333333333333333333333333333333333333333333333333
            licensed: false
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("tcss-gate-saved-").FullName;

    public Workplace()
    {
        this.Write("world.yaml", World);
        this.Write("strict.yaml", Policy("strict", critical: 0));
        this.Write("lax.yaml", Policy("lax", critical: 100));
    }

    public string In(string name) => Path.Combine(this.folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this.In(name), text);
        return this.In(name);
    }

    public string Read(string name) => File.ReadAllText(this.In(name));

    /// <summary>Judges an image on the stand-in cloud, and saves the result.</summary>
    public async Task<Ending> JudgeAsync(string image, string file, string policy = "strict.yaml", params string[] further) =>
        await this.RunAsync(["apply", image, "--policy", this.In(policy), "--emulate", this.In("world.yaml"), "--output", $"json={this.In(file)}", .. further]);

    /// <summary>The same result, as if TCSS itself had answered.</summary>
    public void MakeReal(string file) => this.Write(file, this.Read(file)
        .Replace("\"emulated\": true", "\"emulated\": false").Replace("stand-in cloud (world.yaml)", "https://tcss.tencentcloudapi.com"));

    /// <summary>Runs the program; what stands in this folder is named without it in what was printed.</summary>
    public async Task<Ending> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var environment = new AppEnvironment { Out = output, Error = error, In = TextReader.Null, Variable = this.Variables.GetValueOrDefault, Folder = this.folder, OutIsTerminal = this.OutIsTerminal };
        var exit = await new App(environment).RunAsync(args);
        return new Ending(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString().Replace(this.folder + Path.DirectorySeparatorChar, ""));
    }

    public bool OutIsTerminal { get; init; }

    public Dictionary<string, string> Variables { get; } = [];

    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    private static string Policy(string name, int critical) => $"""
        version: 1
        name: {name}
        desired:
          vulnerabilities:
            critical: {critical}
        """;
}

/// <summary>How a run ended.</summary>
internal sealed record Ending(int Exit, string Out, string Error);
