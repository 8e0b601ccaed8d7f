using System.Text.Json;
using System.Text.RegularExpressions;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Reads the addresses of a vulnerability, which come as a JSON array inside a string, or in no form at all.</summary>
internal static partial class References
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '"', '[', ']', '，', '；'];

    /// <summary>The web addresses, each once, in the order in which they come. Other schemes (<c>javascript:</c>) are left out.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
        [.. (FromJson(text ?? "") ?? [.. (text ?? "").Split(Separators)]).Select(word => word.Trim()).Where(IsWebAddress).Distinct()];

    /// <summary>The CVEs that the text names outside of the addresses that <see cref="Read"/> takes.</summary>
    public static IEnumerable<string> CvesOutsideAddresses(string? text)
    {
        var outside = text ?? "";
        foreach (var address in Read(text))
        {
            outside = outside.Replace(address, " ", StringComparison.Ordinal);
        }

        return Cve().Matches(outside).Select(match => match.Value);
    }

    [GeneratedRegex(@"CVE-[0-9]{4}-[0-9]{4,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cve();

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
