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
        var escaped = new StringBuilder(clean.Length);
        foreach (var rune in clean.EnumerateRunes())
        {
            var next = Escape(rune);
            if (escaped.Length + next.Length >= maximum)
            {
                return escaped.Append('…').ToString();
            }

            escaped.Append(next);
        }

        return escaped.ToString();
    }

    // Entities where a backslash would not do: raw HTML, mentions, and addresses, which become links without any markup.
    private static string Escape(Rune rune) => rune.Value switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' => "&#64;",
        ':' => "&#58;",
        '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '-' or '!' or '|' or '~' or '$' => $"\\{rune}",
        _ => rune.ToString(),
    };
}
