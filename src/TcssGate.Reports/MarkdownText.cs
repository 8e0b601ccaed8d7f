using System.Text;

namespace TcssGate.Reports;

/// <summary>Turns text from outside into Markdown that shows it and does nothing.</summary>
internal static class MarkdownText
{
    /// <summary>Cleans and escapes.</summary>
    /// <param name="text">Text from outside.</param>
    /// <param name="maximum">The most UTF-16 code units of the outcome, so that a cut never goes through an escape.</param>
    public static string Escape(string text, int maximum)
    {
        var clean = PlainText.Clean(text, maximum);
        var escaped = new StringBuilder(clean.Length + 16);
        Span<char> buffer = stackalloc char[8];
        foreach (var rune in clean.EnumerateRunes())
        {
            var length = Escape(rune, buffer);
            if (escaped.Length + length >= maximum)
            {
                return escaped.Append('…').ToString();
            }

            escaped.Append(buffer[..length]);
        }

        return escaped.ToString();
    }

    // A report can be millions of characters, so none of them becomes a string of its own.
    private static int Escape(Rune rune, Span<char> buffer)
    {
        if (EntityOf(rune) is { } entity)
        {
            entity.CopyTo(buffer);
            return entity.Length;
        }

        var isMarkup = rune.Value is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '-' or '!' or '|' or '~' or '$';
        buffer[0] = '\\';
        return isMarkup ? 1 + rune.EncodeToUtf16(buffer[1..]) : rune.EncodeToUtf16(buffer);
    }

    // Where a backslash would not do: raw HTML, mentions, and addresses, which become links without any markup.
    private static string? EntityOf(Rune rune) => rune.Value switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' => "&#64;",
        ':' => "&#58;",
        _ => null,
    };
}
