using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>Finds out which image of TCSS each reference means, and makes TCSS look into the registries where that is needed to be sure.</summary>
/// <remarks>
/// A digest that is listed needs no sync: the digest says what the content is. A tag alone does: TCSS notices by itself only at night that a tag
/// was pushed again, and until then shows the result of the image that the tag named before.
/// </remarks>
internal sealed class ImageResolver(ImageLister lister, RegistrySync sync, RunClock clock)
{
    // The list can lag behind the end of the sync that filled it.
    private const int LooksAfterSync = 3;
    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Resolves every reference.</summary>
    /// <param name="references">The references, each once.</param>
    /// <param name="deadline">When to stop waiting for a sync, by the run's clock.</param>
    /// <param name="report">Told which references need a sync and why, before it is started.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, TimeSpan deadline, Action<IReadOnlyList<(ImageReference Reference, SyncNeed Need)>> report, CancellationToken cancellation)
    {
        var resolved = new Dictionary<ImageReference, Resolved>();
        var pinned = references.Where(image => image.Digest is not null).ToList();
        var rows = await lister.FindAsync(pinned, cancellation).ConfigureAwait(false);
        var index = new RowIndex(rows);

        // A tag alone needs a sync whatever is listed, so it is not looked up before.
        var needs = references.Select(image => (Reference: image, Need: image.Digest is null ? SyncNeed.TagAlone : SyncNeeds.For(image, index.Resolve(image)))).ToList();
        Take(resolved, [.. needs.Where(image => image.Need == SyncNeed.None).Select(image => image.Reference)], rows);

        var open = needs.Where(image => image.Need != SyncNeed.None).ToList();
        if (open.Count > 0)
        {
            report(open);
            await this.AfterSyncAsync([.. open.Select(image => image.Reference)], resolved, deadline, cancellation).ConfigureAwait(false);
        }

        return resolved;
    }

    // Takes what is settled: found, or ambiguous, which no sync mends.
    private static void Take(Dictionary<ImageReference, Resolved> resolved, IReadOnlyList<ImageReference> wanted, IReadOnlyList<ListedImage> rows)
    {
        var index = new RowIndex(rows);
        foreach (var image in wanted)
        {
            switch (index.Resolve(image))
            {
                case ImageResolution.Found found:
                    resolved[image] = new Resolved(index.RowOf(found.Image), null) { Rows = index.RowsOf(found.Image) };
                    break;
                case ImageResolution.Ambiguous ambiguous:
                    resolved[image] = new Resolved(null, Reasons.ImageAmbiguous(image, ambiguous.Candidates));
                    break;
            }
        }
    }

    private async Task AfterSyncAsync(
        IReadOnlyList<ImageReference> wanted, Dictionary<ImageReference, Resolved> resolved, TimeSpan deadline, CancellationToken cancellation)
    {
        var outcome = await sync.AllAsync(deadline, cancellation).ConfigureAwait(false);
        var rows = await this.LookAsync(wanted, resolved, cancellation).ConfigureAwait(false);
        if (outcome is SyncOutcome.Failed failed)
        {
            await this.DoubtTagsAsync(wanted, resolved, failed, deadline, cancellation).ConfigureAwait(false);
        }

        var index = new RowIndex(rows);
        foreach (var image in wanted.Where(image => !resolved.ContainsKey(image)))
        {
            var reason = (outcome, index.Resolve(image)) switch
            {
                (SyncOutcome.Failed { Why: var why }, _) => Reasons.SyncFailed(why),
                (_, ImageResolution.OtherDigest other) => Reasons.DigestNotFound(image, other.Listed),
                _ => Reasons.ImageNotFound(image),
            };
            resolved[image] = new Resolved(null, reason);
        }
    }

    // The last look reads everything, in case a filter of the service hid the image.
    private async Task<IReadOnlyList<ListedImage>> LookAsync(
        IReadOnlyList<ImageReference> wanted, Dictionary<ImageReference, Resolved> resolved, CancellationToken cancellation)
    {
        IReadOnlyList<ListedImage> rows = [];
        for (var look = 1; look <= LooksAfterSync; look++)
        {
            var open = wanted.Where(image => !resolved.ContainsKey(image)).ToList();
            if (open.Count == 0)
            {
                break;
            }

            if (look > 1)
            {
                await clock.DelayAsync(PauseBetweenLooks, cancellation).ConfigureAwait(false);
            }

            rows = look < LooksAfterSync
                ? await lister.FindAsync(open, cancellation).ConfigureAwait(false)
                : await lister.FindAllAsync(cancellation).ConfigureAwait(false);
            Take(resolved, open, rows);
        }

        return rows;
    }

    // One registry out of reach fails the sync of all; a tag is still good when the registry that holds it can be synced alone.
    private async Task DoubtTagsAsync(
        IReadOnlyList<ImageReference> wanted, Dictionary<ImageReference, Resolved> resolved, SyncOutcome.Failed failed, TimeSpan deadline, CancellationToken cancellation)
    {
        var tags = wanted.Where(image => image.Digest is null && resolved.GetValueOrDefault(image)?.Listed is not null).ToList();
        if (tags.Count == 0)
        {
            return;
        }

        var outcomes = await sync.OnlyAsync([.. tags.Select(image => (RegistryImage)resolved[image].Listed!.Image)], deadline, cancellation).ConfigureAwait(false);
        var synced = new List<ImageReference>();
        foreach (var image in tags)
        {
            resolved.Remove(image, out var doubted);
            if (outcomes[(RegistryImage)doubted!.Listed!.Image] is SyncOutcome.Failed again)
            {
                resolved[image] = new Resolved(null, Reasons.SyncFailed($"{failed.Why}; {again.Why}"));
            }
            else
            {
                synced.Add(image);
            }
        }

        Take(resolved, synced, await lister.FindAsync(synced, cancellation).ConfigureAwait(false));
    }
}
