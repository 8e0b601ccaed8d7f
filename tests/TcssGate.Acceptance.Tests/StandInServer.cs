using System.Diagnostics;

namespace TcssGate.Acceptance.Tests;

/// <summary>The stand-in cloud as a process of its own, on a free port of this computer.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private StandInServer(Process process, string address)
    {
        this.process = process;
        this.Address = address;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Serves a world, and returns once it listens.</summary>
    public static async Task<StandInServer> StartAsync(string worldFile)
    {
        var server = GateProgram.Built("TcssGate.Emulator.Server", "TcssGate.Emulator.Server.dll");
        var start = new ProcessStartInfo("dotnet", [server, "--world", worldFile, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException("the stand-in cloud did not start");
        return new StandInServer(process, address);
    }

    /// <summary>The program, with the keys that worlds without keys of their own know.</summary>
    public GateProgram Client(string folder) => new()
    {
        Folder = folder,
        Variables =
        {
            ["TCSS_GATE_ENDPOINT"] = this.Address,
            ["TENCENTCLOUD_SECRET_ID"] = "AKIDEMULATED0000000000000000000EXAMPLE",
            ["TENCENTCLOUD_SECRET_KEY"] = "EmulatedSecretKey0000000EXAMPLE",
        },
    };

    public async ValueTask DisposeAsync()
    {
        this.process.Kill();
        await this.process.WaitForExitAsync();
        this.process.Dispose();
    }
}
