namespace TcssGate.Reports;

/// <summary>The file of the repository that platforms show findings at: an image has no lines, its Dockerfile has.</summary>
/// <param name="Path">Its path from the repository's root, with forward slashes and without <c>.</c> and <c>..</c>.</param>
/// <param name="EndLine">Its last line that holds anything, from 1.</param>
/// <param name="EndColumn">The column after the last character of that line, from 1, in UTF-16 code units.</param>
public sealed record SourceFile(string Path, int EndLine, int EndColumn)
{
    /// <summary>The path as a relative address.</summary>
    internal string Uri => string.Join('/', this.Path.Split('/').Select(System.Uri.EscapeDataString));

    /// <summary>A file of which only the name is known: all that can be pointed at is its beginning.</summary>
    internal static SourceFile Named(string path) => new(path, 1, 1);

    /// <summary>The file with this text, so that the region of a finding is all of it.</summary>
    /// <param name="path">The path, already in the form of <see cref="Path"/>.</param>
    /// <param name="text">The whole text; lines end with LF or CRLF, as in SARIF.</param>
    public static SourceFile Of(string path, string text)
    {
        // A line feed ends a line and begins none: what comes after the last one is no line unless something stands in it.
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var last = lines.Length > 1 && lines[^1].Length == 0 ? lines.Length - 2 : lines.Length - 1;
        return new SourceFile(path, last + 1, lines[last].Length + 1);
    }
}
