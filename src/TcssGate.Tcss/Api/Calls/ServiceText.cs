using System.Globalization;
using System.Text;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>Makes text from outside fit for a message: one short line without anything that a terminal would obey.</summary>
internal static class ServiceText
{
    /// <summary>What a message of the service is cut to.</summary>
    public const int LongestMessage = 300;

    /// <summary>What a code or a request id is cut to.</summary>
    public const int LongestWord = 100;

    /// <summary>The text on one line, without control and direction characters, and cut to a length.</summary>
    public static string Clean(string? text, int longest)
    {
        var clean = new StringBuilder();
        var cut = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            cut = clean.Length + rune.Utf16SequenceLength > longest;
            if (cut)
            {
                break;
            }

            clean.Append(IsVisible(rune) ? rune.ToString() : " ");
        }

        return clean.ToString().Trim() + (cut ? "…" : "");
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
