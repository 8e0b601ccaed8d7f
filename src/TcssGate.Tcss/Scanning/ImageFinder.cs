using TcssGate.Core.Images;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning.Nodes;
using TcssGate.Tcss.Scanning.Registries;

namespace TcssGate.Tcss.Scanning;

/// <summary>Which images an estate is made of.</summary>
/// <param name="Source">Where they are.</param>
/// <param name="RunningOnly">On nodes: only those that containers run; one of which that is not known counts as running.</param>
/// <param name="LatestOnly">In registries: only the newest of each repository; one of which that is not known counts as newest.</param>
public sealed record EstateScope(ImageSource Source, bool RunningOnly = false, bool LatestOnly = false);

/// <summary>The list of an estate could not be read whole, so images would go unseen.</summary>
public sealed class EstateIncompleteException : Exception
{
    internal EstateIncompleteException(string message)
        : base(message)
    {
    }
}

/// <summary>Finds the images that a run is about where that has to be known before the policies that govern them can be told.</summary>
/// <param name="client">The service.</param>
/// <param name="time">The clock.</param>
/// <param name="parallelism">How many calls run side by side.</param>
public sealed class ImageFinder(TcssClient client, TimeProvider time, int parallelism)
{
    // Images come and go while pages are read; a list that moved is read again before it is given up.
    private const int MostReadings = 3;

    private readonly RunClock clock = new(time, client.Clock);

    /// <summary>How long outages of the service are waited out.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Finds images on nodes.</summary>
    /// <param name="references">The references, each once.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TcssException">The service is out of reach, or it refused the keys or a request.</exception>
    public Task<IReadOnlyDictionary<ImageReference, Resolved>> FindOnNodesAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        var lister = new ImageLister(client.ListNodeImagesAsync, parallelism);
        var resolver = new NodeResolver(client, lister, parallelism);
        return resolver.ResolveAsync(references, new Patience(this.clock), this.clock.Elapsed + this.Timeout, cancellation);
    }

    /// <summary>Makes TCSS look into its registries, so that what was pushed since it last did is part of the estate.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not every registry was looked into; <see langword="null"/> when every one was.</returns>
    public async Task<string?> SyncAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var outcome = await new RegistrySync(client, new Patience(this.clock), this.clock).AllAsync(this.clock.Elapsed + timeout, cancellation).ConfigureAwait(false);
        return (outcome as SyncOutcome.Failed)?.Why;
    }

    /// <summary>Reads every image of an estate, each pinned by its digest, on nodes by its ImageID.</summary>
    /// <exception cref="TcssException">The service is out of reach, or it refused the keys or a request.</exception>
    /// <exception cref="EstateIncompleteException">The service lists images without saying which, or counts more than it gives.</exception>
    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ReadAllAsync(EstateScope scope, CancellationToken cancellation)
    {
        var images = await new Patience(this.clock)
            .RunAsync(token => this.ReadWholeAsync(scope.Source, token), this.clock.Elapsed + this.Timeout, cancellation).ConfigureAwait(false);
        var index = new RowIndex(new ImageListing(images));
        return images
            .Where(listed => listed.Image switch
            {
                NodeImage held => !scope.RunningOnly || held.Containers is not 0,
                RegistryImage pushed => !scope.LatestOnly || pushed.IsLatest is not false,
                _ => true,
            })
            .GroupBy(listed => ReferenceTo(listed.Image))
            .ToDictionary(same => same.Key, same => new Resolved(same.Last(), null)
            {
                Rows = index.RowsOf(same.Last().Image),
                UnclearTrust = index.UnclearTrustOf(same.Last().Image),
            });
    }

    private static ImageReference ReferenceTo(KnownImage image) =>
        new(image.Repository, image is { Repository.Length: > 0, Tag.Length: > 0 } ? image.Tag : null, image.Identity);

    private async Task<IReadOnlyList<ListedImage>> ReadWholeAsync(ImageSource source, CancellationToken cancellation)
    {
        for (var reading = 1; ; reading++)
        {
            var nameless = 0;
            var list = await PageReader.ReadAsync(
                async (window, token) =>
                {
                    var request = new ImageListRequest(window.Offset, window.Limit, []);
                    var page = source == ImageSource.Node
                        ? await client.ListNodeImagesAsync(request, token).ConfigureAwait(false)
                        : await client.ListImagesAsync(request, token).ConfigureAwait(false);
                    Interlocked.Add(ref nameless, page.Rows - page.Images.Count);
                    return new PageOf<ListedImage>(page.Images, page.Rows, page.Total) { Keys = page.RowKeys };
                },
                parallelism,
                cancellation).ConfigureAwait(false);
            if (list.Defect is null && nameless == 0)
            {
                return list.Items;
            }

            if (reading == MostReadings)
            {
                throw new EstateIncompleteException(list.Defect is { } defect
                    ? $"the list of images is incomplete: {defect}; run again"
                    : $"the list of images is incomplete: rows that do not say which image they are about: {nameless}; name the images to judge instead of --all");
            }
        }
    }
}
