using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Nodes;

/// <summary>Finds out which image on nodes each reference means, and takes a first look at it.</summary>
/// <remarks>Rows name an image and its ImageID; the digests that it was pulled by are in its detail only, so a reference by such a digest costs details.</remarks>
internal sealed class NodeResolver(TcssClient client, ImageLister lister, int parallelism)
{
    // So many images of one name, the details of which are looked at for a digest; a node that builds images by the hundred names them alike.
    private const int MostDetails = 50;

    /// <summary>Resolves every reference; in the end among everything that nodes hold.</summary>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        var named = references.Where(image => !image.IsDigestAlone).ToList();
        var found = await this.LookAsync(references, cancellation).ConfigureAwait(false);

        // A filter of the service may have hidden an image, and an image that was pulled by a digest may have no name.
        var open = named.Where(image => found[image].Meant is not ImageResolution.Found and not ImageResolution.Ambiguous).ToList();
        if (open.Count > 0)
        {
            var all = await lister.FindAllAsync(cancellation).ConfigureAwait(false);
            foreach (var (image, again) in await this.LookAsync(open, all, cancellation).ConfigureAwait(false))
            {
                found[image] = again;
            }
        }

        return found.ToDictionary(image => image.Key, image => Told(image.Key, image.Value));
    }

    /// <summary>The image that a reference means among those that are named like it; <see langword="null"/> when there is none, or several.</summary>
    public async Task<ListedImage?> FindNamedAsync(ImageReference reference, CancellationToken cancellation) =>
        (await this.LookAsync([reference], cancellation).ConfigureAwait(false))[reference].Detail;

    private static Resolved Told(ImageReference image, Look look) => look.Meant switch
    {
        ImageResolution.Found one when look.Detail is { } detail => new Resolved(detail, null),
        ImageResolution.Found one => new Resolved(null, Reasons.ImageVanished(one.Image)),
        ImageResolution.Ambiguous several => new Resolved(null, Reasons.ImageAmbiguous(image, several.Candidates)),
        ImageResolution.OtherDigest other => new Resolved(null, Reasons.OtherDigestOnNodes(image, other.Listed)),
        _ => new Resolved(null, Reasons.NotOnNodes(image)),
    };

    private async Task<Dictionary<ImageReference, Look>> LookAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        var rows = await lister.FindAsync([.. references.Where(image => !image.IsDigestAlone)], cancellation).ConfigureAwait(false);
        return await this.LookAsync(references, rows, cancellation).ConfigureAwait(false);
    }

    private async Task<Dictionary<ImageReference, Look>> LookAsync(
        IReadOnlyList<ImageReference> references, IReadOnlyList<ListedImage> rows, CancellationToken cancellation)
    {
        var byName = rows.ToLookup(row => LastPartOf(row.Image.Repository), StringComparer.Ordinal);
        var looks = new Look[references.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, references.Count)], parallelism, async at =>
        {
            var image = references[at];
            var candidates = image.IsDigestAlone ? [] : byName[LastPartOf(image.Repository)].Concat(image.Tag is null ? byName[""] : []).DistinctBy(row => row.Image.Identity).ToList();
            looks[at] = await this.LookAsync(image, candidates, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return references.Zip(looks).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task<Look> LookAsync(ImageReference image, List<ListedImage> candidates, CancellationToken cancellation)
    {
        if (image.IsDigestAlone)
        {
            var held = await this.DetailAsync(image.Digest!.Value, cancellation).ConfigureAwait(false);
            return held is null ? new Look(new ImageResolution.NotListed(), null) : new Look(new ImageResolution.Found(held.Image), held);
        }

        var nodes = candidates.Select(row => (NodeImage)row.Image).ToList();
        var meant = ImageResolution.Of(image, nodes);
        if (meant is ImageResolution.Found one)
        {
            return new Look(meant, Joined(await this.DetailAsync(one.Image.Identity!.Value, cancellation).ConfigureAwait(false), candidates));
        }

        return image.Digest is null || meant is ImageResolution.Ambiguous ? new Look(meant, null) : await this.ByManifestAsync(image, candidates, cancellation).ConfigureAwait(false);
    }

    // Named ones first: what is named like the reference is most likely what was pulled by it.
    private async Task<Look> ByManifestAsync(ImageReference image, List<ListedImage> candidates, CancellationToken cancellation)
    {
        var details = new List<ListedImage>();
        var asked = candidates.OrderBy(row => row.Image.Repository.Length == 0).Take(MostDetails).ToList();
        await Lanes.ForEachAsync(asked, parallelism, async row =>
        {
            if (Joined(await this.DetailAsync(row.Image.Identity!.Value, cancellation).ConfigureAwait(false), candidates) is { } detail)
            {
                lock (details)
                {
                    details.Add(detail);
                }
            }
        }).ConfigureAwait(false);
        var meant = ImageResolution.Of(image, details.Select(detail => (NodeImage)detail.Image));
        return new Look(meant, meant is ImageResolution.Found found ? details.Find(detail => detail.Image == found.Image) : null);
    }

    // What only rows know is kept as far as it is about the same result.
    private static ListedImage? Joined(ListedImage? detail, List<ListedImage> rows)
    {
        var row = detail is null ? null : rows.LastOrDefault(row => row.Image.Identity == detail.Image.Identity)?.Scan;
        return row is null ? detail : detail! with
        {
            Scan = detail.Scan with
            {
                BySeverity = detail.Scan.BySeverity ?? (row.ScanTime == detail.Scan.ScanTime ? row.BySeverity : null),
                Trusted = detail.Scan.Trusted ?? row.Trusted,
            },
        };
    }

    private async Task<ListedImage?> DetailAsync(Digest imageId, CancellationToken cancellation)
    {
        try
        {
            var detail = await client.GetNodeImageAsync(imageId, cancellation).ConfigureAwait(false);
            return detail?.Image.Identity == imageId ? detail : null;
        }
        catch (TcssException trouble) when (trouble.Failure == TcssFailure.NotFound)
        {
            return null;
        }
    }

    private static string LastPartOf(string repository) => repository[(repository.LastIndexOf('/') + 1)..];

    /// <summary>What a reference means, and the detail of the one image that it means.</summary>
    private sealed record Look(ImageResolution Meant, ListedImage? Detail);
}
