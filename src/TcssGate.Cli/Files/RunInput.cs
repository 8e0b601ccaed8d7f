namespace TcssGate.Cli.Files;

/// <summary>A file that a run reads, which none of its reports may overwrite.</summary>
/// <param name="What">What it is, as in <c>policy</c>.</param>
/// <param name="Path">The file, as the user named it.</param>
internal sealed record RunInput(string What, string Path)
{
    /// <summary>Why a report may not be written; <see langword="null"/> when it overwrites none of the inputs.</summary>
    /// <param name="target">The report.</param>
    /// <param name="inputs">The inputs of its run.</param>
    public static string? ProblemWith(ReportTarget target, IReadOnlyList<RunInput> inputs)
    {
        // What is written to a device or a pipe overwrites nothing that is read from it.
        if (target.Path is not { } path || RealOrNull(path) is not { } real || RealPath.IsDevice(real))
        {
            return null;
        }

        return inputs.FirstOrDefault(input => RealOrNull(input.Path) == real) is { } same
            ? $"error: --output: {path} is the {same.What} of this run, and the {Reports.ReportFormats.Name(target.Format)} report would overwrite it; name another file"
            : null;
    }

    private static string? RealOrNull(string path)
    {
        try
        {
            return path.Length > 0 ? RealPath.Of(path) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null; // reading or writing it reports what is wrong
        }
    }
}
