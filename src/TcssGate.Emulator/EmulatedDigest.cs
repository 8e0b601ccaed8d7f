using System.Security.Cryptography;
using System.Text;

namespace TcssGate.Emulator;

/// <summary>The digests of images that were never built.</summary>
public static class EmulatedDigest
{
    private const string Prefix = "sha256:";

    /// <summary>The digest that a short word in a world file stands for: always the same one; a whole digest stands for itself.</summary>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.StartsWith(Prefix, StringComparison.Ordinal) ? word : Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
    }

    /// <summary>A number that is always the same one for a text.</summary>
    internal static uint Number(string text) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
