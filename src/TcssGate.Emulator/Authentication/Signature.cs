using System.Security.Cryptography;
using System.Text;

namespace TcssGate.Emulator.Authentication;

/// <summary>Computes what the signature of a request has to be; apart from the client's own code, so that each checks the other.</summary>
internal static class Signature
{
    /// <summary>The signature over the request as it arrived, with the host that the client may have meant.</summary>
    public static string Of(EmulatedRequest request, Credential credential, string secret, string timestamp, string host)
    {
        var headers = new StringBuilder();
        foreach (var name in credential.SignedHeaders)
        {
            headers.Append(name).Append(':').Append(name == "host" ? host : Value(request, name)).Append('\n');
        }

        var body = Hex(SHA256.HashData(request.Body.Span));
        var canonical = $"{request.Method}\n{request.Path}\n\n{headers}\n{string.Join(';', credential.SignedHeaders)}\n{body}";
        var scope = $"{credential.Date}/{credential.Service}/{Credential.Terminator}";
        var toSign = $"{Credential.Algorithm}\n{timestamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return Hex(Mac(Key(credential, secret), toSign));
    }

    private static byte[] Key(Credential credential, string secret)
    {
        var day = Mac(Encoding.UTF8.GetBytes("TC3" + secret), credential.Date);
        return Mac(Mac(day, credential.Service), Credential.Terminator);
    }

    // Of the headers only the action is written in lower case when it is signed.
    private static string Value(EmulatedRequest request, string name) =>
        name == "x-tc-action" ? request.Header(name).ToLowerInvariant() : request.Header(name);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
