using System.Text;
using TcssGate.Emulator;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Cli.Tests.Plan;

/// <summary>The program in-process, in a folder of its own with a policy and a world.</summary>
internal sealed class PlanProgram : IDisposable
{
    public const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    public const string Policy = "version: 1\nname: strict\ndesired:\n  vulnerabilities: { critical: 0, high: 0 }\n  viruses: 0\n";

    private readonly string folder = Directory.CreateTempSubdirectory("tcss-gate-plan-").FullName;

    /// <summary>A program with a policy, in a world whose <c>images</c> are given.</summary>
    public PlanProgram(string images)
    {
        this.Write("policy.yaml", Policy);
        this.World(images);
    }

    /// <summary>The digest-pinned name of <see cref="Web"/> in worlds that give it the digest <c>one</c>.</summary>
    public static string Pinned { get; } = $"{Web}@{EmulatedDigest.Of("one")}";

    public string PlanPath => this.In("gate.plan");

    public Dictionary<string, string> Variables { get; } = [];

    public string In(string name) => Path.Combine(this.folder, name);

    public void Write(string name, string text) => File.WriteAllText(this.In(name), text);

    public string Read(string name) => File.ReadAllText(this.In(name));

    /// <summary>Changes the world for the next run.</summary>
    public void World(string images) => this.Write("world.yaml", $"version: 1\nclock: {{ now: 2026-11-20T08:00:00Z, speed: 1000 }}\nimages:\n{images}\n");

    /// <summary>Runs a command with the policy and the world.</summary>
    public Task<PlanOutput> RunAsync(string command, params string[] args) =>
        this.RunBareAsync([command, .. args, "--policy", this.In("policy.yaml"), "--emulate", this.In("world.yaml")]);

    /// <summary>Runs the program with exactly these arguments.</summary>
    public async Task<PlanOutput> RunBareAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var environment = new AppEnvironment
        {
            Out = output,
            Error = error,
            In = new StringReader(""),
            Variable = name => this.Variables.GetValueOrDefault(name),
            Random = () => 0.5,
            Handler = _ => throw new InvalidOperationException("no test of plans talks to a network"),
        };
        var exit = await new App(environment).RunAsync(args);
        return new PlanOutput(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs a command against a cloud that stays between runs, as the real one does, and is looked at afterwards.</summary>
    public async Task<PlanOutput> RunAtAsync(EmulatedCloud cloud, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        this.Variables["TENCENTCLOUD_SECRET_ID"] = EmulatedKey.Demo.Id;
        this.Variables["TENCENTCLOUD_SECRET_KEY"] = EmulatedKey.Demo.Secret;
        var environment = new AppEnvironment
        {
            Out = output,
            Error = error,
            In = new StringReader(""),
            Variable = name => this.Variables.GetValueOrDefault(name),
            Random = () => 0.5,
            Handler = _ => new EmulatorHandler(cloud),
        };
        var exit = await new App(environment).RunAsync([.. args, "--policy", this.In("policy.yaml")]);
        return new PlanOutput(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>A cloud that stays between runs.</summary>
    public static EmulatedCloud Cloud(string images)
    {
        var world = WorldFile.Read("world.yaml", $"version: 1\nsync: {{ takes: 100ms }}\nimages:\n{images}\n", out var diagnostics);
        diagnostics.Should().BeEmpty();
        return new EmulatedCloud(world!, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(this.folder, recursive: true);
}

/// <summary>How the program ended.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record PlanOutput(int Exit, string Out, string Error);
