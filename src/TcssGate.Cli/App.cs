using System.CommandLine;
using TcssGate.Cli.Commands;
using TcssGate.Cli.Files;
using TcssGate.Cli.GitHub;
using TcssGate.Core.Documents;
using TcssGate.Reports;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli;

/// <summary>The program: builds its parts in visible order, runs one command, and turns how it ended into an exit code.</summary>
internal sealed class App(AppEnvironment environment)
{
    private const string Stopped = "stopped: no verdict was reached and no report written; a scan that was started goes on in TCSS, and the next run joins it";

    private readonly GitHubStep step = new(environment);
    private readonly List<string> errors = [];

    /// <summary>Runs the program.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        using var signals = new StopSignals(() => this.Say(Stopped));
        var exitCode = await this.RunAsync(args, signals).ConfigureAwait(false);
        return GitHubStep.IsGate(args) ? this.EndStep(args, exitCode) : exitCode;
    }

    /// <summary>Reports what no code expected, in one line, with its trace only where details are wanted.</summary>
    /// <returns>The exit code.</returns>
    public int ReportBug(Exception bug, string[] args)
    {
        this.Refuse($"error: this is a bug of tcss-gate: {bug.GetType().Name}: {bug.Message}; please report it (TCSS_GATE_VERBOSE=1 adds its trace)");
        if (args.Contains("--verbose") || environment.Variable("TCSS_GATE_VERBOSE") is { Length: > 0 } and not ("0" or "false" or "no"))
        {
            environment.Error.WriteLine(string.Join('\n', bug.ToString().Split('\n').Select(line => PlainText.Clean(line))));
        }

        return ExitCode.Error;
    }

    private int EndStep(string[] args, int exitCode)
    {
        try
        {
            return this.step.End(exitCode, this.errors);
        }
        catch (Exception bug)
        {
            return this.ReportBug(bug, args);
        }
    }

    private async Task<int> RunAsync(string[] args, StopSignals signals)
    {
        try
        {
            return await this.InvokeAsync(args, signals.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.ExitCode != 0)
        {
            this.Say(Stopped);
            return signals.ExitCode;
        }
        catch (UserError error)
        {
            error.Messages.ToList().ForEach(this.Refuse);
            return ExitCode.Error;
        }
        catch (StalePlanException error)
        {
            SavedPlanFile.StaleError(error.Differences).Messages.ToList().ForEach(this.Refuse);
            return ExitCode.Error;
        }
        catch (Exception error) when (error is TcssException or EstateIncompleteException or UngovernedImageException)
        {
            this.Refuse($"error: {error.Message}");
            return ExitCode.Error;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            this.Refuse(Directory.Exists(".") ? $"error: {error.Message}"
                : "error: the working directory no longer exists; run tcss-gate in another one, or name every file by its absolute path");
            return ExitCode.Error;
        }
        catch (Exception bug)
        {
            return this.ReportBug(bug, args);
        }
    }

    private async Task<int> InvokeAsync(string[] args, CancellationToken cancellation)
    {
        var root = new RootCommand("Terraform for image security: holds container images against a policy, by a complete and fresh scan of Tencent Container Security Service.");
        root.Subcommands.Add(new ApplyCommand(environment, this.step));
        root.Subcommands.Add(new PlanCommand(environment));
        root.Subcommands.Add(new ValidateCommand(environment));
        root.Subcommands.Add(new ShowCommand(environment));
        root.Subcommands.Add(new MergeCommand(environment, this.step));
        root.Subcommands.Add(new TestCommand(environment));
        root.Subcommands.Add(new InitCommand());
        root.Subcommands.Add(new SchemaCommand());

        var asksForSuggestions = CommandLineGuard.AsksForSuggestions(args);
        CommandLineGuard.Restrict(root, args);

        // An image or a path may begin with @; it is never a file of further arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        using var output = new StreamWriter(environment.Out, leaveOpen: true);
        if (args.Length == 0)
        {
            // Help on standard error and exit 1: a pipeline that lost its arguments has judged nothing.
            await root.Parse(["--help"]).InvokeAsync(new InvocationConfiguration { Output = environment.Error }, cancellation).ConfigureAwait(false);
            return ExitCode.Error;
        }

        CommandLineGuard.RefuseHelpBesidesOthers(root, parsed, args);
        if (parsed.Errors.Count > 0 && !asksForSuggestions)
        {
            throw new UserError(UsageErrors(root, parsed, args));
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var exitCode = await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);

        // Shells do not care, and a pipeline whose arguments turn out to be such a question has judged nothing.
        return asksForSuggestions ? ExitCode.Error : exitCode;
    }

    private static List<string> UsageErrors(RootCommand root, ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        return command == root
            ? [$"error: there is no {(args[0].StartsWith('-') ? "option" : "command")} \"{args[0]}\" ({Suggestion.For(args[0], [.. root.Subcommands.Select(known => known.Name)])}); see: tcss-gate --help"]
            : [.. parsed.Errors.Select(error => $"error: {error.Message}"), $"see: tcss-gate {command.Name} --help"];
    }

    private void Refuse(string message)
    {
        this.errors.Add(message);
        this.Say(message);
    }

    private void Say(string message) => environment.Error.WriteLine(PlainText.Clean(message));
}
