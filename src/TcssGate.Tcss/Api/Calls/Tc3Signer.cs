using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>What a signature is made over: a <c>POST</c> to <c>/</c>.</summary>
/// <param name="Service">As in <c>tcss</c>.</param>
/// <param name="Host">The <c>Host</c> header as it is sent, with its port when it has one.</param>
/// <param name="ContentType">The <c>Content-Type</c> header as it is sent.</param>
/// <param name="Time">The time that <c>X-TC-Timestamp</c> says, in whole seconds.</param>
internal sealed record SignedRequest(string Service, string Host, string ContentType, DateTimeOffset Time);

/// <summary>TC3-HMAC-SHA256 over <c>content-type;host</c>.</summary>
internal static class Tc3Signer
{
    private const string Algorithm = "TC3-HMAC-SHA256";
    private const string SignedHeaders = "content-type;host";

    /// <summary>The <c>Authorization</c> header.</summary>
    public static string Authorization(TcssCredentials credentials, SignedRequest request, ReadOnlySpan<byte> body)
    {
        var scope = $"{Date(request)}/{request.Service}/tc3_request";
        var signature = Signature(credentials, request, body);
        return $"{Algorithm} Credential={credentials.SecretId}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}";
    }

    /// <summary>The signature alone, in lower-case hexadecimal digits.</summary>
    public static string Signature(TcssCredentials credentials, SignedRequest request, ReadOnlySpan<byte> body)
    {
        var date = Date(request);
        var headers = $"content-type:{request.ContentType.Trim()}\nhost:{request.Host.Trim()}\n";
        var canonical = $"POST\n/\n\n{headers}\n{SignedHeaders}\n{Hex(SHA256.HashData(body))}";
        var timestamp = request.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var toSign = $"{Algorithm}\n{timestamp}\n{date}/{request.Service}/tc3_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

        var key = Hmac(Encoding.UTF8.GetBytes("TC3" + credentials.SecretKey), date);
        key = Hmac(Hmac(key, request.Service), "tc3_request");
        return Hex(Hmac(key, toSign));
    }

    private static string Date(SignedRequest request) => request.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
