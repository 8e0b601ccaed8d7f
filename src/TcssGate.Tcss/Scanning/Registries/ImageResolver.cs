using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>Finds out which image of TCSS each reference means, and makes TCSS look into the registries where that is needed to be sure.</summary>
/// <remarks>
/// A digest that is listed needs no sync: the digest says what the content is. A tag alone does: TCSS notices by itself only at night that a tag
/// was pushed again, and until then shows the result of the image that the tag named before.
/// </remarks>
internal sealed class ImageResolver(PatientLister lister, RegistrySync sync, RunClock clock)
{
    // The list can lag behind the end of the sync that filled it. A tag's row that has not changed by then is taken for current.
    private static readonly TimeSpan[] LooksAfterSync = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    // Where a look takes more calls than this, only the last one is taken.
    private const int CostlyLook = 20;

    /// <summary>Resolves every reference.</summary>
    /// <param name="references">The references, each once.</param>
    /// <param name="deadline">When to stop waiting for a sync, by the run's clock.</param>
    /// <param name="report">Told which references need a sync and why, before it is started.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, TimeSpan deadline, Action<IReadOnlyList<(ImageReference Reference, SyncNeed Need)>> report, CancellationToken cancellation)
    {
        var resolved = new Dictionary<ImageReference, Resolved>();

        // Tags are looked up as well, though a sync follows in any case: only what they named before shows whether the sync changed it.
        var rows = await lister.ListAsync(references, deadline, cancellation).ConfigureAwait(false);
        var before = new RowIndex(rows);
        var needs = references.Select(image => (Reference: image, Need: image.Digest is null ? SyncNeed.TagAlone : SyncNeeds.For(image, before.Resolve(image)))).ToList();
        Take(resolved, [.. needs.Where(image => image.Need == SyncNeed.None).Select(image => image.Reference)], before, _ => true);

        var open = needs.Where(image => image.Need != SyncNeed.None).ToList();
        if (open.Count > 0)
        {
            report(open);
            await this.AfterSyncAsync([.. open.Select(image => image.Reference)], resolved, new SyncRun(before, deadline), cancellation).ConfigureAwait(false);
        }

        return resolved;
    }

    // Takes what is settled: found, or ambiguous, which no sync mends.
    private static void Take(Dictionary<ImageReference, Resolved> resolved, IEnumerable<ImageReference> wanted, RowIndex index, Func<ImageReference, bool> isCurrent)
    {
        foreach (var image in wanted.Where(isCurrent))
        {
            switch (index.Resolve(image))
            {
                case ImageResolution.Unclear unclear:
                    resolved[image] = new Resolved(null, Reasons.RowUnclear(image, unclear.Row));
                    break;
                case ImageResolution.Found found:
                    resolved[image] = new Resolved(index.RowOf(found.Image), null) { Rows = index.RowsOf(found.Image), UnclearTrust = index.UnclearTrustOf(found.Image) };
                    break;
                case ImageResolution.Ambiguous ambiguous:
                    resolved[image] = new Resolved(null, Reasons.ImageAmbiguous(image, ambiguous.Candidates));
                    break;
            }
        }
    }

    private async Task AfterSyncAsync(
        IReadOnlyList<ImageReference> wanted, Dictionary<ImageReference, Resolved> resolved, SyncRun run, CancellationToken cancellation)
    {
        var outcome = await sync.AllAsync(run.Deadline, cancellation).ConfigureAwait(false);
        var reasons = outcome is SyncOutcome.Failed failed
            ? await this.DoubtTagsAsync(wanted, failed, run, cancellation).ConfigureAwait(false)
            : [];
        var rows = await this.LookAsync([.. wanted.Where(image => !reasons.ContainsKey(image))], resolved, run, cancellation).ConfigureAwait(false);
        foreach (var image in wanted.Where(image => !resolved.ContainsKey(image)))
        {
            var reason = (outcome, rows.Resolve(image)) switch
            {
                _ when reasons.TryGetValue(image, out var doubt) => doubt,
                (SyncOutcome.Failed { Why: var why }, _) => Reasons.SyncFailed(why),
                (_, ImageResolution.OtherDigest other) => Reasons.DigestNotFound(image, other),
                (_, ImageResolution.NotListed { SameDigest: { Count: > 0 } same }) => Reasons.ListedUnderOtherName(image, same),
                _ => Reasons.ImageNotFound(image),
            };
            resolved[image] = new Resolved(null, reason);
        }
    }

