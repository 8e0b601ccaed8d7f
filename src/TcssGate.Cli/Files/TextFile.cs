using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using TcssGate.Core.Documents;

namespace TcssGate.Cli.Files;

/// <summary>Reads a file of text that a user wrote, within bounds.</summary>
internal static class TextFile
{
    /// <summary>The most bytes of what people write. The largest document is 1 MiB of characters; what is longer in bytes as well is not even read to its end.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for messages, as in <c>policy</c>.</param>
    /// <param name="mostBytes">The most bytes; the default is for what people write.</param>
    /// <exception cref="UserError">It is not there, cannot be read, or is no text.</exception>
    public static string Read(string path, string what, int mostBytes = MostBytes)
    {
        if (path.Length == 0)
        {
            throw Unnamed(what);
        }

        try
        {
            var bytes = BoundedInput.Read(path, mostBytes)
                ?? throw new UserError($"{path}:1:1: error {DocumentCode.TooLarge}: the {what} is larger than {(mostBytes == MostBytes ? 1 : mostBytes / 1024 / 1024)} MiB (split it)");
            return Decoded(path, what, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, what, refused);
        }
    }

    /// <summary>Why an empty path cannot be read.</summary>
    /// <param name="what">What it was to be.</param>
    public static UserError Unnamed(string what) => new($"error: a {what} is named by an empty text; is a variable of the pipeline not set?");

    /// <summary>Why a file cannot be read, in the user's words.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it was to be.</param>
    /// <param name="refused">What the system said.</param>
    public static UserError Refused(string path, string what, Exception refused) => new(
        refused is FileNotFoundException or DirectoryNotFoundException ? $"error: the {what} {path} is not there; check the path"
        : Directory.Exists(path) ? $"error: {path} is a folder, and a {what} is a file; name one in it"
        : $"error: the {what} {path} cannot be read: {refused.Message}");

    private static string Decoded(string path, string what, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new StreamReader(Stream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            var (line, column) = PlaceOfBadByte(bytes.Span);
            throw new UserError($"{path}:{line}:{column}: error {DocumentCode.NotText}: the {what} is no text (a file in UTF-8 is expected)");
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray());

    // Columns count characters, as editors do.
    private static (int Line, int Column) PlaceOfBadByte(ReadOnlySpan<byte> rest)
    {
        var (line, column) = (1, 1);
        while (Rune.DecodeFromUtf8(rest, out var rune, out var used) == OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            rest = rest[used..];
        }

        return (line, column);
    }
}
