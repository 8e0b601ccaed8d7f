using System.Text.Json;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>The response that this thread reads: what its texts must not show, and whether a value had another type than the one that is read.</summary>
/// <remarks>
/// Converters do not know which field they read. They only mark the response, and <see cref="WireNotes"/> then finds and names the fields: almost
/// no response needs that.
/// </remarks>
internal static class WireReading
{
    // Shorter ones are no keys, and would be found in every other word.
    private const int ShortestSecret = 8;

    [ThreadStatic]
    private static bool mismatch;

    [ThreadStatic]
    private static IReadOnlyList<string>? secrets;

    /// <summary>Whether there was a value of another type since <see cref="Start"/>.</summary>
    public static bool HasMismatch => mismatch;

    /// <summary>Starts a response.</summary>
    /// <param name="hidden">Keys, tokens and signatures that we sent; a service or a gateway that echoes them must not put them into a report.</param>
    public static void Start(IReadOnlyList<string> hidden) => (mismatch, secrets) = (false, hidden);

    /// <summary>Notes a value of another type.</summary>
    public static void Mark() => mismatch = true;

    /// <summary>The text that the reader is at, without secrets; <see langword="null"/> when it is at none.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? Hide(reader.GetString()!, secrets ?? []) : null;

    /// <summary>A text without secrets.</summary>
    public static string Hide(string text, IReadOnlyList<string> hidden)
    {
        foreach (var secret in hidden)
        {
            text = secret.Length < ShortestSecret ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