    // The last look reads everything where something is still missing, in case a filter of the service hid the image.
    private async Task<RowIndex> LookAsync(
        IReadOnlyList<ImageReference> wanted, Dictionary<ImageReference, Resolved> resolved, SyncRun run, CancellationToken cancellation)
    {
        var ended = clock.Elapsed;
        var index = new RowIndex(ImageListing.Empty);
        var looks = lister.CostOf(wanted) > CostlyLook ? LooksAfterSync[^1..] : LooksAfterSync;
        foreach (var after in looks)
        {
            var open = wanted.Where(image => !resolved.ContainsKey(image)).ToList();
            if (open.Count == 0)
            {
                break;
            }

            if (ended + after > clock.Elapsed)
            {
                await clock.DelayAsync(ended + after - clock.Elapsed, cancellation).ConfigureAwait(false);
            }

            index = new RowIndex(await lister.ListAsync(open, run.Deadline, cancellation).ConfigureAwait(false));
            var isLast = after == LooksAfterSync[^1];
            Take(resolved, open, index, image => isLast || image.Digest is not null || HasChanged(image, run.Before, index));
            if (isLast && open.Exists(image => !resolved.ContainsKey(image)))
            {
                index = new RowIndex(await lister.ListAllAsync(run.Deadline, cancellation).ConfigureAwait(false));
                Take(resolved, open.Where(image => !resolved.ContainsKey(image)), index, _ => true);
            }
        }

        return index;
    }

    // Another row, or the same row with another digest, was written since: the list has caught up with the sync.
    private static bool HasChanged(ImageReference image, RowIndex before, RowIndex after) =>
        after.Resolve(image) is ImageResolution.Found now
        && !(before.Resolve(image) is ImageResolution.Found then && then.Image.Identity == now.Image.Identity && before.RowOf(now.Image) is not null);

    // One registry out of reach fails the sync of all; a tag is still good when the registry that holds it can be synced alone.
    private async Task<Dictionary<ImageReference, UndecidedReason>> DoubtTagsAsync(
        IReadOnlyList<ImageReference> wanted, SyncOutcome.Failed failed, SyncRun run, CancellationToken cancellation)
    {
        var reasons = new Dictionary<ImageReference, UndecidedReason>();
        var tags = wanted.Where(image => image.Digest is null).ToList();
        var listed = tags.Count == 0 ? new RowIndex(ImageListing.Empty) : new RowIndex(await lister.ListAsync(tags, run.Deadline, cancellation).ConfigureAwait(false));
        var held = tags
            .Select(image => (Reference: image, Image: (listed.Resolve(image) as ImageResolution.Found)?.Image as RegistryImage))
            .Where(tag => tag.Image is not null)
            .ToList();
        foreach (var tag in tags.Except(held.Select(tag => tag.Reference)))
        {
            reasons[tag] = listed.Resolve(tag) is ImageResolution.Ambiguous several ? Reasons.ImageAmbiguous(tag, several.Candidates) : Reasons.SyncFailed(failed.Why);
        }

        if (held.Count == 0)
        {
            return reasons;
        }

        var outcomes = await sync.OnlyAsync([.. held.Select(tag => tag.Image!)], run.Deadline, cancellation).ConfigureAwait(false);
        foreach (var (reference, image) in held)
        {
            if (outcomes[image!] is SyncOutcome.Failed again)
            {
                reasons[reference] = Reasons.SyncFailed($"{failed.Why}; {again.Why}");
            }
        }

        return reasons;
    }

    /// <summary>What is known when a sync begins.</summary>
    /// <param name="Before">The rows before it.</param>
    /// <param name="Deadline">When to stop waiting, by the run's clock.</param>
    private sealed record SyncRun(RowIndex Before, TimeSpan Deadline);
}
