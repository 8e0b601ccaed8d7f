namespace TcssGate.Core.Images;

/// <summary>One image that nodes hold: the same content under the same name, on however many of them.</summary>
/// <remarks>Source: a row of <c>DescribeAssetImageList</c>, or <c>DescribeAssetImageDetail</c>.</remarks>
/// <param name="ImageId">The digest of its configuration (<c>ImageID</c>), which fixes its content; scans and findings are asked for by it.</param>
/// <param name="Repository">The repository of its name (<c>ImageName</c>), as the nodes write it; empty when it has none.</param>
/// <param name="Tag">The tag of its name; empty when it has none.</param>
/// <param name="RepoDigests">The addresses that it was pulled from (<c>RepoDigests</c>); only a detail has them, and not every one.</param>
public sealed record NodeImage(Digest ImageId, string Repository, string Tag, IReadOnlyList<RepositoryDigest> RepoDigests)
    : KnownImage(Repository, Tag, ManifestOf(Repository, RepoDigests))
{
    /// <summary>On how many nodes it is (<c>HostCnt</c>); <see langword="null"/> when unknown.</summary>
    public int? Hosts { get; init; }

    /// <summary>How many containers run it (<c>ContainerCnt</c>); <see langword="null"/> when unknown.</summary>
    public int? Containers { get; init; }

    /// <summary>Whether the response left the name out: then it is unknown, which is not the same as an image without a name.</summary>
    public bool IsNameUnknown { get; init; }

    /// <inheritdoc/>
    public override ImageSource Source => ImageSource.Node;

    /// <inheritdoc/>
    public override Digest? Identity => this.ImageId;

    /// <summary>The same image under another of its names.</summary>
    public NodeImage Named(string repository, string tag) => this.Anew(repository, tag, this.RepoDigests);

    /// <summary>The same image, once it is known where it was pulled from.</summary>
    public NodeImage PulledFrom(IReadOnlyList<RepositoryDigest> addresses) => this.Anew(this.Repository, this.Tag, addresses);

    /// <inheritdoc/>
    /// <remarks>Its own ImageID, or the digest of a manifest that it was pulled by.</remarks>
    public override bool Has(Digest digest) => this.ImageId == digest || this.RepoDigests.Any(pulled => pulled.Digest == digest);

    /// <summary>Reads a name as nodes write it: <c>docker.io/centos:latest</c>, <c>repo@sha256:…</c>, <c>&lt;none&gt;:&lt;none&gt;</c>.</summary>
    public static (string Repository, string Tag) ParseName(string? name)
    {
        var named = (name ?? "").Trim();
        var at = named.IndexOf('@', StringComparison.Ordinal);
        named = at < 0 ? named : named[..at];
        var colon = named.LastIndexOf(':');
        var hasTag = colon > named.LastIndexOf('/');
        return (Part(hasTag ? named[..colon] : named), Part(hasTag ? named[(colon + 1)..] : ""));

        static string Part(string text) => text == "<none>" ? "" : text;
    }

    /// <inheritdoc/>
    public override string ToString() => this.Repository.Length == 0 ? this.ImageId.ToString() : base.ToString();

    /// <inheritdoc/>
    internal override string Described => this.Repository.Length == 0 ? this.ImageId.ToString() : $"{this}@{this.ImageId}";

    // A "with" would keep the digest that followed from the old name and addresses.
    private NodeImage Anew(string repository, string tag, IReadOnlyList<RepositoryDigest> addresses) =>
        new(this.ImageId, repository, tag, addresses) { Hosts = this.Hosts, Containers = this.Containers };

    // Pulled by several manifests it has no one digest; the ImageID still says which image it is.
    private static Digest? ManifestOf(string repository, IReadOnlyList<RepositoryDigest> pulled)
    {
        var name = RepositoryName.Normalized(repository);
        var own = pulled.Where(address => DockerHub.IsSameRepository(address.Repository, name)).ToList();
        return (own.Count > 0 ? own : pulled).Select(address => address.Digest).Distinct().ToList() is [var only] ? only : null;
    }
}

/// <summary>An address that an image was pulled from, and the digest of its manifest there.</summary>
/// <param name="Repository">The repository, with its registry host.</param>
/// <param name="Digest">The digest.</param>
public sealed record RepositoryDigest(string Repository, Digest Digest)
{
    /// <summary>The repository; its host is in lower case, whatever case nodes write it in.</summary>
    public string Repository { get; init => field = RepositoryName.Normalized(value); } = RepositoryName.Normalized(Repository);

    /// <summary>Reads <c>repo@sha256:…</c>; <see langword="null"/> when it is none.</summary>
    public static RepositoryDigest? Parse(string? text)
    {
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at > 0 && Digest.TryParse(text![(at + 1)..].Trim(), out var digest) ? new RepositoryDigest(text[..at].Trim(), digest) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{this.Repository}@{this.Digest}";
}
