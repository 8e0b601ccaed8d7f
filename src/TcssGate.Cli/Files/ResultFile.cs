using System.Runtime.CompilerServices;
using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json;

namespace TcssGate.Cli.Files;

/// <summary>Reads saved results.</summary>
internal static class ResultFile
{
    private const string What = "saved result";
    private const int LargeFile = 8 * 1024 * 1024;

    /// <summary>Reads one.</summary>
    /// <exception cref="UserError">It is not there, cannot be read, or is no saved result.</exception>
    public static GateResult Read(string path)
    {
        var result = Read(path, out int length);
        if (length > LargeFile)
        {
            // The text and its parse take as much room as the findings do, and the reports that follow need it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return result;
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What stands in it.</param>
    /// <exception cref="UserError">It is not there, cannot be read, or is no saved result.</exception>
    public static GateResult Read(string path, out ReadOnlyMemory<byte> bytes)
    {
        bytes = Bytes(path);
        return SavedResultReader.Read(path, bytes, out var diagnostics) ?? throw new UserError([.. diagnostics.Select(diagnostic => diagnostic.ToString())]);
    }

    /// <summary>Reads several, all mistakes at once: a job whose result is missing must not be forgotten.</summary>
    /// <exception cref="UserError">One of them is not there, cannot be read, or is no saved result.</exception>
    public static IReadOnlyList<GateResult> ReadAll(IReadOnlyList<string> paths)
    {
        var errors = new List<string>();
        var results = new List<GateResult>();
        foreach (var path in paths)
        {
            try
            {
                results.Add(Read(path));
            }
            catch (UserError error)
            {
                errors.AddRange(error.Messages);
            }
        }

        return errors.Count == 0 ? results : throw new UserError(errors);
    }

    // Not inlined: nothing of the text may live on in the caller's frame.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GateResult Read(string path, out int length)
    {
        var result = Read(path, out ReadOnlyMemory<byte> bytes);
        length = bytes.Length;
        return result;
    }

    private static ReadOnlyMemory<byte> Bytes(string path)
    {
        if (path.Length == 0)
        {
            throw TextFile.Unnamed(What);
        }

        try
        {
            return BoundedInput.Read(path, SavedResultReader.MostBytes)
                ?? throw new UserError($"{path}: error {DocumentCode.TooLarge}: the {What} is larger than {SavedResultReader.MostBytes / 1024 / 1024} MiB");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw TextFile.Refused(path, What, refused);
        }
    }
}
