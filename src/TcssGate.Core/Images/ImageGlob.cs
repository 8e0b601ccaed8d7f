using TcssGate.Core.Documents;

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
        return Glob.Matches(this.Pattern, whole)
            || Glob.Matches(this.Pattern, named)
            || (colon > named.LastIndexOf('/') && Glob.Matches(this.Pattern, named[..colon]));
    }

    /// <inheritdoc/>
    public override string ToString() => this.Pattern;

    /// <summary>Why a pattern can match no image, and how to mend it; <see langword="null"/> when it can.</summary>
    internal static string? ProblemIn(string pattern) =>
        pattern.Contains("://", StringComparison.Ordinal) ? "leave out the scheme, as in ccr.ccs.tencentyun.com/shop/*"
        : pattern.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? "an image's name has no spaces"
        : Glob.ForeignSyntaxIn(pattern);
}
