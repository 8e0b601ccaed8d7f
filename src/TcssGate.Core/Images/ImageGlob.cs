namespace TcssGate.Core.Images;

/// <summary>A pattern over whole image names: <c>*</c> is any run of characters, <c>?</c> is any one.</summary>
/// <param name="Pattern">The pattern. Without a tag it governs every tag of the repositories that it matches.</param>
public sealed record ImageGlob(string Pattern)
{
    /// <summary>Whether the pattern matches the image's name as a whole, with or without its tag and digest.</summary>
    /// <param name="image">As in <c>ccr.ccs.tencentyun.com/shop/web:1.4.2</c>.</param>
    public bool Matches(string image)
    {
        var whole = image.AsSpan();
        var at = whole.IndexOf('@');
        var named = at < 0 ? whole : whole[..at];
        var colon = named.LastIndexOf(':');
        return Matches(this.Pattern, whole)
            || Matches(this.Pattern, named)
            || (colon > named.LastIndexOf('/') && Matches(this.Pattern, named[..colon]));
    }

    /// <inheritdoc/>
    public override string ToString() => this.Pattern;

    /// <summary>Why a pattern can match no image, and how to mend it; <see langword="null"/> when it can.</summary>
    internal static string? ProblemIn(string pattern) =>
        pattern.Contains("://", StringComparison.Ordinal) ? "leave out the scheme, as in ccr.ccs.tencentyun.com/shop/*"
        : pattern.IndexOfAny(['[', ']', '{', '}', '\\', '!']) >= 0 ? "only * and ? are patterns here; list several patterns instead"
        : pattern.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? "an image's name has no spaces"
        : null;

    // Greedy with one place to go back to: linear for real patterns, never exponential for hostile ones.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int at = 0, star = -1, resume = 0, next = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && (pattern[next] == '?' || pattern[next] == text[at]) && pattern[next] != '*')
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
}
