namespace TcssGate.Core.Documents;

/// <summary>The one language of patterns in a policy: <c>*</c> is any run of characters, <c>?</c> is any one, the rest is itself.</summary>
public static class Glob
{
    /// <summary>Whether a text has a character that means more than itself.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether a pattern matches a text as a whole.</summary>
    /// <remarks>Greedy with one place to go back to: linear for real patterns, never exponential for hostile ones.</remarks>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => Matches(pattern, text, caseless: 0);

    /// <summary>Whether a pattern matches a text as a whole, whose first characters have no case, as the host of an image's name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="caseless">How many characters at the start of the text are compared without case.</param>
    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int caseless)
    {
        int at = 0, star = -1, resume = 0, next = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && (pattern[next] == '?' || IsSame(pattern[next], text[at], at < caseless)) && pattern[next] != '*')
            {
                next++;
                at++;
            }
            else if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                resume = at;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[next..].TrimEnd('*').IsEmpty;
    }

    private static bool IsSame(char one, char other, bool caseless) =>
        one == other || (caseless && char.ToLowerInvariant(one) == char.ToLowerInvariant(other));

    /// <summary>What no pattern here can have, and how to mend it; <see langword="null"/> when there is nothing of the kind.</summary>
    internal static string? ForeignSyntaxIn(string pattern) =>
        pattern.IndexOfAny(['[', ']', '{', '}', '\\', '!']) >= 0 ? "only * and ? are patterns here; list several patterns instead"
        : pattern.Any(char.IsControl) ? "leave out the control characters"
        : null;
}
