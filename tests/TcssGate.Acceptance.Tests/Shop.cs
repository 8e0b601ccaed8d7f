namespace TcssGate.Acceptance.Tests;

/// <summary>A folder with a policy and a world in which everything is quick: an image for each verdict.</summary>
internal sealed class Shop : IDisposable
{
    public const string Met = "ccr.ccs.tencentyun.com/shop/met:1";
    public const string NotMet = "ccr.ccs.tencentyun.com/shop/not-met:1";
    public const string Undecided = "ccr.ccs.tencentyun.com/shop/undecided:1";

    public const string Policy = """
        version: 1
        name: strict
        desired: { vulnerabilities: { critical: 0 }, viruses: 0 }
        """;

    public const string World = """
        version: 1
        clock: { speed: 20 }
        sync: { takes: 1s }
        images:
          - { repository: ccr.ccs.tencentyun.com/shop/met, tag: "1", scanned: 1h }
          - repository: ccr.ccs.tencentyun.com/shop/not-met
            tag: "1"
            scanned: 1h
            vulnerabilities: [{ id: CVE-2021-44228, level: critical, component: log4j-core, version: 2.14.1 }]
          - { repository: ccr.ccs.tencentyun.com/shop/undecided, tag: "1", licensed: false }
        """;

    private readonly TemporaryFolder folder = new();

    public Shop(string world = World, string policy = Policy)
    {
        this.folder.Write("tcss-gate.yaml", policy);
        this.folder.Write("world.yaml", world);
    }

    public string Path => this.folder.Path;

    /// <summary>The files that are there besides the policy and the world.</summary>
    public IEnumerable<string> NewFiles =>
        Directory.GetFileSystemEntries(this.Path).Select(file => System.IO.Path.GetFileName(file)).Except(["tcss-gate.yaml", "world.yaml"]);

    public string In(string name) => this.folder.In(name);

    public string Write(string name, string text) => this.folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(this.In(name));

    /// <summary>The program in this folder.</summary>
    public GateProgram Program(string input = "") => new() { Folder = this.Path, Input = input };

    /// <summary>Judges images in this world, in-process.</summary>
    public Task<GateOutput> ApplyAsync(params string[] args) => this.Program().RunAsync(["apply", "--emulate", "world.yaml", .. args]);

    public void Dispose() => this.folder.Dispose();
}
