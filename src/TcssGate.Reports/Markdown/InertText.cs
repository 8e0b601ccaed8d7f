using System.Text;

namespace TcssGate.Reports.Markdown;

/// <summary>
/// Turns text from outside into Markdown for comments, where names do things too: mentions, references to issues and merge requests, addresses, emoji.
/// These are looked for in what was rendered, so no escape helps; a character without width, written as an entity, parts what would be one.
/// </summary>
internal static class InertText
{
    /// <summary>Cleans and escapes.</summary>
    /// <param name="text">Text from outside.</param>
    /// <param name="maximum">The most UTF-16 code units of the outcome, so that a cut never goes through an escape; what parts addresses comes on top.</param>
    public static string Of(string text, int maximum)
    {
        var clean = PlainText.Clean(text, maximum);
        var inert = new StringBuilder(clean.Length + 16);
        foreach (var character in clean)
        {
            var entity = EntityOf(character);
            if (inert.Length + (entity?.Length ?? 1) >= maximum)
            {
                // Never between the two halves of a character.
                inert.Length -= inert.Length > 0 && char.IsHighSurrogate(inert[^1]) ? 1 : 0;
                return Parted(inert.Append('…'));
            }

            _ = entity is null ? inert.Append(character) : inert.Append(entity);
        }

        return Parted(inert);
    }

    // An entity is never taken for markup, not even for the border of a table's cell.
    private static string? EntityOf(char character) => character switch
    {
        '@' or '#' or '!' or '%' or '~' or '$' or '&' or '^' or ':' or '>' => $"&#{(int)character};&#8203;",
        '<' or '\\' or '`' or '*' or '_' or '[' or ']' or '|' => $"&#{(int)character};",
        _ => null,
    };

    // What becomes a link without any sign of its own: an address, and an issue of GitHub.
    private static string Parted(StringBuilder inert) => inert.ToString()
        .Replace("www.", "www&#8203;.", StringComparison.OrdinalIgnoreCase)
        .Replace("GH-", "GH&#8203;-", StringComparison.OrdinalIgnoreCase);
}
