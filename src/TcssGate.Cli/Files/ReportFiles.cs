using TcssGate.Cli.Host;
using TcssGate.Core.Evaluation;
using TcssGate.Reports;

namespace TcssGate.Cli.Files;

/// <summary>The reports of a run: checked before it begins, written at its end, each completely or not at all.</summary>
internal sealed class ReportFiles : IDisposable
{
    // A reader that starts beside the program needs a moment; one that nobody starts would keep a pipeline forever.
    private static readonly TimeSpan WaitForReader = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReaderInterval = TimeSpan.FromMilliseconds(20);

    private readonly IReadOnlyList<ReportTarget> targets;
    private readonly Dictionary<string, PipeWriter> pipes = new(StringComparer.Ordinal);

    private ReportFiles(IReadOnlyList<ReportTarget> targets) => this.targets = targets;

    /// <summary>Makes sure that every report can be written, before a scan is paid for. Pipes stay open, so that their readers wait for the report.</summary>
    /// <param name="targets">The reports.</param>
    /// <param name="inputs">What the run reads, which no report may overwrite.</param>
    /// <param name="time">The clock that the reader of a pipe is waited for by.</param>
    /// <param name="cancellationToken">Ends that wait.</param>
    /// <exception cref="UserError">Some cannot be written.</exception>
    public static async Task<ReportFiles> OpenAsync(
        IReadOnlyList<ReportTarget> targets, IReadOnlyList<RunInput> inputs, TimeProvider time, CancellationToken cancellationToken)
    {
        var files = new ReportFiles(targets);
        try
        {
            var errors = new List<string>();
            foreach (var target in targets.Where(target => target.Path is not null))
            {
                if ((RunInput.ProblemWith(target, inputs) ?? await files.OpenAsync(target.Path!, time, cancellationToken)) is { } problem)
                {
                    errors.Add(problem);
                }
            }

            return errors.Count == 0 ? files : throw new UserError(errors);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Writes every report: files first, so that what standard output says of them is true. Only there is colour.</summary>
    /// <exception cref="UserError">Some could not be written; the others were.</exception>
    public void Write(GateResult result, AppEnvironment environment, ReportOptions options) => this.Write(
        environment,
        $"the verdict was reached: {result.Verdict.Name}",
        (target, stream) => ReportWriter.Write(target.Format, result, stream, options with { Color = options.Color && target.Path is null }));

    /// <summary>Writes every report of something: files first, so that what standard output says of them is true.</summary>
    /// <param name="environment">Where standard output and warnings go.</param>
    /// <param name="reached">What was found out, reported when a report could not be written.</param>
    /// <param name="write">Writes one report.</param>
    /// <exception cref="UserError">Some could not be written; the others were.</exception>
    public void Write(AppEnvironment environment, string reached, Action<ReportTarget, Stream> write)
    {
        var errors = new List<string>();
        var written = 0;
        foreach (var target in this.targets.OrderBy(target => target.Path is null))
        {
            try
            {
                if (target.Path is { } path)
                {
                    this.WriteTo(path, stream => write(target, stream));
                }
                else
                {
                    write(target, environment.Out);
                    environment.Out.Flush();
                }

                written++;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                var problem = $"the {target.Format.Name()} report could not be written to {target.Path ?? "standard output"}: {refused.Message}";

                // Whoever closes standard output and asks for a file wants the file.
                if (target.IsDefault && written > 0)
                {
                    environment.Error.WriteLine(PlainText.Clean($"warning: {problem}"));
                }
                else
                {
                    errors.Add($"error: {problem}");
                }
            }
        }

        if (errors.Count > 0)
        {
            throw new UserError([.. errors, reached]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => this.pipes.Values.ToList().ForEach(pipe => pipe.Dispose());

    private async Task<string?> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return $"error: --output: {path} is a folder; name a file in it";
        }

        try
        {
            var target = RealPath.Of(path);
            if (RealPath.DescriptorOf(target) is { } descriptor)
            {
                this.pipes[path] = new PipeWriter(descriptor, owned: false, PipeWriter.Patience);
                return Posix.IsInherited(descriptor) ? null : $"error: --output: {path} is not open; open it for writing, as in {descriptor}>FILE";
            }

            if (!Directory.Exists(Path.GetDirectoryName(target)))
            {
                return $"error: --output: the folder of {path} is not there; make it first";
            }

            if (File.Exists(target) && await this.OpenPipeAsync(path, target, time, cancellationToken) is var state and not PipeState.NoPipe)
            {
                return state == PipeState.Open ? null : $"error: --output: {path} is a pipe that nobody reads; start its reader first";
            }

            WriteThrough(target, _ => { }, keep: false);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"error: --output: {path} cannot be written: {(Directory.Exists(".") ? refused.Message : "the working directory no longer exists")}";
        }
    }

    private async Task<PipeState> OpenPipeAsync(string path, string target, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var state = Posix.OpenPipe(target, out var descriptor);
            if (state == PipeState.Open)
            {
                this.pipes[path] = new PipeWriter(descriptor, owned: true, PipeWriter.Patience);
            }

            if (state != PipeState.NoReader || time.GetElapsedTime(start) >= WaitForReader)
            {
                return state;
            }

            await Task.Delay(ReaderInterval, time, cancellationToken);
        }
    }

    private void WriteTo(string path, Action<Stream> write)
    {
        if (this.pipes.TryGetValue(path, out var pipe))
        {
            // Closed as soon as it is written: its reader waits for the end.
            using (pipe)
            {
                var buffered = new BufferedStream(pipe, 64 * 1024);
                write(buffered);
                buffered.Flush();
            }
        }
        else
        {
            WriteThrough(RealPath.Of(path), write, keep: true);
        }
    }

    // A reader sees the old file or the new one, never a half; a run that is stopped leaves nothing behind.
    private static void WriteThrough(string target, Action<Stream> write, bool keep)
    {
        if (RealPath.IsDevice(target))
        {
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        using var temporary = new TemporaryFile(target);
        using (var stream = new FileStream(temporary.Path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024))
        {
            write(stream);
            stream.Flush(flushToDisk: keep);
        }

        if (keep)
        {
            File.Move(temporary.Path, target, overwrite: true);
        }
        else if (File.Exists(target))
        {
            // Renaming would replace even a read-only file, which its owner hardly means.
            using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
    }
}
