using System.Net;
using System.Text;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Makes plain text of text that may hold HTML.</summary>
internal static class PlainText
{
    private static readonly string[] Blocks = ["p", "br", "div", "li", "ul", "ol", "tr", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"];

    /// <summary>The text without tags, comments, scripts and styles, its entities decoded; empty when there is none.</summary>
    /// <remarks>A "&lt;" that opens no tag stays, as in "before &lt; 1.2". What was written as an entity becomes text, not a tag.</remarks>
    public static string Of(string? html) => html is null ? "" : Lines(WebUtility.HtmlDecode(WithoutTags(html)));

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            text.Append(html, at, (open < 0 ? html.Length : open) - at);
            if (open < 0)
            {
                break;
            }

            if (!OpensTag(html, open))
            {
                text.Append('<');
                at = open + 1;
                continue;
            }

            var end = EndOfMarkup(html, open);
            if (end < 0)
            {
                // Never closed, so no tag; and looking again from every later "<" would take hostile text quadratic time.
                text.Append(html, open, html.Length - open);
                break;
            }

            text.Append(Blocks.Contains(NameAt(html, open)) ? "\n" : "");
            at = end;
        }

        return text.ToString();
    }

    private static bool OpensTag(string html, int open) =>
        open + 1 < html.Length
        && (char.IsAsciiLetter(html[open + 1])
            || html[open + 1] == '!'
            || (html[open + 1] == '/' && open + 2 < html.Length && char.IsAsciiLetter(html[open + 2])));

    private static string NameAt(string html, int open)
    {
        var start = html[open + 1] == '/' ? open + 2 : open + 1;
        var end = start;
        while (end < html.Length && end - start < 8 && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[start..end].ToLowerInvariant();
    }

    private static int EndOfMarkup(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            return After(html, "-->", open);
        }

        var end = EndOfTag(html, open);
        return end >= 0 && html[open + 1] != '/' && NameAt(html, open) is "script" or "style"
            ? After(html, ">", html.IndexOf($"</{NameAt(html, open)}", end, StringComparison.OrdinalIgnoreCase))
            : end;
    }

    // A ">" inside a quoted attribute does not end the tag.
    private static int EndOfTag(string html, int open)
    {
        var quote = '\0';
        for (var at = open + 1; at < html.Length; at++)
        {
            var character = html[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'' && html[at - 1] == '=')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return at + 1;
            }
        }

        return -1;
    }

    private static int After(string html, string end, int from)
    {
        var at = from < 0 ? -1 : html.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + end.Length;
    }

    private static string Lines(string text) => string.Join(
        '\n', text.Split('\n').Select(line => line.Replace('\u00a0', ' ').Trim()).Where(line => line.Length > 0));
}
