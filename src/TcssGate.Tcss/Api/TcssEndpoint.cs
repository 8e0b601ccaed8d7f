using System.Globalization;
using System.Net;

namespace TcssGate.Tcss.Api;

/// <summary>Where the API is asked: <c>https</c> anywhere, <c>http</c> only on this very computer.</summary>
public sealed record TcssEndpoint
{
    private TcssEndpoint(Uri address, bool isLoopback)
    {
        this.Address = address;
        this.IsLoopback = isLoopback;
    }

    /// <summary>The service in mainland China; the international one is <c>https://tcss.intl.tencentcloudapi.com</c>.</summary>
    public static TcssEndpoint Default { get; } = new(new Uri("https://tcss.tencentcloudapi.com/"), isLoopback: false);

    /// <summary>The forms an endpoint may have, for help and errors.</summary>
    public static string Forms => "https://HOST[:PORT], or http://HOST[:PORT] where HOST is localhost, 127.0.0.1 or [::1]";

    /// <summary>The address, with the path <c>/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Whether it is this very computer, where no proxy has a say.</summary>
    public bool IsLoopback { get; }

    /// <summary>The <c>Host</c> header, which is signed: with the port when that is not the scheme's own.</summary>
    public string HostHeader => this.Address.Authority;

    /// <summary>Reads an endpoint; on failure <paramref name="problem"/> says what is wrong and how to mend it, without any password in it.</summary>
    public static TcssEndpoint? Parse(string text, out string problem)
    {
        problem = "";
        var address = ReadAddress(text);
        if (address is null)
        {
            problem = $"\"{WithoutUserInfo(text)}\" is no endpoint; write {Forms}{Suggestion(text)}";
            return null;
        }

        var isLoopback = IsThisComputer(address);
        problem = ProblemIn(address, text, isLoopback);
        return problem.Length == 0 ? new TcssEndpoint(address, isLoopback) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => this.Address.GetLeftPart(UriPartial.Authority);

    // Uri mends more than is good for an address that keys are sent to (backslashes, blanks), so those never reach it.
    private static Uri? ReadAddress(string text) =>
        text.All(character => char.IsAscii(character) && character is > ' ' and not ('\\' or '\x7f'))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Host.Length > 0
        && address.Port > 0
            ? address
            : null;

    private static string ProblemIn(Uri address, string text, bool isLoopback)
    {
        if (address.UserInfo.Length > 0)
        {
            return $"the endpoint {WithoutUserInfo(text)} holds a user name or password; keys come from the environment or the credentials file";
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.AbsolutePath != "/")
        {
            return $"the endpoint {text} has more than a host and a port; write {address.GetLeftPart(UriPartial.Authority)}";
        }

        if (address.Scheme == Uri.UriSchemeHttp && !isLoopback)
        {
            return $"the endpoint {text} is not encrypted; write https://{address.Authority} (http:// is for localhost, 127.0.0.1 and [::1] only)";
        }

        return address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp
            ? ""
            : $"the endpoint {text} has the scheme \"{address.Scheme}\"; write {Forms}";
    }

    private static bool IsThisComputer(Uri address) =>
        IPAddress.TryParse(address.DnsSafeHost, out var ip)
            ? IPAddress.IsLoopback(ip)
            : string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);

    private static string Suggestion(string text) =>
        text.Contains("//", StringComparison.Ordinal) || text.Contains('@') || ReadAddress("https://" + text) is not { } address
            ? ""
            : $" (did you mean \"{address.GetLeftPart(UriPartial.Authority)}\"?)";

    // Also for what cannot be read as an address: a mistyped one may hold a password all the same.
    private static string WithoutUserInfo(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return new string([.. text.Where(character => !char.IsControl(character))]);
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var start = scheme >= 0 && scheme < at ? scheme + 3 : 0;
        return WithoutUserInfo(string.Create(CultureInfo.InvariantCulture, $"{text[..start]}{text[(at + 1)..]}"));
    }
}
