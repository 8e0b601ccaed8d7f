using System.Diagnostics;
using System.Text;

namespace TcssGate.Acceptance.Tests;

/// <summary>The real program as a process: the build of this checkout, or the binary that <c>TCSS_GATE_BINARY</c> names.</summary>
internal sealed class GateProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The top folder of this checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Variables that the program sees on top of an environment without any of ours or of the user's keys.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The folder it runs in.</summary>
    public string Folder { get; init; } = Root;

    /// <summary>What it gets on standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>The command line that starts it, without arguments.</summary>
    public static IReadOnlyList<string> CommandLine { get; } =
        Environment.GetEnvironmentVariable("TCSS_GATE_BINARY") is { } binary ? [binary] : ["dotnet", Built("TcssGate.Cli", "tcss-gate.dll")];

    /// <summary>Runs it to its end.</summary>
    public async Task<GateOutput> RunAsync(params string[] args)
    {
        using var process = this.Start([.. CommandLine, .. args]);
        return await EndAsync(process);
    }

    /// <summary>Runs a line of shell, in which <c>"$@"</c> is the program.</summary>
    public async Task<GateOutput> ShellAsync(string line)
    {
        using var process = this.Start(["sh", "-c", line, "sh", .. CommandLine]);
        return await EndAsync(process);
    }

    /// <summary>Starts it, waits for a line on standard error, and sends it a signal.</summary>
    public async Task<(GateOutput Output, TimeSpan ToEnd)> StopAsync(string signal, string afterLineWith, params string[] args)
    {
        using var process = this.Start([.. CommandLine, .. args]);
        var seen = new StringBuilder();
        while (await process.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            seen.AppendLine(line);
            if (line.Contains(afterLineWith, StringComparison.Ordinal))
            {
                break;
            }
        }

        Process.Start("kill", ["-s", signal, process.Id.ToString()]).WaitForExit();
        var sent = Stopwatch.StartNew();
        var output = await EndAsync(process);
        return (output with { Error = seen + output.Error }, sent.Elapsed);
    }

    /// <summary>The file that a project of this checkout is built to, with the configuration and framework of these tests.</summary>
    public static string Built(string project, string file)
    {
        var here = Path.GetRelativePath(Path.Combine(Root, "tests", "TcssGate.Acceptance.Tests"), AppContext.BaseDirectory);
        return Path.Combine(Root, "src", project, here, file);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TcssGate.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("these tests run inside a checkout");
        }

        return folder.FullName;
    }

    private static async Task<GateOutput> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new GateOutput(process.ExitCode, await output, await error);
    }

    private Process Start(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = this.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TCSS_GATE_", StringComparison.Ordinal) || name.StartsWith("TENCENTCLOUD_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Nor may the terminal or the CI server that the tests run in.
        foreach (var name in new[] { "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY" })
        {
            start.Environment.Remove(name);
        }

        // Nobody's own credentials file may decide a test.
        start.Environment["HOME"] = Path.GetTempPath();
        foreach (var (name, value) in this.Variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Write(this.Input);
        process.StandardInput.Close();
        return process;
    }
}

/// <summary>How the program ended.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record GateOutput(int Exit, string Out, string Error);
