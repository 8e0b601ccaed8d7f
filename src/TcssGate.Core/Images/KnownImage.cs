namespace TcssGate.Core.Images;

/// <summary>One image that TCSS knows, in a registry or on nodes: who it is, not what was found in it.</summary>
/// <param name="Repository">The repository, with its registry host where the name has one; empty when the image has no name.</param>
/// <param name="Tag">The tag; empty when the image has none.</param>
/// <param name="Digest">The digest of its manifest; <see langword="null"/> when TCSS does not say.</param>
public abstract record KnownImage(string Repository, string Tag, Digest? Digest)
{
    /// <summary>The repository; its host is in lower case, whatever case TCSS lists it in.</summary>
    public string Repository { get; init => field = RepositoryName.Normalized(value); } = RepositoryName.Normalized(Repository);

    /// <summary>Where TCSS knows it from.</summary>
    public abstract ImageSource Source { get; }

    /// <summary>What fixes the image's content: its digest, on nodes its ImageID; <see langword="null"/> when TCSS does not say.</summary>
    public abstract Digest? Identity { get; }

    /// <summary>Whether a digest is this image's.</summary>
    public abstract bool Has(Digest digest);

    /// <summary>The image's address, for people.</summary>
    public override string ToString() => this.Tag.Length == 0 ? this.Repository : $"{this.Repository}:{this.Tag}";

    /// <summary>The image with what tells it from others of its name: for a list of candidates.</summary>
    internal abstract string Described { get; }
}
