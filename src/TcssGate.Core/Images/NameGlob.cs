using TcssGate.Core.Documents;

namespace TcssGate.Core.Images;

/// <summary>A pattern over a registry's host or an operating system's name, without case: <c>*</c> is any run of characters, <c>?</c> any one.</summary>
/// <param name="Pattern">The pattern.</param>
public sealed record NameGlob(string Pattern)
{
    /// <summary>Whether the pattern matches the name as a whole.</summary>
    public bool Matches(string name) => Glob.Matches(this.Pattern.ToUpperInvariant(), name.ToUpperInvariant());

    /// <inheritdoc/>
    public override string ToString() => this.Pattern;

    /// <summary>Why a pattern can match no registry's host, and how to mend it; <see langword="null"/> when it can.</summary>
    internal static string? ProblemInHost(string pattern) =>
        pattern.Contains('/') ? "a registry is a host without scheme and path, as in ccr.ccs.tencentyun.com"
        : pattern.Any(char.IsWhiteSpace) ? "a host has no spaces"
        : Glob.ForeignSyntaxIn(pattern);

    /// <summary>Why a pattern can match no operating system, and how to mend it; <see langword="null"/> when it can.</summary>
    internal static string? ProblemInOs(string pattern) =>
        pattern.Length != pattern.Trim().Length ? "leave out the spaces around it" : Glob.ForeignSyntaxIn(pattern);
}
