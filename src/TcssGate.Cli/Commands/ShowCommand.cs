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
        var variables = new EnvironmentOptions(environment.Variable);
        var file = new Argument<string>("FILE") { Description = "A saved result" };
        var outputs = variables.Outputs(ReportFormats.All);
        var location = new LocationOptions(variables);
        var noColor = variables.Flag("--no-color", "No colours");
        this.Arguments.Add(file);
        Option[] all = [outputs, .. location.All, noColor];
        all.ToList().ForEach(this.Options.Add);
        EnvironmentOptions.RefuseMistyped(file, all);
        this.SetAction(async (parsed, cancellationToken) =>
        {
            var targets = ReportTarget.Read(parsed.GetValue(outputs) ?? []);
            var arguments = location.Read(parsed);
            var options = arguments.Read(environment.Folder, ColorChoice.OfOutput(environment, parsed.GetValue(noColor)));
            var path = parsed.GetRequiredValue(file);
            var result = ResultFile.Read(path);
            arguments.CheckImages(result.Images.Select(image => image.Reference.Repository));
            RunInput[] inputs = [new("saved result", path), new("file of --sarif-file", arguments.FileToRead)];
            using var reports = await ReportFiles.OpenAsync(targets, inputs, environment.Time, cancellationToken);
            reports.Write(result, environment, options);
            return ExitCode.Of(result.Verdict);
        });
    }
}
