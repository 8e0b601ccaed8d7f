using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Where images are found, looked at, scanned and read: the registries, or the nodes. What to make of it is decided elsewhere.</summary>
internal interface IImageSource
{
    /// <summary>Finds out which image each reference means, once everything that makes the answer a current one is done.</summary>
    /// <param name="references">The references, each once.</param>
    /// <param name="deadline">When to stop waiting, by the run's clock.</param>
    /// <param name="beforeSync">Told which references need a sync and why, before it is started.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, TimeSpan deadline, Action<IReadOnlyList<(ImageReference Reference, SyncNeed Need)>> beforeSync, CancellationToken cancellation);

    /// <summary>Finds out what <see cref="ResolveAsync"/> would begin with, and changes nothing.</summary>
    Task<IReadOnlyDictionary<ImageReference, Surveyed>> SurveyAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation);

    /// <summary>Proves the images of an audit, as far as their rows are not enough.</summary>
    /// <param name="order">What is audited.</param>
    /// <param name="found">The images, each with its row.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<IReadOnlyDictionary<ImageReference, Resolved>> ProveAsync(
        GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> found, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>How many calls a look at some images takes.</summary>
    int CostOf(IReadOnlyCollection<ScanJob> jobs);

    /// <summary>Looks at the scans of some images.</summary>
    /// <returns>
    /// What was seen; <see langword="null"/> for an image that TCSS no longer has. An image that the service did not answer about is missing: no news of it.
    /// </returns>
    Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation);

    /// <summary>Looks once more at images whose result is proved, to see whether it still is the same.</summary>
    /// <returns>As <see cref="LookAsync"/>.</returns>
    Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookOnceMoreAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation);

    /// <summary>Starts one task that scans some images for the same types.</summary>
    Task StartScanAsync(IReadOnlyList<ScanJob> jobs, TimeSpan timeout, CancellationToken cancellation);

    /// <summary>Divides images whose scans run into those that one call tells the progress of.</summary>
    IEnumerable<IReadOnlyList<ScanJob>> ProgressBatches(IReadOnlyCollection<ScanJob> jobs);

    /// <summary>How far a batch of scans is, as a hint; <see langword="null"/> when nothing tells.</summary>
    Task<ScanProgress?> GetProgressAsync(IReadOnlyList<ScanJob> batch, CancellationToken cancellation);

    /// <summary>Finds the rows of those images of which a rule asks what a snapshot does not say and only a row can.</summary>
    /// <param name="snapshots">The images, each with its snapshot.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The rows that were found; an image that needs none, or whose row is not listed, is missing.</returns>
    Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(IReadOnlyDictionary<ScanJob, ScanSnapshot> snapshots, CancellationToken cancellation);

    /// <summary>Adds what the rules of one image need and only an answer about it alone has.</summary>
    Task<ImageEvidence> CompleteAsync(ImageEvidence evidence, OrderedImage order, CancellationToken cancellation);

    /// <summary>A page of the findings of an image.</summary>
    Task<PageOf<Finding>> ListFindingsAsync(KnownImage image, FindingKind kind, PageWindow window, CancellationToken cancellation);
}

/// <summary>What a reference means before anything is done.</summary>
/// <param name="Listed">The image and the first look at its scan; <see langword="null"/> when there is none, or several.</param>
/// <param name="Sync">Whether a sync comes first.</param>
/// <param name="Step">What happens to the scan of what is not listed; <see langword="null"/> when it is listed, and its scan tells.</param>
internal sealed record Surveyed(ListedImage? Listed, SyncNeed Sync, ScanStep? Step)
{
    /// <summary>As <see cref="Resolved.Rows"/>.</summary>
    public IReadOnlyList<ListedImage> Rows { get => field ?? (this.Listed is { } listed ? [listed] : []); init; }

    /// <summary>As <see cref="Resolved.UnclearTrust"/>.</summary>
    public PartialRow? UnclearTrust { get; init; }

    /// <summary>What no sync makes any clearer.</summary>
    public static Surveyed Of(Resolved resolved) => new(resolved.Listed, SyncNeed.None, resolved.Reason is { } reason ? new ScanStep.GiveUp(reason) : null) { Rows = resolved.Rows, UnclearTrust = resolved.UnclearTrust };
}
