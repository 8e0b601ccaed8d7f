using System.Collections.Concurrent;
using System.Collections.Immutable;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Nodes;

/// <summary>Finds out which image on nodes each reference means, and takes a first look at it.</summary>
/// <remarks>Rows name an image and its ImageID; the digests that it was pulled by are in its detail only, so a reference by such a digest costs details.</remarks>
internal sealed class NodeResolver(TcssClient client, ImageLister lister, int parallelism)
{
    // So many images, the details of which are looked at for one digest: ten seconds of calls. What has another name than it was pulled by is rare.
    private const int MostDetails = 200;

    // References of one run lead to the same images again and again, most of all those by a digest.
    private readonly ConcurrentDictionary<Digest, Lazy<Task<ListedImage?>>> details = new();
    private readonly ConcurrentDictionary<Digest, ImmutableHashSet<ListedImage>> rows = new();
    private readonly ConcurrentDictionary<ImageReference, TcssException> interrupted = new();
    private readonly Lock turn = new();
    private Task<IReadOnlyList<ListedImage>>? everything;

    /// <summary>Resolves every reference, and waits out outages until a deadline; what one image suffers from spoils no other.</summary>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, Patience patience, TimeSpan deadline, CancellationToken cancellation)
    {
        var found = new Dictionary<ImageReference, Resolved>(
            await patience.RunAsync(token => this.ResolveAsync(references, token), deadline, cancellation).ConfigureAwait(false));
        while (this.TakeInterrupted(references) is { Count: > 0 } again && !patience.IsOver(deadline))
        {
            await patience.PauseAsync(cancellation).ConfigureAwait(false);
            try
            {
                foreach (var (image, resolved) in await this.ResolveAsync(again, cancellation).ConfigureAwait(false))
                {
                    found[image] = resolved;
                }
            }
            catch (TcssException outage) when (outage.MayPass)
            {
                again.ForEach(image => this.interrupted[image] = outage);
            }
        }

        return found;
    }

    private List<ImageReference> TakeInterrupted(IReadOnlyList<ImageReference> references) => [.. references.Where(image => this.interrupted.TryRemove(image, out _))];

    /// <summary>Resolves every reference; in the end among everything that nodes hold.</summary>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        var named = references.Where(image => !image.IsDigestAlone).ToList();
        var rows = await this.NamedAsync(named, cancellation).ConfigureAwait(false);
        var found = await this.LookAsync(references, rows, CandidatesOf, cancellation).ConfigureAwait(false);

        // A filter of the service may have hidden an image, and one that was pulled by a digest may have no name, or another.
        var open = named.Where(image => found[image].Meant is not ImageResolution.Found and not ImageResolution.Ambiguous).ToList();
        if (open.Count > 0)
        {
            foreach (var (image, again) in await this.LastLookAsync(open, cancellation).ConfigureAwait(false))
            {
                found[image] = again;
            }
        }

        if (references.Count > 0 && references.All(this.interrupted.ContainsKey))
        {
            // Not one answer: nothing is known of any of them.
            throw this.interrupted[references[0]];
        }

