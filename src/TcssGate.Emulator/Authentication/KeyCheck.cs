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
            return AuthError.NoAuthorization;
        }

        if (!long.TryParse(request.Header("X-TC-Timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > int.MaxValue)
        {
            return ApiError.Missing("Timestamp");
        }

        if (keys.FirstOrDefault(known => known.Id == credential.KeyId) is not { } key)
        {
            return AuthError.NoSuchKey;
        }

        var signed = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return (serverNow - signed).Duration() > Tolerance ? AuthError.Expired(signed, serverNow, Tolerance)
            : IsSigned(request, credential, key, signed) ? Rights(request, key)
            : AuthError.WrongSignature;
    }

    private static ApiError? Rights(EmulatedRequest request, EmulatedKey key)
    {
        var token = request.Header("X-TC-Token");
        var action = request.Header("X-TC-Action");
        return token != (key.Token ?? "") ? AuthError.WrongToken
            : key.Denied.Contains(action, StringComparer.Ordinal) ? AuthError.Denied(action)
            : null;
    }

    private static bool IsSigned(EmulatedRequest request, Credential credential, EmulatedKey key, DateTimeOffset signed)
    {
        var timestamp = request.Header("X-TC-Timestamp");
        var host = request.Header("Host");
        var bare = host.Contains(':', StringComparison.Ordinal) ? host[..host.LastIndexOf(':')] : host;

        // The Node SDK takes the first label of the host name as the service, and signs the host without its port; others sign it with the port.
        var isForUs = credential.Service is Service || credential.Service == bare.Split('.')[0];
        return isForUs
            && credential.Date == signed.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            && credential.SignedHeaders.Contains("host")
            && credential.SignedHeaders.Contains("content-type")
            && new[] { host, bare }.Any(name => credential.Signature == Signature.Of(request, credential, key.Secret, timestamp, name));
    }
}
