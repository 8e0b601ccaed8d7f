namespace TcssGate.Reports;

/// <summary>Finds the sequences that terminals obey (ECMA-48), so that they go as a whole and leave no litter behind.</summary>
internal static class EscapeSequence
{
    private const char Escape = '\u001b';
    private const char Bell = '\a';
    private const char StringTerminator = '\u009c';

    /// <summary>The length of the sequence that begins at a place, 0 when none does.</summary>
    public static int LengthAt(string text, int start, out bool isSequence)
    {
        var (kind, introducer) = text[start] switch
        {
            Escape when start + 1 < text.Length => (text[start + 1], 2),
            >= '\u0090' and <= '\u009f' => ((char)(text[start] - 0x40), 1), // a C1 control is ESC and the character 64 below it
            _ => ('\0', 0),
        };
        var length = kind switch
        {
            '[' => ControlSequence(text, start + introducer),
            ']' or 'P' or 'X' or '^' or '_' => ControlString(text, start + introducer),
            _ => -1,
        };
        isSequence = length >= 0;
        return isSequence ? introducer + length : 0;
    }

    // CSI: parameters, then one final character.
    private static int ControlSequence(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] is >= ' ' and <= '?')
        {
            at++;
        }

        // Without its final character it is no sequence: only the introducer goes, and no text is lost.
        return at < text.Length && text[at] is >= '@' and <= '~' ? at - start + 1 : 0;
    }

    // OSC and its kin: anything up to a terminator. Any other control ends the search, so the whole text is walked once, however hostile it is.
    private static int ControlString(string text, int start)
    {
        var at = start;
        while (at < text.Length && !char.IsControl(text[at]))
        {
            at++;
        }

        var isEscaped = at + 1 < text.Length && text[at] == Escape && text[at + 1] == '\\';
        return isEscaped ? at - start + 2
            : at < text.Length && text[at] is Bell or StringTerminator ? at - start + 1
            : 0;
    }
}
