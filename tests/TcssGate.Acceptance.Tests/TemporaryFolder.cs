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

    public void Dispose() => Directory.Delete(this.Path, recursive: true);
}
