using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Nodes;

/// <summary>Finds the image on nodes that has the digest of a registry image, for what it says of its trust.</summary>
internal sealed class NodeTrustFinder(TcssClient client, int parallelism)
{
    private readonly NodeResolver resolver = new(client, new ImageLister(client.ListNodeImagesAsync, parallelism), parallelism);
    private volatile bool refused;

    /// <summary>What nodes say.</summary>
    /// <param name="image">The registry image, its digest pinned.</param>
    /// <param name="imageId">Its ImageID, which finds it on nodes in one call; <see langword="null"/> when the registry row does not say.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns><see langword="null"/> when no node holds the image, or nothing is said of its trust.</returns>
    public async Task<NodeTrust?> FindAsync(RegistryImage image, Digest? imageId, CancellationToken cancellation)
    {
        if (this.refused || image.Digest is not { } digest)
        {
            return null;
        }

        try
        {
            return (imageId is { } id ? TrustOf(await this.resolver.FindAsync(id, cancellation).ConfigureAwait(false), digest) : null)
                ?? TrustOf(await this.resolver.FindPulledAsync(image.Repository, digest, cancellation).ConfigureAwait(false), digest);
        }
        catch (TcssException trouble) when (trouble.Failure != TcssFailure.RefusedKeys)
        {
            // Nodes are only asked for more; without their answer the trust is unknown, and its rule says so.
            this.refused = this.refused || trouble.Failure is TcssFailure.NotPermitted or TcssFailure.WrongRequest;
            return null;
        }
        catch (EstateIncompleteException)
        {
            return null;
        }
    }

    // The same ImageID says the same content, yet only the same digest says the same image: what was pushed, with its manifest.
    private static NodeTrust? TrustOf(ListedImage? found, Digest digest) =>
        found is { Image: NodeImage held, Scan.Trusted: { } trusted } && held.RepoDigests.Any(pulled => pulled.Digest == digest)
            ? new NodeTrust(held.ImageId, trusted)
            : null;
}
