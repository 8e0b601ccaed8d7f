namespace TcssGate.Cli.Files;

/// <summary>Reads what may have no end (a device, a pipe) up to a limit.</summary>
internal static class BoundedInput
{
    private const int PieceLength = 64 * 1024;

    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The most bytes.</param>
    /// <returns>What stands in it; <see langword="null"/> when that is more.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ReadOnlyMemory<byte>? Read(string path, int mostBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.CanSeek && file.Length > mostBytes)
        {
            return null;
        }

        // A pipe or a device does not say how long it is, so what was read is counted.
        using var bytes = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var piece = new byte[PieceLength];
        for (int length; (length = file.Read(piece)) > 0;)
        {
            if (bytes.Length + length > mostBytes)
            {
                return null;
            }

            bytes.Write(piece, 0, length);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>Reads text to its end.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="mostCharacters">The most characters.</param>
    /// <returns>The text; <see langword="null"/> when it is longer.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Read(TextReader reader, int mostCharacters)
    {
        var text = new System.Text.StringBuilder();
        var piece = new char[PieceLength];
        for (int length; (length = reader.Read(piece, 0, piece.Length)) > 0;)
        {
            if (text.Append(piece, 0, length).Length > mostCharacters)
            {
                return null;
            }
        }

        return text.ToString();
    }
}
