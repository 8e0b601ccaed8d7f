using TcssGate.Cli.Files;
using TcssGate.Cli.Host;

namespace TcssGate.Cli.GitHub;

/// <summary>A file that the runner names for a step, to be added to. Whoever runs the program elsewhere may name a pipe or a device.</summary>
internal static class StepFile
{
    /// <summary>Adds to the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="make">What to add, by how many bytes it holds and whether its last line is complete; <see langword="null"/>: nothing.</param>
    /// <exception cref="IOException">It cannot be written, or is a pipe that nobody reads.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Append(string path, Func<StepFileState, byte[]?> make)
    {
        if (Posix.OpenPipe(path, out var descriptor) is var state and not PipeState.NoPipe)
        {
            using var pipe = state == PipeState.Open ? new PipeWriter(descriptor, owned: true, PipeWriter.Patience) : throw new IOException("it is a pipe that nobody reads");
            pipe.Write(make(new StepFileState(0, true)));
            return;
        }

        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(make(file.CanSeek ? new StepFileState(file.Length, EndsWithLine(path)) : new StepFileState(0, true)));
    }

    private static bool EndsWithLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (file.Length == 0)
        {
            return true;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}

/// <summary>What a file of a step holds already.</summary>
/// <param name="Length">How many bytes; 0 for a pipe.</param>
/// <param name="EndsWithLine">Whether its last line is complete.</param>
internal readonly record struct StepFileState(long Length, bool EndsWithLine);
