namespace TcssGate.Tcss.Credentials;

/// <summary>What keys are read from.</summary>
/// <param name="Variable">The value of an environment variable; <see langword="null"/> when it is not set.</param>
/// <param name="Home">The user's home directory; <see langword="null"/> when there is none.</param>
/// <param name="ReadFile">
/// The text of a file; <see langword="null"/> when there is none. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>
/// when there is one that cannot be read.
/// </param>
public sealed record CredentialSources(Func<string, string?> Variable, string? Home, Func<string, string?> ReadFile)
{
    // Two keys and a token take a few lines; whatever is larger is something else.
    private const int LargestFile = 64 * 1024;

    /// <summary>This process's environment and this computer's files.</summary>
    public static CredentialSources OfThisProcess { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Read);

    /// <summary>The user's own credentials file; <see langword="null"/> without a home.</summary>
    internal string? UserFile => string.IsNullOrEmpty(this.Home) ? null : Path.Combine(this.Home, ".tencentcloud", "credentials");

    private static string? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new StreamReader(stream);
            return stream.Length <= LargestFile ? reader.ReadToEnd() : throw new IOException("too large for keys");
        }
        catch (Exception nothing) when (nothing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
