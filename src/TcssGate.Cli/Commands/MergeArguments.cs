using TcssGate.Core.Evaluation;
using TcssGate.Reports.Merging;

namespace TcssGate.Cli.Commands;

/// <summary>What <c>merge</c> was called with, as text; its methods read what needs no file.</summary>
internal sealed record MergeArguments
{
    /// <summary>The saved results.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The reports, each <c>FORMAT[=PATH]</c>.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Where platforms show what was found.</summary>
    public required LocationArguments Location { get; init; }

    /// <summary>How many results there have to be.</summary>
    public string? Expect { get; init; }

    /// <summary>Whether to leave out colours.</summary>
    public bool NoColor { get; init; }

    /// <summary>The files, each once.</summary>
    /// <exception cref="UserError">There is none, or the expected number is not valid.</exception>
    public IReadOnlyList<string> ReadFiles()
    {
        this.ReadExpect();
        var files = this.Files.DistinctBy(file => file.Length == 0 ? file : Path.GetFullPath(file), StringComparer.Ordinal).ToList();
        return files.Count == 0 ? throw new UserError("error: no saved result was named; name one for each job, as in tcss-gate merge results/*.json") : files;
    }

    /// <summary>Refuses another number of results than expected. Links, copies and a run that was saved twice are one result.</summary>
    /// <param name="files">The files, each once.</param>
    /// <param name="results">What they hold, in the same order.</param>
    /// <exception cref="UserError">There are more or fewer results than expected.</exception>
    public void CheckExpected(IReadOnlyList<string> files, IReadOnlyList<GateResult> results)
    {
        if (this.ReadExpect() is not { } expected)
        {
            return;
        }

        var runs = files.Zip(results, (file, result) => (File: file, Content: ResultMerge.ContentOf(result))).GroupBy(run => run.Content, run => run.File, StringComparer.Ordinal).ToList();
        if (runs.Count != expected)
        {
            var copies = string.Concat(runs.SelectMany(same => same.Skip(1).Select(file => $"; {file} is the same result as {same.First()}")));
            throw new UserError($"error: --expect is {expected}, but the files hold {runs.Count} distinct result{(runs.Count == 1 ? "" : "s")}: {string.Join(", ", runs.Select(same => same.First()))}{copies}; "
                + (expected > runs.Count ? "find the job whose result is missing" : "leave out what is no result of these jobs"));
        }
    }

    private int? ReadExpect() =>
        this.Expect is null ? null
        : int.TryParse(this.Expect, out var number) && number > 0 ? number
        : throw new UserError($"error: --expect is \"{this.Expect}\"; it is a whole number from 1");
}
