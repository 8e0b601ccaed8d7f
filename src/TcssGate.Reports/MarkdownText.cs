using System.Buffers;
using System.Text;

namespace TcssGate.Reports;

/// <summary>Turns text from outside into Markdown that shows it and does nothing.</summary>
internal static class MarkdownText
{
    // Markup, raw HTML, mentions, and addresses, which become links without any markup.
    private static readonly SearchValues<char> Active = SearchValues.Create(@"\`*_{}[]()#+-!|~$<>&@:");

    /// <summary>Cleans and escapes.</summary>
    /// <param name="text">Text from outside.</param>
    /// <param name="maximum">The most UTF-16 code units of the outcome, so that a cut never goes through an escape.</param>
    public static string Escape(string text, int maximum)
    {
        var rest = PlainText.Clean(text, maximum).AsSpan();
        var escaped = new StringBuilder(rest.Length + 16);
        while (!rest.IsEmpty)
        {
            // A report can be millions of characters: what needs no escape goes in one piece, and no character becomes a string of its own.
            var room = maximum - 1 - escaped.Length;
            var inert = rest.IndexOfAny(Active) is var active && active < 0 ? rest : rest[..active];
            if (inert.Length > room)
            {
                return escaped.Append(inert[..EndWithin(inert, room)]).Append('…').ToString();
            }

            escaped.Append(inert);
            rest = rest[inert.Length..];
            if (!rest.IsEmpty)
            {
                if (!TryEscape(rest[0], room - inert.Length, escaped))
                {
                    return escaped.Append('…').ToString();
                }

                rest = rest[1..];
            }
        }

        return escaped.ToString();
    }

    // Never through a pair of surrogates.
    private static int EndWithin(ReadOnlySpan<char> text, int room) => room > 0 && char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;

    private static bool TryEscape(char character, int room, StringBuilder escaped)
    {
        var entity = EntityOf(character);
        if ((entity?.Length ?? 2) > room)
        {
            return false;
        }

        _ = entity is null ? escaped.Append('\\').Append(character) : escaped.Append(entity);
        return true;
    }

    // Where a backslash would not do.
    private static string? EntityOf(char character) => character switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' => "&#64;",
        ':' => "&#58;",
        _ => null,
    };
}
