using System.Diagnostics.CodeAnalysis;

namespace TcssGate.Core.Images;

/// <summary>The content address of an image's manifest: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
/// <remarks>Two digests are equal when their text is; <c>default</c> is not a digest and is never handed out.</remarks>
public readonly record struct Digest
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;

    private readonly string? text;

    private Digest(string text) => this.text = text;

    /// <summary>What a digest looks like, for messages.</summary>
    public static string Form => "sha256: and 64 hexadecimal digits";

    /// <summary>The first twelve hexadecimal digits, for people to read; never for comparing.</summary>
    public string Short => ToString() is { Length: > 0 } whole ? whole.Substring(Prefix.Length, 12) : "";

    /// <summary>Reads a digest; upper-case hexadecimal digits are taken as lower-case ones.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out Digest digest)
    {
        digest = default;
        if (value is null
            || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || value.Length != Prefix.Length + HexLength
            || !value.AsSpan(Prefix.Length).ContainsOnlyHex())
        {
            return false;
        }

        digest = new Digest(value.ToLowerInvariant());
        return true;
    }

    /// <summary>Reads what the API calls a digest; <see langword="null"/> when it is missing or is none.</summary>
    public static Digest? FromApi(string? value) => TryParse(value, out var digest) ? digest : null;

    /// <inheritdoc/>
    public override string ToString() => this.text ?? "";
}

file static class HexText
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
