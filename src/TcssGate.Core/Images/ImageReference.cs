namespace TcssGate.Core.Images;

/// <summary>An image as a user names it: <c>repo:tag</c>, <c>repo@sha256:…</c> or <c>repo:tag@sha256:…</c>; on nodes also by its ImageID alone.</summary>
/// <param name="Repository">The repository with its registry host, as in <c>ccr.ccs.tencentyun.com/shop/web</c>; the host may be left out when the path alone is unambiguous. Empty for a digest alone.</param>
/// <param name="Tag">The tag; <see langword="null"/> when only a digest was given.</param>
/// <param name="Digest">The digest; <see langword="null"/> when only a tag was given.</param>
public sealed record ImageReference(string Repository, string? Tag, Digest? Digest)
{
    private const int MaximumTagLength = 128;
    private const int MaximumRepositoryLength = 255;

    /// <summary>The repository; its host is in lower case, whatever case it was written in.</summary>
    public string Repository { get; init => field = RepositoryName.Normalized(value); } = RepositoryName.Normalized(Repository);

    /// <summary>The forms a reference may have, for help and errors.</summary>
    public static string Forms => "repo:tag, repo@sha256:… or repo:tag@sha256:…";

    /// <summary>Whether there is only a digest, which names an image on nodes by its ImageID.</summary>
    public bool IsDigestAlone => this.Repository.Length == 0;

    /// <summary>Whether the repository begins with a registry host, as opposed to being a path that several registries may hold.</summary>
    public bool HasHost => HostOf(this.Repository) is not null;

    /// <summary>Reads a reference; on failure <paramref name="problem"/> says what is wrong and how to mend it.</summary>
    public static ImageReference? Parse(string text, out string problem)
    {
        if (Images.Digest.TryParse(text, out var alone))
        {
            problem = "";
            return new ImageReference("", null, alone);
        }

        var (name, digestText) = SplitOnce(text, '@');
        Digest? digest = null;
        if (digestText is not null)
        {
            if (!Images.Digest.TryParse(digestText, out var parsed))
            {
                problem = digestText.Length == 0 ? "there is no digest after the @; is a variable of the pipeline not set?"
                    : $"\"{digestText}\" is no digest; a digest is {Images.Digest.Form}";
                return null;
            }

            digest = parsed;
        }

        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/');
        var repository = hasTag ? name[..colon] : name;
        var tag = hasTag ? name[(colon + 1)..] : null;
        problem = ProblemIn(repository, tag, digest);
        return problem.Length == 0 ? new ImageReference(repository, tag, digest) : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        this.IsDigestAlone ? this.Digest.ToString()!
        : this.Repository + (this.Tag is null ? "" : $":{this.Tag}") + (this.Digest is null ? "" : $"@{this.Digest}");

    /// <summary>The registry host at the start of a repository, or <see langword="null"/> when there is none.</summary>
    internal static string? HostOf(string repository) => RepositoryName.HostOf(repository);

    private static string ProblemIn(string repository, string? tag, Digest? digest)
    {
        if (repository.Length == 0)
        {
            return $"the repository is missing; write {Forms}";
        }

        if (repository.Length > MaximumRepositoryLength)
        {
            return $"the repository is longer than {MaximumRepositoryLength} characters";
        }

        if (HostOf(repository) is { } host ? !IsHost(host) || !IsPath(repository[(host.Length + 1)..]) : !IsPath(repository))
        {
            return $"\"{repository}\" is no repository; its path has lower-case letters, digits and . _ - between single slashes";
        }

        if (tag is not null && !IsTag(tag))
        {
            return $"\"{tag}\" is no tag; a tag has at most {MaximumTagLength} letters, digits and . _ -";
        }

        // No implied :latest: a gate says which image it looked at.
        return tag is null && digest is null ? $"a tag or a digest is missing; did you mean \"{repository}:latest\"?" : "";
    }

    private static bool IsHost(string host)
    {
        var (name, port) = SplitOnce(host, ':');
        return name.Length > 0
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-')
            && (port is null || (port.Length is > 0 and <= 5 && port.All(char.IsAsciiDigit)));
    }

    private static bool IsPath(string path) => path.Split('/').All(part =>
        part.Length > 0
        && char.IsAsciiLetterOrDigit(part[0])
        && char.IsAsciiLetterOrDigit(part[^1])
        && part.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-'));

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= MaximumTagLength
        && tag[0] is not ('.' or '-')
        && tag.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static (string Before, string? After) SplitOnce(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
