using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>How a look of TCSS into the registries went.</summary>
internal abstract record SyncOutcome
{
    private SyncOutcome()
    {
    }

    /// <summary>Every registry was looked into, after the sync was asked for.</summary>
    public sealed record Succeeded : SyncOutcome;

    /// <summary>Not every registry was.</summary>
    /// <param name="Why">The reason, in the user's words.</param>
    public sealed record Failed(string Why) : SyncOutcome;
}

/// <summary>Makes TCSS look into the registries, since a just-pushed image is not listed, and a moved tag not noticed, until it has.</summary>
internal sealed class RegistrySync(TcssClient client, Patience patience, RunClock clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Syncs every registry and waits until that is done.</summary>
    /// <param name="deadline">When to stop waiting, by the run's clock.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<SyncOutcome> AllAsync(TimeSpan deadline, CancellationToken cancellation) => this.RunAsync([], deadline, cancellation);

    /// <summary>Syncs only the registries that hold some images, because another registry keeps the sync of all from ending well.</summary>
    /// <returns>How it went, image by image.</returns>
    public async Task<IReadOnlyDictionary<RegistryImage, SyncOutcome>> OnlyAsync(
        IReadOnlyCollection<RegistryImage> images, TimeSpan deadline, CancellationToken cancellation)
    {
        var registries = await patience.RunAsync(this.RegistriesAsync, deadline, cancellation).ConfigureAwait(false);
        var holders = images.Distinct().ToDictionary(image => image, image => registries.FirstOrDefault(registry => Holds(registry, image)));
        var healthy = holders.Values.OfType<Registry>().Where(registry => registry.Sync != SyncState.Failed).Select(registry => registry.Id).Distinct().ToList();
        var outcome = healthy.Count > 0 ? await this.RunAsync(healthy, deadline, cancellation).ConfigureAwait(false) : new SyncOutcome.Succeeded();
        return holders.ToDictionary(pair => pair.Key, pair => pair.Value switch
        {
            null => new SyncOutcome.Failed("TCSS does not say which of its registries holds the image"),
            { Sync: SyncState.Failed } failed => new SyncOutcome.Failed($"{failed.Name}: {failed.Problem}"),
            _ => outcome,
        });
    }

    private async Task<IReadOnlyList<Registry>> RegistriesAsync(CancellationToken cancellation)
    {
        var list = await PageReader.ReadAsync(
            async (window, token) =>
            {
                var page = await client.ListRegistriesAsync(window.Offset, window.Limit, token).ConfigureAwait(false);
                return new PageOf<Registry>(page.Registries, page.Rows, page.Total);
            },
            lanes: 4,
            cancellation).ConfigureAwait(false);
        return list.Items;
    }

    private static bool Holds(Registry registry, RegistryImage image) =>
        registry.Type == image.RegistryType
        && (image.InstanceId.Length > 0 ? registry.InstanceId == image.InstanceId : registry.Name == image.InstanceName);

    private async Task<SyncOutcome> RunAsync(IReadOnlyList<long> registries, TimeSpan deadline, CancellationToken cancellation)
    {
        try
        {
            return await this.SyncAsync(registries, deadline, cancellation).ConfigureAwait(false);
        }
        catch (TcssException failure) when (failure.MayPass && patience.IsOver(deadline))
        {
            // An outage until the deadline: what needs no sync is evaluated all the same.
            return new SyncOutcome.Failed(failure.Message);
        }
    }

    private async Task<SyncOutcome> SyncAsync(IReadOnlyList<long> registries, TimeSpan deadline, CancellationToken cancellation)
    {
        // A sync that runs already may have passed our registry before the push: only one that begins now counts.
        var before = await this.PollAsync((look, _) => look.State == SyncState.Running ? null : look, deadline, cancellation).ConfigureAwait(false);
        if (before is null)
        {
            return new SyncOutcome.Failed("an earlier sync did not end in time");
        }

        try
        {
            await patience.StartAsync(token => client.SyncAsync(registries, token), deadline, cancellation).ConfigureAwait(false);
        }
        catch (TcssException refusal) when (refusal.Failure == TcssFailure.Failed)
        {
            return new SyncOutcome.Failed(refusal.Message);
        }

        var watch = new SyncWatch(before, clock.Elapsed);
        var outcome = await this.PollAsync<SyncOutcome>(
            (look, at) => (watch = watch.Observe(look)).Next(look, at) switch
            {
                SyncStep.Succeeded => new SyncOutcome.Succeeded(),
                SyncStep.Failed => new SyncOutcome.Failed(look.Problem.Length > 0 ? look.Problem : "TCSS does not say why"),
                _ => null,
            },
            deadline,
            cancellation).ConfigureAwait(false);
        return outcome ?? new SyncOutcome.Failed($"the sync did not end within {DurationText.Write(clock.Elapsed - watch.Since)}");
    }

    private async Task<T?> PollAsync<T>(Func<SyncStatus, TimeSpan, T?> decide, TimeSpan deadline, CancellationToken cancellation)
        where T : class
    {
        for (var pause = FirstPause; ; pause = pause * 1.5 > LongestPause ? LongestPause : pause * 1.5)
        {
            var look = await patience.RunAsync(client.GetSyncStatusAsync, deadline, cancellation).ConfigureAwait(false);
            if (decide(look, clock.Elapsed) is { } decided)
            {
                return decided;
            }

            if (clock.Elapsed + pause > deadline)
            {
                return null;
            }

            await clock.DelayAsync(pause, cancellation).ConfigureAwait(false);
        }
    }
}
