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

    /// <summary>The files, each once; as many as expected.</summary>
    /// <exception cref="UserError">There is none, or another number of them than expected.</exception>
    public IReadOnlyList<string> ReadFiles()
    {
        var files = this.Files.DistinctBy(file => file.Length == 0 ? file : Path.GetFullPath(file), StringComparer.Ordinal).ToList();
        return files.Count == 0 ? throw new UserError("error: no saved result was named; name one for each job, as in tcss-gate merge results/*.json")
            : this.ReadExpect() is { } expected && expected != files.Count
                ? throw new UserError($"error: --expect is {expected}, but the files named are {files.Count}: {string.Join(", ", files)}; {Mend(expected > files.Count)}")
                : files;
    }

    private static string Mend(bool tooFew) => tooFew ? "find the job whose result is missing" : "leave out what is no result of these jobs";

    private int? ReadExpect() =>
        this.Expect is null ? null
        : int.TryParse(this.Expect, out var number) && number > 0 ? number
        : throw new UserError($"error: --expect is \"{this.Expect}\"; it is a whole number from 1");
}
