using TcssGate.Core.Evaluation;
using TcssGate.Reports;

namespace TcssGate.Cli.Files;

/// <summary>Writes reports whole or not at all.</summary>
internal static class ReportFiles
{
    /// <summary>Makes sure that every report can be written, before a scan is paid for.</summary>
    /// <exception cref="UserError">Some cannot.</exception>
    public static void Check(IReadOnlyList<ReportTarget> targets)
    {
        var errors = targets.Where(target => target.Path is not null).Select(target => ProblemWith(target.Path!)).OfType<string>().ToList();
        if (errors.Count > 0)
        {
            throw new UserError(errors);
        }
    }

    /// <summary>Writes every report: files first, so that what standard output says of them is true. Only there is colour.</summary>
    /// <exception cref="UserError">Some could not be written; the others were, and standard output was.</exception>
    public static void Write(GateResult result, IReadOnlyList<ReportTarget> targets, Stream standardOutput, ReportOptions options) => Write(
        targets,
        standardOutput,
        $"the verdict was reached: {result.Verdict.Name}",
        (target, stream) => ReportWriter.Write(target.Format, result, stream, options with { Color = options.Color && target.Path is null }));

    /// <summary>Writes every report of something: files first, so that what standard output says of them is true.</summary>
    /// <param name="targets">Where to.</param>
    /// <param name="standardOutput">Standard output.</param>
    /// <param name="reached">What was found out, said when a report could not be written.</param>
    /// <param name="write">Writes one report.</param>
    /// <exception cref="UserError">Some could not be written; the others were, and standard output was.</exception>
    public static void Write(IReadOnlyList<ReportTarget> targets, Stream standardOutput, string reached, Action<ReportTarget, Stream> write)
    {
        var errors = new List<string>();
        foreach (var target in targets.OrderBy(target => target.Path is null))
        {
            try
            {
                if (target.Path is { } path)
                {
                    WriteFile(path, stream => write(target, stream));
                }
                else
                {
                    write(target, standardOutput);
                    standardOutput.Flush();
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                errors.Add($"error: the {target.Format.Name()} report could not be written to {target.Path ?? "standard output"}: {refused.Message}");
            }
        }

        if (errors.Count > 0)
        {
            throw new UserError([.. errors, reached]);
        }
    }

    private static string? ProblemWith(string path)
    {
        if (Directory.Exists(path))
        {
            return $"error: --output: {path} is a folder; name a file in it";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            return $"error: --output: the folder of {path} is not there; make it first";
        }

        try
        {
            WriteThrough(path, _ => { }, keep: false);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"error: --output: {path} cannot be written: {refused.Message}";
        }
    }

    private static void WriteFile(string path, Action<Stream> write) => WriteThrough(path, write, keep: true);

    // A reader sees the old file or the new one, never a half; a run that is stopped leaves nothing behind.
    private static void WriteThrough(string path, Action<Stream> write, bool keep)
    {
        var target = RealPath.Of(path);
        if (RealPath.IsDevice(target))
        {
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024))
            {
                write(stream);
                stream.Flush(flushToDisk: keep);
            }

            if (keep)
            {
                File.Move(temporary, target, overwrite: true);
            }
            else if (File.Exists(target))
            {
                // Renaming would replace even a read-only file, which its owner hardly means.
                using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
