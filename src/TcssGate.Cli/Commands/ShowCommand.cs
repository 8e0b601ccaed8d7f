using System.CommandLine;
using TcssGate.Cli.Files;
using TcssGate.Cli.Terminal;
using TcssGate.Reports;

namespace TcssGate.Cli.Commands;

/// <summary>Declares and carries out <c>show</c>, which touches nothing but the files it reads and writes.</summary>
internal sealed class ShowCommand : Command
{
    /// <summary>Declares the command.</summary>
    public ShowCommand(AppEnvironment environment)
        : base(
            "show",
            "Shows a saved result (--output json=FILE) again, in any format, as the run itself would have; exits as the run did (0: met, 2: not met, 3: undecided, 1: error).")
    {
        var options = new EnvironmentOptions(environment.Variable);
        var file = new Argument<string>("FILE") { Description = "A saved result" };
        var outputs = options.Outputs(ReportFormats.All);
        var noColor = options.Flag("--no-color", "No colours");
        this.Arguments.Add(file);
        this.Options.Add(outputs);
        this.Options.Add(noColor);
        EnvironmentOptions.RefuseMistyped(file, [outputs, noColor]);
        this.SetAction(parsed =>
        {
            var targets = ReportTarget.Read(parsed.GetValue(outputs) ?? []);
            var result = ResultFile.Read(parsed.GetRequiredValue(file));
            ReportFiles.Check(targets);
            ReportFiles.Write(result, targets, environment.Out, ColorChoice.OfOutput(environment, parsed.GetValue(noColor)));
            return ExitCode.Of(result.Verdict);
        });
    }
}
