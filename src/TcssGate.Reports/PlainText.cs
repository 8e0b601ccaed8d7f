using System.Buffers;
using System.Globalization;
using System.Text;

namespace TcssGate.Reports;

/// <summary>Turns text from outside into one line that can do nothing but be read.</summary>
public static class PlainText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// The text on one line: without control characters, terminal sequences, direction overrides, invisible characters and what is no character at all;
    /// every run of white space is one space. What is left is also legal in XML, and no command to a CI server that reads it in a log (<see cref="LogCommand"/>).
    /// </summary>
    /// <param name="text">Text from outside; <see langword="null"/> is empty.</param>
    /// <param name="maximum">The most UTF-16 code units to keep, at least 1; what is cut ends in <c>…</c>.</param>
    public static string Clean(string? text, int maximum = int.MaxValue)
    {
        // What is more than one character past the maximum is never looked at: the one tells that something is cut.
        if (text is null || IsPlain(text.Length > maximum ? text.AsSpan(0, maximum + 1) : text))
        {
            return Truncate(text ?? "", maximum);
        }

        var clean = new StringBuilder(Math.Min(text.Length, maximum));
        Span<char> pair = stackalloc char[2];
        var gap = false;

        // Stops soon after the maximum: a description of a megabyte costs no more than what is kept of it.
        for (var at = 0; at < text.Length && clean.Length <= maximum;)
        {
            at += EscapeSequence.LengthAt(text, at, out var isSequence);
            if (isSequence)
            {
                continue;
            }

            // A lone surrogate comes back as U+FFFD.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            at += used;
            if (Rune.IsWhiteSpace(rune))
            {
                gap = clean.Length > 0;
            }
            else if (!IsInvisible(rune))
            {
                clean.Append(gap ? " " : "").Append(pair[..rune.EncodeToUtf16(pair)]);
                gap = false;
            }
        }

        return Truncate(LogCommand.Break(clean.ToString()), maximum);
    }

    /// <summary>Cuts clean text to a length, never through a pair of surrogates.</summary>
    internal static string Truncate(string text, int maximum)
    {
        if (text.Length <= maximum)
        {
            return text;
        }

        var end = maximum - Ellipsis.Length;
        return string.Concat(text.AsSpan(0, end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), Ellipsis);
    }

    /// <summary>Whether a character shows nothing, or changes how others show: controls, format characters (bidi, zero width), fillers, non-characters.</summary>
    internal static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    // Nearly all text is; it is handed back as it is, or as far as it is kept.
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal) || LogCommand.MayBeIn(text))
        {
            return false;
        }

        for (var at = NextBeyondAscii(text, 0); at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[at..], out var rune, out var used) != OperationStatus.Done || Rune.IsWhiteSpace(rune) || IsInvisible(rune))
            {
                return false;
            }

            at = NextBeyondAscii(text, at + used);
        }

        return true;
    }

    private static int NextBeyondAscii(ReadOnlySpan<char> text, int start)
    {
        var ascii = text[start..].IndexOfAnyExceptInRange(' ', '~');
        return ascii < 0 ? text.Length : start + ascii;
    }
}
