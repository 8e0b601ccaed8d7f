namespace TcssGate.Tcss.Credentials;

/// <summary>The keys that requests are signed with. They never appear in a text that this type makes.</summary>
public sealed class TcssCredentials
{
    /// <summary>Keys.</summary>
    /// <param name="secretId">The public part; it is sent with every request.</param>
    /// <param name="secretKey">The secret part; it signs and is never sent.</param>
    /// <param name="token">The session token that temporary keys come with; <see langword="null"/> with permanent keys.</param>
    /// <exception cref="ArgumentException">A part is empty, or holds what cannot stand in a header.</exception>
    public TcssCredentials(string secretId, string secretKey, string? token = null)
    {
        this.SecretId = Printable(secretId, nameof(secretId));
        this.SecretKey = Printable(secretKey, nameof(secretKey));
        this.Token = token is null ? null : Printable(token, nameof(token));
    }

    /// <summary>The public part of the keys.</summary>
    public string SecretId { get; }

    internal string SecretKey { get; }

    internal string? Token { get; }

    /// <summary>Whether a key can be sent in a header: visible ASCII characters only, so that no key can add a header of its own.</summary>
    public static bool IsUsable(string key) => key.Length > 0 && key.All(character => character is > ' ' and < '\x7f');

    /// <summary>The public part only.</summary>
    public override string ToString() => $"{this.SecretId} (secret key not shown)";

    /// <summary>The text without the secret parts: a service that echoes what it was sent must not put it into a log.</summary>
    internal string Hide(string text)
    {
        var hidden = text.Replace(this.SecretKey, "***", StringComparison.Ordinal);
        return this.Token is null ? hidden : hidden.Replace(this.Token, "***", StringComparison.Ordinal);
    }

    private static string Printable(string key, string name) =>
        IsUsable(key) ? key : throw new ArgumentException("a key has visible ASCII characters only, and at least one", name);
}
