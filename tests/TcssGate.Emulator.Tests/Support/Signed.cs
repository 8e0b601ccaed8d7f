using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests.Support;

/// <summary>A request as a client signs it.</summary>
internal sealed record Signed(string Action, string Body)
{
    public EmulatedKey Key { get; init; } = EmulatedKey.Demo;

    /// <summary>What goes into the <c>Host</c> header.</summary>
    public string Host { get; init; } = "tcss.tencentcloudapi.com";

    /// <summary>What is signed as the host; the <c>Host</c> header when left out.</summary>
    public string? SignedHost { get; init; }

    public string Service { get; init; } = "tcss";

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public string? Language { get; init; }

    public string Version { get; init; } = "2020-11-01";

    public HttpRequestMessage At(DateTimeOffset now)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(this.Body));
        content.Headers.TryAddWithoutValidation("Content-Type", this.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://{this.Host}/") { Content = content };
        foreach (var (name, value) in this.Headers(now))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private IEnumerable<(string Name, string Value)> Headers(DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        yield return ("Authorization", this.Authorization(timestamp, now));
        yield return ("X-TC-Action", this.Action);
        yield return ("X-TC-Version", this.Version);
        yield return ("X-TC-Timestamp", timestamp);
        if (this.Key.Token is { } token)
        {
            yield return ("X-TC-Token", token);
        }

        if (this.Language is { } language)
        {
            yield return ("X-TC-Language", language);
        }
    }

    private string Authorization(string timestamp, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical = $"POST\n/\n\ncontent-type:{this.ContentType}\nhost:{this.SignedHost ?? this.Host}\n\ncontent-type;host\n{Hash(this.Body)}";
        var scope = $"{date}/{this.Service}/tc3_request";
        var key = Mac(Mac(Mac(Encoding.UTF8.GetBytes("TC3" + this.Key.Secret), date), this.Service), "tc3_request");
        var signature = Convert.ToHexStringLower(Mac(key, $"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{Hash(canonical)}"));
        return $"TC3-HMAC-SHA256 Credential={this.Key.Id}/{scope}, SignedHeaders=content-type;host, Signature={signature}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
