using System.Collections.Concurrent;

namespace TcssGate.Cli.Files;

/// <summary>A file beside a report, which takes its place once it is complete.</summary>
internal sealed class TemporaryFile : IDisposable
{
    // Of the whole process, since a signal ends the whole process.
    private static readonly ConcurrentDictionary<string, bool> Existing = new(StringComparer.Ordinal);

    /// <summary>Names the file; creates nothing yet.</summary>
    /// <param name="target">The report's real path.</param>
    public TemporaryFile(string target)
    {
        this.Path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, $".{System.IO.Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        Existing[this.Path] = true;
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Deletes what is left of all of them, before a process that was stopped ends at once.</summary>
    public static void DeleteAll()
    {
        foreach (var path in Existing.Keys)
        {
            Delete(path);
        }
    }

    /// <summary>Deletes it, unless it has taken the place of the report.</summary>
    public void Dispose()
    {
        Delete(this.Path);
        Existing.TryRemove(this.Path, out _);
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or closed to us, and the failure that matters is the report's own.
        }
    }
}
