using System.Text;
using TcssGate.Acceptance.Tests;
using TcssGate.Emulator;
using TcssGate.Emulator.Worlds;
using TcssGate.Testing;

namespace TcssGate.Cli.Tests;

/// <summary>Runs of the program inside this process, on a clock that jumps from timer to timer.</summary>
internal sealed class GateRun : IDisposable
{
    public const string Strict = "{ version: 1, name: strict, desired: { vulnerabilities: { critical: 0 }, viruses: 0 } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StringWriter error = new();
    private readonly MemoryStream output = new();

    public ManualTime Time { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public Dictionary<string, string> Variables { get; } = new()
    {
        ["TENCENTCLOUD_SECRET_ID"] = EmulatedKey.DemoId,
        ["TENCENTCLOUD_SECRET_KEY"] = EmulatedKey.DemoSecret,
    };

    /// <summary>What standard input holds.</summary>
    public string Input { get; init; } = "";

    /// <summary>Changes the environment of the next run.</summary>
    public Func<AppEnvironment, AppEnvironment> Adjust { get; set; } = environment => environment;

    /// <summary>Called after each jump of the clock.</summary>
    public Action AfterJump { get; set; } = () => { };

    public string Out => Encoding.UTF8.GetString(this.output.ToArray());

    public string Error => this.error.ToString();

    public string Policy => this.Folder.Write("strict.yaml", Strict);

    /// <summary>Lets a world, given as YAML without its version, answer for TCSS.</summary>
    public EmulatedCloud Serve(string yaml)
    {
        var world = WorldFile.Read("test.world.yaml", $"version: 1\n{yaml}", out var diagnostics);
        diagnostics.Should().BeEmpty();
        var cloud = new EmulatedCloud(world!, this.Time);
        this.Adjust = environment => environment with { Handler = _ => new EmulatorHandler(cloud) };
        return cloud;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>The exit code.</returns>
    public int Run(params string[] args)
    {
        var environment = this.Adjust(new AppEnvironment
        {
            Out = this.output,
            Error = this.error,
            In = new StringReader(this.Input),
            Variable = this.Variables.GetValueOrDefault,
            Home = this.Folder.Path,
            Time = this.Time,
            Random = () => 0.5,
        });
        return this.Pump(() => new App(environment).RunAsync(args));
    }

    public void Dispose() => this.Folder.Dispose();

    // Everything that can go on without the clock has gone on when a call returns, so the next timer is what everybody waits for.
    private T Pump<T>(Func<Task<T>> run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = run();
            while (!task.IsCompleted)
            {
                if (!this.Time.AdvanceToNextTimer(task, Patience))
                {
                    throw new TimeoutException("the run waits for something that is no timer");
                }

                this.AfterJump();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
