using System.Diagnostics;

namespace TcssGate.Acceptance.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("tcss-gate-test-").FullName;

    /// <summary>Writes a file into it, and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = this.In(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The path of a file in it.</summary>
    public string In(string name) => System.IO.Path.Combine(this.Path, name);

    /// <summary>Makes a named pipe in it, which has a reader until what is returned is disposed of.</summary>
    public FileStream MakePipe(string name)
    {
        Process.Start("mkfifo", this.In(name)).WaitForExit();

        // Opened both ways, so that opening waits for nobody.
        return new FileStream(this.In(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    public void Dispose() => Directory.Delete(this.Path, recursive: true);
}
