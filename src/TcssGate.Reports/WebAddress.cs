using System.Text;

namespace TcssGate.Reports;

/// <summary>Addresses from outside that may become links.</summary>
internal static class WebAddress
{
    private const int MostLength = 500;

    /// <summary>The address when a browser may follow it: no javascript:, no file:, nothing that hides a name before the host; else <see langword="null"/>.</summary>
    /// <returns>An address that is valid under RFC 3986 and has no brackets that would end a link in Markdown.</returns>
    public static string? Of(string reference) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && HostOf(uri) is { } host
        && uri.AbsoluteUri.All(character => character is > ' ' and <= '~' and not ('(' or ')' or '<' or '>'))
        && $"{uri.Scheme}://{host}{Escaped(uri.PathAndQuery)}{FragmentOf(uri)}" is { Length: <= MostLength } address
            ? address
            : null;

    private static string? HostOf(Uri uri) =>
        uri.HostNameType == UriHostNameType.IPv6 || (uri.Host.Length > 0 && uri.Host.All(IsHostCharacter)) ? uri.Authority : null;

    private static bool IsHostCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';

    private static string FragmentOf(Uri uri) => uri.Fragment.Length == 0 ? "" : $"#{Escaped(uri.Fragment[1..])}";

    // Uri leaves some characters as they are that RFC 3986 does not allow there: brackets, a second #, a % that begins no escape.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            var allowed = character == '%' ? IsEscape(text, at) : char.IsAsciiLetterOrDigit(character) || "-._~:/?@!$&'*+,;=".Contains(character);
            _ = allowed ? escaped.Append(character) : escaped.Append($"%{(int)character:X2}");
        }

        return escaped.ToString();
    }

    private static bool IsEscape(string text, int at) => at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
