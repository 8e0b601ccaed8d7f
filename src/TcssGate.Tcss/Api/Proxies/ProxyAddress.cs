using System.Globalization;
using System.Net;

namespace TcssGate.Tcss.Api.Proxies;

/// <summary>A proxy, as a variable of the environment names it.</summary>
internal sealed class ProxyAddress
{
    // curl's, where none is given.
    private const int UsualPort = 1080;

    private static readonly Dictionary<string, (string Scheme, int Port)> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = ("http", UsualPort),
        ["https"] = ("https", 443),
        ["socks4"] = ("socks4", UsualPort),
        ["socks4a"] = ("socks4a", UsualPort),
        ["socks5"] = ("socks5", UsualPort),
        ["socks5h"] = ("socks5", UsualPort),
    };

    private ProxyAddress(Uri address, NetworkCredential? credentials)
    {
        this.Address = address;
        this.Credentials = credentials;
    }

    /// <summary>The forms of an address, for errors.</summary>
    public static string Forms => "HOST:PORT, http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT, where USER:PASSWORD@ may come before HOST";

    /// <summary>Where it is, without its password.</summary>
    public Uri Address { get; }

    /// <summary>What it asks for; <see langword="null"/> when the variable has no user name.</summary>
    public NetworkCredential? Credentials { get; }

    /// <summary>Reads an address as curl does; <see langword="null"/> when it is none.</summary>
    public static ProxyAddress? Parse(string text)
    {
        var (name, rest) = text.Trim().Split("://", 2) is [var before, var after] ? (before, after) : ("http", text.Trim());
        if (!Schemes.TryGetValue(name, out var scheme))
        {
            return null;
        }

        rest = rest.EndsWith('/') ? rest[..^1] : rest;
        var at = rest.LastIndexOf('@');
        return !rest.Contains('/') && Place(rest[(at + 1)..], scheme.Port) is { } found && Uri.TryCreate($"{scheme.Scheme}://{found}", UriKind.Absolute, out var address)
            ? new ProxyAddress(address, at < 0 ? null : Login(rest[..at]))
            : null;
    }

    /// <summary>Host and port, and no password.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{this.Address.Host}:{this.Address.Port}");

    private static string? Place(string text, int usualPort)
    {
        var hostEnd = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        hostEnd = hostEnd < 0 ? text.Length : hostEnd;
        var (host, port) = (text[..hostEnd], text[hostEnd..]);
        return IsHost(host) && Port(port, usualPort) is { } number ? string.Create(CultureInfo.InvariantCulture, $"{host}:{number}") : null;
    }

    private static bool IsHost(string host) => host.StartsWith('[')
        ? IPAddress.TryParse(host.Trim('[', ']'), out _)
        : host.Length > 0 && host.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');

    private static int? Port(string text, int usual) =>
        text.Length == 0 ? usual
        : text[0] == ':' && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port
        : null;

    private static NetworkCredential Login(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new NetworkCredential(Uri.UnescapeDataString(text), "")
            : new NetworkCredential(Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }
}