        return found.ToDictionary(image => image.Key, image => Told(image.Key, image.Value));
    }

    /// <summary>Takes note of rows, since one image may have several, each with another name.</summary>
    public IReadOnlyList<ListedImage> Note(IEnumerable<ListedImage> listed)
    {
        var noted = listed.ToList();
        foreach (var same in noted.GroupBy(row => row.Image.Identity!.Value))
        {
            this.rows.AddOrUpdate(same.Key, _ => [.. same], (_, known) => known.Union(same));
        }

        return noted;
    }

    /// <summary>Every row of an image that was read so far; empty when there was none.</summary>
    public IReadOnlyList<ScanSnapshot> RowsOf(Digest imageId) => this.rows.TryGetValue(imageId, out var known) ? [.. known.Select(row => row.Scan)] : [];

    // Rows that are missing may be of another image with the same name: then only the whole list tells.
    private async Task<IReadOnlyList<ListedImage>> NamedAsync(IReadOnlyList<ImageReference> named, CancellationToken cancellation)
    {
        try
        {
            return this.Note(await lister.FindAsync(named, cancellation).ConfigureAwait(false));
        }
        catch (EstateIncompleteException)
        {
            return [];
        }
    }

    private async Task<Dictionary<ImageReference, Look>> LastLookAsync(List<ImageReference> open, CancellationToken cancellation)
    {
        try
        {
            var all = this.Note(await this.EverythingAsync(cancellation).ConfigureAwait(false));
            return await this.LookAsync(open, all, LastCandidatesOf, cancellation).ConfigureAwait(false);
        }
        catch (EstateIncompleteException incomplete)
        {
            return open.ToDictionary(image => image, _ => new Look(new ImageResolution.NotListed(), null, incomplete.Message));
        }
    }

    /// <summary>The image of an ImageID; <see langword="null"/> when no node holds it.</summary>
    public Task<ListedImage?> FindAsync(Digest imageId, CancellationToken cancellation) => this.DetailAsync(imageId, cancellation);

    /// <summary>The image that was pulled by the digest of what was pushed, from wherever and under whatever name.</summary>
    /// <returns><see langword="null"/> when no node holds it, or several images were pulled by it.</returns>
    public async Task<ListedImage?> FindPulledAsync(string repository, Digest manifest, CancellationToken cancellation)
    {
        var pushed = new ImageReference(repository, null, manifest);
        var pulled = new ImageReference("", null, manifest);
        var rows = await lister.FindAsync([pushed], cancellation).ConfigureAwait(false);
        var look = await this.ByManifestAsync(pulled, [.. CandidatesOf(pushed, ByName(rows))], cancellation).ConfigureAwait(false);
        if (look.Meant is ImageResolution.NotListed)
        {
            var all = await this.EverythingAsync(cancellation).ConfigureAwait(false);
            look = await this.ByManifestAsync(pulled, [.. LastCandidatesOf(pushed, ByName(all))], cancellation).ConfigureAwait(false);
        }

        return look.Detail;
    }

    private static Resolved Told(ImageReference image, Look look) => look.Meant switch
    {
        _ when look.Trouble is { } trouble => new Resolved(null, Reasons.LookFailed(trouble)),
        ImageResolution.Found one when look.Detail is { } detail => new Resolved(detail, null),
        ImageResolution.Found one => new Resolved(null, Reasons.ImageVanished(one.Image)),
        ImageResolution.Ambiguous several => new Resolved(null, Reasons.ImageAmbiguous(image, several.Candidates)),
        ImageResolution.OtherDigest other => new Resolved(null, Reasons.OtherDigestOnNodes(image, other.Listed)),
        _ => new Resolved(null, Reasons.NotOnNodes(image)),
    };

    private static IEnumerable<ListedImage> CandidatesOf(ImageReference image, ILookup<string, ListedImage> byName) =>
        byName[LastPartOf(image.Repository)].Concat(image.Tag is null ? byName[""] : []);

    // Named ones first: what is named like the reference is most likely what was pulled by it.
    private static IEnumerable<ListedImage> LastCandidatesOf(ImageReference image, ILookup<string, ListedImage> byName) =>
        image.Tag is null ? CandidatesOf(image, byName).Concat(byName.SelectMany(rows => rows)) : CandidatesOf(image, byName);

    private async Task<Dictionary<ImageReference, Look>> LookAsync(
        IReadOnlyList<ImageReference> references,
        IReadOnlyList<ListedImage> rows,
        Func<ImageReference, ILookup<string, ListedImage>, IEnumerable<ListedImage>> candidatesOf,
        CancellationToken cancellation)
    {
        var byName = ByName(rows);
        var looks = new Look[references.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, references.Count)], parallelism, async at =>
        {
            var image = references[at];
            this.interrupted.TryRemove(image, out _);
            try
            {
                looks[at] = image.IsDigestAlone
                    ? await this.LookAsync(image.Digest!.Value, cancellation).ConfigureAwait(false)
                    : Doubted(image, await this.LookAsync(image, [.. candidatesOf(image, byName)], cancellation).ConfigureAwait(false), rows);
            }
            catch (TcssException trouble) when (trouble.MayPass)
            {
                // What the service cannot say of one image spoils no other. What it refuses to do it will refuse again.
                if (trouble.Failure != TcssFailure.Failed)
                {
                    this.interrupted[image] = trouble;
                }

                looks[at] = new Look(new ImageResolution.NotListed(), null, trouble.Message);
            }
        }).ConfigureAwait(false);
        return references.Zip(looks).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    // An image whose name the service left out may have the very name that was asked for: then one match is not known to be the only one.
    private static Look Doubted(ImageReference image, Look look, IReadOnlyList<ListedImage> rows) =>
        image.Digest is null && look.Meant is ImageResolution.Found found
        && rows.FirstOrDefault(row => row.Image is NodeImage { IsNameUnknown: true } && row.Image.Identity != found.Image.Identity) is { } unnamed
            ? new Look(new ImageResolution.NotListed(), null, $"TCSS does not report the name (ImageName) of {unnamed.Image.Identity}, which may be an image of the same name")
            : look;

    private async Task<Look> LookAsync(Digest imageId, CancellationToken cancellation)
    {
        var held = await this.DetailAsync(imageId, cancellation).ConfigureAwait(false);
        return held is null ? new Look(new ImageResolution.NotListed(), null) : new Look(new ImageResolution.Found(held.Image), held);
    }

    private async Task<Look> LookAsync(ImageReference image, List<ListedImage> candidates, CancellationToken cancellation)
    {
        var meant = ImageResolution.Of(image, candidates.Select(row => (NodeImage)row.Image));
        return meant is ImageResolution.Found one
            ? new Look(meant, await this.DetailAsync(candidates.Last(row => row.Image == one.Image), cancellation).ConfigureAwait(false))
            : image.Digest is null || meant is ImageResolution.Ambiguous ? new Look(meant, null)
            : await this.ByManifestAsync(image, candidates, cancellation).ConfigureAwait(false);
    }

    private async Task<Look> ByManifestAsync(ImageReference image, List<ListedImage> candidates, CancellationToken cancellation)
    {
        var asked = candidates.DistinctBy(row => (row.Image.Identity, row.Image.Repository, row.Image.Tag)).Take(MostDetails).ToList();
        var held = new ListedImage?[asked.Count];
        await Lanes.ForEachAsync([.. Enumerable.Range(0, asked.Count)], parallelism, async at =>
            held[at] = await this.DetailAsync(asked[at], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        var meant = ImageResolution.Of(image, held.OfType<ListedImage>().Select(detail => (NodeImage)detail.Image));
        return new Look(meant, meant is ImageResolution.Found found ? held.Last(detail => detail?.Image == found.Image) : null);
    }

    // A detail has one name, and an image may have several: that of the row is the one that it was found by.
    internal async Task<ListedImage?> DetailAsync(ListedImage row, CancellationToken cancellation) =>
        await this.DetailAsync(row.Image.Identity!.Value, cancellation).ConfigureAwait(false) is { } detail
            ? new ListedImage(
                ((NodeImage)detail.Image).Named(row.Image.Repository, row.Image.Tag),
                NodeRows.WithRows(detail.Scan, [row.Scan, .. this.RowsOf(row.Image.Identity!.Value)]))
            : null;

    private Task<ListedImage?> DetailAsync(Digest imageId, CancellationToken cancellation) =>
        this.details.GetOrAdd(imageId, id => new Lazy<Task<ListedImage?>>(() => this.ReadAsync(id, cancellation))).Value;

    private async Task<ListedImage?> ReadAsync(Digest imageId, CancellationToken cancellation)
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
        catch
        {
            // The next attempt asks again.
            this.details.TryRemove(imageId, out _);
            throw;
        }
    }

    private Task<IReadOnlyList<ListedImage>> EverythingAsync(CancellationToken cancellation)
    {
        lock (this.turn)
        {
            return this.everything = this.everything is { IsFaulted: false, IsCanceled: false } known ? known : lister.FindAllAsync(cancellation);
        }
    }

    private static ILookup<string, ListedImage> ByName(IReadOnlyList<ListedImage> rows) =>
        rows.ToLookup(row => LastPartOf(row.Image.Repository), StringComparer.Ordinal);

    private static string LastPartOf(string repository) => repository[(repository.LastIndexOf('/') + 1)..];

    /// <summary>What a reference means, and the detail of the one image that it means; or why that cannot be told.</summary>
    private sealed record Look(ImageResolution Meant, ListedImage? Detail, string? Trouble = null);
}
