namespace TcssGate.Reports;

/// <summary>A repository as part of identifiers and addresses; its text may come from the service.</summary>
internal static class RepositoryPath
{
    private const string Unnamed = "image";
    private const int NameLength = 255;

    /// <summary>
    /// The repository with its host, in the characters that repositories have: the same from run to run and from tag to tag, so that code
    /// scanning compares an image with itself.
    /// </summary>
    public static string Category(string repository)
    {
        var clean = PlainText.Clean(repository, NameLength);
        var parts = string.Concat(clean.Select(character => IsOrdinary(character) ? character : '-')).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? Unnamed : string.Join('/', parts);
    }

    /// <summary>The repository without its host, as a relative path: <c>shop/web</c>. It never leaves its folder and never names a machine.</summary>
    public static string Relative(string repository)
    {
        var parts = Category(repository).Split('/').Where(part => part is not ("." or "..")).ToList();
        var path = string.Join('/', parts.Count > 1 && IsHost(parts[0]) ? parts.Skip(1) : parts);
        return path.Length == 0 ? Unnamed : path;
    }

    private static bool IsOrdinary(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or ':' or '/';

    // As container tools tell it.
    private static bool IsHost(string part) => part.Contains('.') || part.Contains(':') || part == "localhost";
}
