using System.Globalization;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Authentication;

/// <summary>Decides whether a request comes from somebody who may ask.</summary>
/// <param name="keys">Who may.</param>
internal sealed class KeyCheck(IReadOnlyList<EmulatedKey> keys)
{
    private const string Service = "tcss";

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>Why not; <see langword="null"/> when the request may pass.</summary>
    /// <param name="request">The request.</param>
    /// <param name="serverNow">What the server's clock shows.</param>
    public ApiError? Refuse(EmulatedRequest request, DateTimeOffset serverNow)
    {
        if (Credential.Parse(request.Header("Authorization")) is not { } credential)
        {
            return new ApiError("AuthFailure.InvalidAuthorization", "The Authorization in the request header is not of the form of signature v3.", "请求头部的 Authorization 不符合腾讯云标准");
        }

        if (!long.TryParse(request.Header("X-TC-Timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > int.MaxValue)
        {
            return new ApiError("MissingParameter", "The request is missing a required parameter `Timestamp`.", "缺少参数错误");
        }

        if (keys.FirstOrDefault(known => known.Id == credential.KeyId) is not { } key)
        {
            return new ApiError("AuthFailure.SecretIdNotFound", "The SecretId is not found. Please ensure that your SecretId is correct.", "密钥不存在");
        }

        var signed = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return (serverNow - signed).Duration() > Tolerance ? Expired(signed, serverNow)
            : IsSigned(request, credential, key, signed) ? Rights(request, key)
            : new ApiError("AuthFailure.SignatureFailure", "The provided credentials could not be validated. Please check your signature is correct.", "签名错误");
    }

    private static ApiError Expired(DateTimeOffset signed, DateTimeOffset serverNow) => new(
        "AuthFailure.SignatureExpire",
        $"Signature expired: the request was signed at {signed.ToUnixTimeSeconds()}, the server's time is {serverNow.ToUnixTimeSeconds()}, and they may differ by {Tolerance.TotalSeconds} seconds.",
        "签名过期");

    private static ApiError? Rights(EmulatedRequest request, EmulatedKey key)
    {
        var token = request.Header("X-TC-Token");
        var action = request.Header("X-TC-Action");
        return token != (key.Token ?? "") ? new ApiError("AuthFailure.TokenFailure", "The token is not valid.", "token 错误")
            : key.Denied.Contains(action, StringComparer.Ordinal)
                ? new ApiError("AuthFailure.UnauthorizedOperation", $"You are not authorized to perform the operation tcss:{action}.", "请求未授权")
            : null;
    }

    private static bool IsSigned(EmulatedRequest request, Credential credential, EmulatedKey key, DateTimeOffset signed)
    {
        var timestamp = request.Header("X-TC-Timestamp");
        var host = request.Header("Host");
        var bare = host.Contains(':', StringComparison.Ordinal) ? host[..host.LastIndexOf(':')] : host;

        // The Node SDK takes the first label of the host name as the service, and signs the host without its port; others sign it with the port.
        return credential.Service is Service || credential.Service == bare.Split('.')[0]
            ? credential.Date == signed.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                && credential.SignedHeaders.Contains("host")
                && credential.SignedHeaders.Contains("content-type")
                && new[] { host, bare }.Any(name => credential.Signature == Signature.Of(request, credential, key.Secret, timestamp, name))
            : false;
    }
}
