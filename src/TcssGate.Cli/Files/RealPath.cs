using System.Globalization;

namespace TcssGate.Cli.Files;

/// <summary>Which file a path means once every link on the way is followed, so that two names of one file are seen to be one.</summary>
internal static class RealPath
{
    // As many as Linux follows before it calls them a circle.
    private const int MostLinks = 40;

    private static readonly string[] DescriptorFolders = ["/dev/fd/", "/proc/self/fd/"];
    private static readonly string[] OutputNames = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>The path without links; the file, and even the folders, need not be there.</summary>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Of(string path) => Follow(Path.GetFullPath(path), 0);

    /// <summary>Whether a path is standard output by one of its names.</summary>
    public static bool IsStandardOutput(string path)
    {
        try
        {
            return path == "-" || OutputNames.Contains(Of(path), StringComparer.Ordinal);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false; // what is wrong with it is said where it is written
        }
    }

    /// <summary>Whether a path is a device or a pipe of the shell. A rename would put a plain file in the place of /dev/null.</summary>
    public static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) // a folder of plain files in memory
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>The descriptor that a real path names, as in <c>/dev/fd/3</c>; <see langword="null"/> for any other path.</summary>
    public static int? DescriptorOf(string path)
    {
        var number = path == "/dev/stderr" ? "2"
            : DescriptorFolders.FirstOrDefault(folder => path.StartsWith(folder, StringComparison.Ordinal)) is { } folder ? path[folder.Length..]
            : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) ? descriptor : null;
    }

    // Links among devices are not followed: a pipe that the shell made of /dev/fd/3 has no path.
    private static string Follow(string full, int links)
    {
        if (IsDevice(full) || Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Follow(parent, links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        if (IsDevice(here) || new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        // What a relative link names is looked for from where the link lies.
        return links < MostLinks ? Follow(Path.GetFullPath(target, folder), links + 1) : throw new IOException($"too many links on the way to {full}");
    }
}
