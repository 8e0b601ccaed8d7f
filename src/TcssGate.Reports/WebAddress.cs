namespace TcssGate.Reports;

/// <summary>Addresses from outside that may become links.</summary>
internal static class WebAddress
{
    /// <summary>The address when a browser may follow it: no javascript:, no file:, nothing that hides a name before the host; else <see langword="null"/>.</summary>
    public static string? Of(string reference) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && uri.AbsoluteUri.Length <= 500
        && uri.AbsoluteUri.All(character => character is > ' ' and <= '~' and not ('(' or ')' or '<' or '>'))
            ? uri.AbsoluteUri
            : null;
}
