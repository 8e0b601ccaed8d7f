using System.Text;
using TcssGate.Cli.Files;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Reports;
using TcssGate.Reports.GitHub;

namespace TcssGate.Cli.GitHub;

/// <summary>A step of GitHub Actions: annotations while the runner reads the log, summary and outputs in the files that it names. Elsewhere it does nothing.</summary>
internal sealed class GitHubStep(AppEnvironment environment)
{
    private GateResult? result;
    private string? sarif;
    private IReadOnlyList<ImageReference> named = [];

    /// <summary>Whether a command is one whose verdict a pipeline waits for.</summary>
    public static bool IsGate(string[] args) => args is ["apply" or "merge", ..];

    /// <summary>Keeps what was found out, once its reports are written.</summary>
    /// <param name="judged">The result.</param>
    /// <param name="targets">Its reports.</param>
    /// <param name="images">The images as they were named, repetitions included; empty: those of the result.</param>
    public void Judged(GateResult judged, IReadOnlyList<ReportTarget> targets, IReadOnlyList<ImageReference> images)
    {
        this.result = judged;
        this.named = images;
        this.sarif = targets.FirstOrDefault(target => target is { Format: ReportFormat.Sarif, Path: not null })?.Path;
    }

    /// <summary>Tells GitHub how the run ended.</summary>
    /// <param name="exitCode">What the program is about to end with.</param>
    /// <param name="errors">What was said to be wrong.</param>
    /// <returns>What it ends with: an error when the outputs could not be written, since the steps after it would go by none.</returns>
    public int End(int exitCode, IReadOnlyList<string> errors)
    {
        // Help ends well and judges nothing.
        if (this.result is null && exitCode == ExitCode.Met)
        {
            return exitCode;
        }

        this.Annotate(errors);
        this.Summarize();
        return this.WriteOutputs(exitCode) ? exitCode : ExitCode.Error;
    }

    // On standard error, which the runner reads as well: standard output is the result's.
    private void Annotate(IReadOnlyList<string> errors)
    {
        if (environment.Variable("GITHUB_ACTIONS") is "true")
        {
            var commands = this.result is null ? Annotations.Of(errors) : Annotations.Of(this.result);
            commands.ToList().ForEach(environment.Error.WriteLine);
        }
    }

    // Nobody goes by it, so a run whose summary is missing is as good as any other.
    private void Summarize()
    {
        if (this.result is not { } judged || environment.Variable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file)
        {
            return;
        }

        try
        {
            StepFile.Append(file, state =>
            {
                var added = StepSummary.Of(judged, state.Length);
                if (added is null)
                {
                    environment.Error.WriteLine("warning: the summary of the step is full; the verdict is not in it");
                }

                return added;
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            environment.Error.WriteLine(PlainText.Clean($"warning: the summary of the step could not be written to GITHUB_STEP_SUMMARY: {refused.Message}"));
        }
    }

    private bool WriteOutputs(int exitCode)
    {
        if (environment.Variable("GITHUB_OUTPUT") is not { Length: > 0 } file)
        {
            return true;
        }

        try
        {
            // What another command of the step wrote without a line end must not swallow the first output.
            StepFile.Append(file, state =>
                Encoding.UTF8.GetBytes((state.EndsWithLine ? "" : "\n") + StepOutput.Of(exitCode, this.result, this.sarif, this.named)));
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            environment.Error.WriteLine(PlainText.Clean($"error: the outputs of the step could not be written to GITHUB_OUTPUT: {refused.Message}"));
            return false;
        }
    }
}
