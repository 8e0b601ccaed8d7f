using TcssGate.Core.Documents;

namespace TcssGate.Core.Images;

/// <summary>A pattern over whole image names: <c>*</c> is any run of characters, <c>?</c> is any one. The case of the host does not matter.</summary>
/// <param name="Pattern">The pattern. Without a tag it governs every tag of the repositories that it matches.</param>
public sealed record ImageGlob(string Pattern)
{
    private const string TagCharacters = "*?._-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Whether the pattern matches the image's name as a whole, with or without its tag and digest.</summary>
    /// <param name="image">As in <c>ccr.ccs.tencentyun.com/shop/web:1.4.2</c>.</param>
    public bool Matches(string image)
    {
        var whole = image.AsSpan();
        var at = whole.IndexOf('@');
        var named = at < 0 ? whole : whole[..at];
        var colon = named.LastIndexOf(':');
        return this.MatchesName(whole)
            || this.MatchesName(named)
            || (colon > named.LastIndexOf('/') && this.MatchesName(named[..colon]));
    }

    /// <summary>Whether the pattern matches a repository with some tag: of an image without a known tag, it may be the one.</summary>
    /// <param name="repository">As in <c>ccr.ccs.tencentyun.com/shop/web</c>.</param>
    /// <param name="digest">The digest of the image, which a pattern may name behind the tag; <see langword="null"/> when unknown.</param>
    internal bool MayMatchTagOf(string repository, Digest? digest) => this.TailsAfter(repository).Any(tail => MayBeTag(tail, $"@{digest}"));

    /// <summary>Whether the pattern matches a repository with every tag, as <c>web:*</c> does.</summary>
    /// <param name="repository">As in <c>ccr.ccs.tencentyun.com/shop/web</c>.</param>
    internal bool MatchesEveryTagOf(string repository) =>
        this.MatchesName(repository) || this.TailsAfter(repository).Any(tail => tail.Contains('*') && tail.Trim('*') is "" or "?");

    private bool MatchesName(ReadOnlySpan<char> name) => Glob.Matches(this.Pattern, name, RepositoryName.HostLengthOf(name));

    /// <inheritdoc/>
    public override string ToString() => this.Pattern;

    /// <summary>Why a pattern can match no image, and how to mend it; <see langword="null"/> when it can.</summary>
    internal static string? ProblemIn(string pattern) =>
        pattern.Contains("://", StringComparison.Ordinal) ? "leave out the scheme, as in ccr.ccs.tencentyun.com/shop/*"
        : pattern.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? "an image's name has no spaces"
        : Glob.ForeignSyntaxIn(pattern);

    // What is left of the pattern for the tag, wherever it can be cut; a star at the cut goes on in the tag.
    private IEnumerable<string> TailsAfter(string repository)
    {
        var name = $"{repository}:";
        for (var cut = 0; cut <= this.Pattern.Length; cut++)
        {
            var star = cut > 0 && this.Pattern[cut - 1] == '*';
            if ((star || cut < this.Pattern.Length) && Glob.Matches(this.Pattern.AsSpan(0, cut), name, RepositoryName.HostLengthOf(name)))
            {
                yield return star ? $"*{this.Pattern[cut..]}" : this.Pattern[cut..];
            }
        }
    }

    private static bool MayBeTag(string tail, string digest)
    {
        var length = tail.Length - tail.AsSpan().TrimStart(TagCharacters).Length;
        return length == tail.Length
            || Enumerable.Range(0, length + 1).Any(cut => Glob.Matches(cut > 0 && tail[cut - 1] == '*' ? $"*{tail[cut..]}" : tail[cut..], digest));
    }
}
