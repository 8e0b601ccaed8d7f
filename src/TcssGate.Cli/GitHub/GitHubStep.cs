using TcssGate.Cli.Files;
using TcssGate.Core.Evaluation;
using TcssGate.Reports;
using TcssGate.Reports.GitHub;

namespace TcssGate.Cli.GitHub;

/// <summary>A step of GitHub Actions: annotations while the runner reads the log, summary and outputs in the files that it names. Elsewhere it does nothing.</summary>
internal sealed class GitHubStep(AppEnvironment environment)
{
    private GateResult? result;
    private string? sarif;

    /// <summary>Whether a command is one whose verdict a pipeline waits for.</summary>
    public static bool IsGate(string[] args) => args is ["apply" or "merge", ..];

    /// <summary>Keeps what was found out, once its reports are written.</summary>
    public void Judged(GateResult judged, IReadOnlyList<ReportTarget> targets)
    {
        this.result = judged;
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
            using var summary = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            if (StepSummary.Of(judged, summary.Length) is { } added)
            {
                summary.Write(added);
            }
            else
            {
                environment.Error.WriteLine("warning: the summary of the step is full; the verdict is not in it");
            }
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
            File.AppendAllText(file, StepOutput.Of(exitCode, this.result, this.sarif));
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            environment.Error.WriteLine(PlainText.Clean($"error: the outputs of the step could not be written to GITHUB_OUTPUT: {refused.Message}"));
            return false;
        }
    }
}
