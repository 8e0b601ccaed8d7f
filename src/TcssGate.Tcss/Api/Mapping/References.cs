using System.Text.Json;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Reads the addresses of a vulnerability, which come as a JSON array inside a string, or in no form at all.</summary>
internal static class References
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '"', '[', ']', '，', '；'];

    /// <summary>The web addresses, each once, in the order in which they come. Other schemes (<c>javascript:</c>) are left out.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
        [.. (FromJson(text ?? "") ?? [.. (text ?? "").Split(Separators)]).Select(word => word.Trim()).Where(IsWebAddress).Distinct()];

    private static bool IsWebAddress(string word) =>
        Uri.TryCreate(word, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static List<string>? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => document.RootElement.EnumerateArray().Where(IsText).Select(item => item.GetString()!).ToList(),
                JsonValueKind.String => [document.RootElement.GetString()!],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;
}
