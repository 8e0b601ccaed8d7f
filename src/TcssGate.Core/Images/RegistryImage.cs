namespace TcssGate.Core.Images;

/// <summary>One image of one registry, as TCSS lists it.</summary>
/// <remarks>Source: a row of <c>DescribeAssetImageRegistryList</c>.</remarks>
/// <param name="Id">TCSS's number of the image (<c>Id</c>); scans and findings are asked for by it.</param>
/// <param name="Repository">The repository with its registry host (<c>ImageRepoAddress</c>).</param>
/// <param name="Tag">The tag (<c>ImageTag</c>); empty when the image has none, or <see cref="HasUnknownTag"/>.</param>
/// <param name="Digest">The digest (<c>ImageDigest</c>); <see langword="null"/> when TCSS does not say.</param>
/// <param name="RegistryType">The kind of registry, as in <c>ccr</c>, <c>tcr</c>, <c>harbor</c> (<c>RegistryType</c>); empty when unknown.</param>
/// <param name="InstanceId">The registry instance (<c>InstanceId</c>); empty for registries without instances.</param>
/// <param name="InstanceName">The registry's name in TCSS (<c>InstanceName</c>); empty when unknown.</param>
public sealed record RegistryImage(
    long Id, string Repository, string Tag, Digest? Digest, string RegistryType, string InstanceId, string InstanceName)
    : KnownImage(Repository, Tag, Digest)
{
    /// <summary>Whether it is the newest image of its repository (<c>IsLatestImage</c>); <see langword="null"/> when TCSS does not say.</summary>
    public bool? IsLatest { get; init; }

    /// <summary>Whether the row lacks its tag, so that the image may have any tag or none.</summary>
    public bool HasUnknownTag { get; init; }

    /// <inheritdoc/>
    public override ImageSource Source => ImageSource.Registry;

    /// <inheritdoc/>
    public override Digest? Identity => this.Digest;

    /// <inheritdoc/>
    public override bool Has(Digest digest) => this.Digest == digest;

    /// <inheritdoc/>
    public override string ToString() => base.ToString();

    /// <inheritdoc/>
    internal override string Described =>
        $"{this}@{this.Digest?.ToString() ?? "(no digest)"} in {(this.InstanceName.Length > 0 ? this.InstanceName : "a registry without a name")} ({this.RegistryType})";
}
