namespace TcssGate.Emulator.Authentication;

/// <summary>The <c>Authorization</c> header of a signed request, taken apart.</summary>
/// <param name="KeyId">The <c>SecretId</c>.</param>
/// <param name="Date">The day of the signature, UTC.</param>
/// <param name="Service">What the request was signed for.</param>
/// <param name="SignedHeaders">Lower case, in the order of the signature.</param>
/// <param name="Signature">Hexadecimal.</param>
internal sealed record Credential(string KeyId, string Date, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "TC3-HMAC-SHA256";
    public const string Terminator = "tc3_request";

    /// <summary><see langword="null"/> when it is not of the form that signature v3 has.</summary>
    public static Credential? Parse(string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in authorization[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return null;
            }
        }

        return parts.GetValueOrDefault("Credential", "").Split('/') is [var id, var date, var service, Terminator]
            && parts.TryGetValue("SignedHeaders", out var headers)
            && parts.TryGetValue("Signature", out var signature)
            ? new Credential(id, date, service, headers.Split(';'), signature)
            : null;
    }
}
