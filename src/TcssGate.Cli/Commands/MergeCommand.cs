using System.CommandLine;
using TcssGate.Cli.Files;
using TcssGate.Cli.GitHub;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Evaluation;
using TcssGate.Reports;
using TcssGate.Reports.Merging;

namespace TcssGate.Cli.Commands;

/// <summary>Declares and carries out <c>merge</c>, which touches nothing but the files it reads and writes.</summary>
internal sealed class MergeCommand : Command
{
    /// <summary>Declares the command.</summary>
    public MergeCommand(AppEnvironment environment, GitHubStep step)
        : base(
            "merge",
            "Joins the saved results of parallel jobs (--output json=FILE) into one report and one exit code: the worst of all (2: not met, then 3: undecided, then 0: met; 1: error, also when a file is missing).")
    {
        var variables = new EnvironmentOptions(environment.Variable);
        var files = new Argument<string[]>("FILE") { Description = "Saved results, one for each job", Arity = ArgumentArity.ZeroOrMore };
        var outputs = variables.Outputs(ReportFormats.All);
        var location = new LocationOptions(variables);
        var expect = variables.Text("--expect", "N", "How many distinct results there have to be: with a pattern, the only way to notice that a job left none");
        var noColor = variables.Flag("--no-color", "No colours");
        this.Arguments.Add(files);
        Option[] all = [outputs, .. location.All, expect, noColor];
        all.ToList().ForEach(this.Options.Add);
        EnvironmentOptions.RefuseMistyped(files, all);
        this.SetAction((parsed, cancellationToken) => RunAsync(environment, step, new MergeArguments
        {
            Files = parsed.GetValue(files) ?? [],
            Outputs = parsed.GetValue(outputs) ?? [],
            Location = location.Read(parsed),
            Expect = parsed.GetValue(expect),
            NoColor = parsed.GetValue(noColor),
        }, cancellationToken));
    }

    private static async Task<int> RunAsync(AppEnvironment environment, GitHubStep step, MergeArguments arguments, CancellationToken cancellationToken)
    {
        var targets = ReportTarget.Read(arguments.Outputs);
        var options = arguments.Location.Read(environment.Folder, ColorChoice.OfOutput(environment, arguments.NoColor));
        var files = arguments.ReadFiles();
        var results = ResultFile.ReadAll(files);
        arguments.CheckExpected(files, results);
        RunInput[] inputs = [.. files.Select(file => new RunInput("saved result", file)), new("file of --sarif-file", arguments.Location.FileToRead)];
        using var reports = await ReportFiles.OpenAsync(targets, inputs, environment.Time, cancellationToken);

        var merged = ResultMerge.Of(results);
        arguments.Location.CheckImages(merged.Images.Select(image => image.Reference.Repository));
        foreach (var warning in Warnings(results, merged))
        {
            environment.Error.WriteLine(PlainText.Clean($"warning: {warning}"));
        }

        reports.Write(merged, environment, options);
        step.Judged(merged, targets, []);
        return ExitCode.Of(merged.Verdict);
    }

    private static IEnumerable<string> Warnings(IReadOnlyList<GateResult> results, GateResult merged)
    {
        foreach (var image in ResultMerge.Differing(merged))
        {
            yield return $"{image} is in several results that differ; each of them is shown, and the worst counts";
        }

        if (results.Any(result => result.Emulated) && !results.All(result => result.Emulated))
        {
            yield return "some of the results are emulated and some are not; all of them are marked as emulated";
        }
    }
}
