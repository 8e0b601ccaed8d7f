using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TcssGate.Tcss.Api.Proxies;

/// <summary>The hosts that are reached without a proxy, as <c>NO_PROXY</c> lists them.</summary>
/// <remarks>
/// As curl reads it, and a little more: <c>*</c> is every host; a domain, with <c>.</c> or <c>*.</c> before it or without, is that host and every host
/// below it; <c>10.0.0.0/8</c> and <c>fd00::/8</c> are addresses; <c>host:port</c> is that port alone. An entry that is none of these matches nothing.
/// </remarks>
internal static class NoProxyList
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    /// <summary>Whether a host is reached without a proxy.</summary>
    /// <param name="list">The value of the variable.</param>
    /// <param name="address">Where the request goes.</param>
    public static bool Contains(string list, Uri address) =>
        list.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Any(entry => Matches(entry, address));

    private static bool Matches(string entry, Uri address)
    {
        if (entry == "*")
        {
            return true;
        }

        var (host, port) = Split(entry);
        return (port is null || port == address.Port)
            && (IPAddress.TryParse(address.DnsSafeHost, out var ip) ? IsIn(ip, host) : IsBelow(address.Host, host));
    }

    // An address with colons has a port only when it stands in brackets.
    private static (string Host, int? Port) Split(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var isPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':', StringComparison.Ordinal) == colon);
        return isPort && int.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (entry[..colon], port)
            : (entry, null);
    }

    private static bool IsBelow(string host, string domain)
    {
        var name = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        name = name.Trim('.');
        host = host.TrimEnd('.');
        return name.Length > 0
            && (host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsIn(IPAddress ip, string entry)
    {
        ip = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
        var parts = entry.Split('/', 2);
        if (!IPAddress.TryParse(parts[0].Trim('[', ']'), out var network) || network.AddressFamily != ip.AddressFamily)
        {
            return false;
        }

        var whole = ip.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = parts.Length == 1 ? whole
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given <= whole ? given
            : -1;
        return length >= 0 && SamePrefix(ip.GetAddressBytes(), network.GetAddressBytes(), length);
    }

    private static bool SamePrefix(byte[] one, byte[] other, int length)
    {
        var (bytes, bits) = (length / 8, length % 8);
        return one.AsSpan(0, bytes).SequenceEqual(other.AsSpan(0, bytes))
            && (bits == 0 || (one[bytes] ^ other[bytes]) >> (8 - bits) == 0);
    }
}
