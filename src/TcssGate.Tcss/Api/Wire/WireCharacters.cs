using System.Text;
using System.Text.Unicode;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Replaces what is left of characters that were cut in the middle by U+FFFD, as other clients of the service do.</summary>
internal static class WireCharacters
{
    private const int EscapeLength = 6;

    private static readonly byte[] Replacement = @"\ufffd"u8.ToArray();

    /// <summary>The text, with bytes that are not UTF-8 and escapes of lone surrogates (<c>\ud83d</c>) replaced; the same memory when there are none.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        var text = json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        if (!Utf8.IsValid(text.Span))
        {
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
        }

        byte[]? repaired = null;
        for (var at = Next(text.Span, 0); at >= 0; at = Next(text.Span, at))
        {
            var unit = Unit(text.Span, at);
            if (IsHigh(unit) && IsLow(Unit(text.Span, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
                continue;
            }

            if (IsHigh(unit) || IsLow(unit))
            {
                repaired ??= text.ToArray();
                Replacement.CopyTo(repaired.AsSpan(at));
            }

            at += unit < 0 ? 2 : EscapeLength;
        }

        return repaired ?? text;
    }

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        var at = from < text.Length ? text[from..].IndexOf((byte)'\\') : -1;
        return at < 0 ? -1 : from + at;
    }

    // The UTF-16 unit of an escape; -1 when there is no such escape.
    private static int Unit(ReadOnlySpan<byte> text, int at)
    {
        if (at + EscapeLength > text.Length || text[at] != '\\' || text[at + 1] != 'u')
        {
            return -1;
        }

        var unit = 0;
        foreach (var digit in text.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return -1;
            }

            unit = (unit * 16) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return unit;
    }

    private static bool IsHigh(int unit) => unit is >= 0xd800 and <= 0xdbff;

    private static bool IsLow(int unit) => unit is >= 0xdc00 and <= 0xdfff;
}
