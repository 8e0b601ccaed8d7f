using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Nodes;

/// <summary>Images on nodes: what hosts hold and run. TCSS learns of them from its agents, so there is nothing to sync.</summary>
internal sealed class NodeSource : IImageSource
{
    private readonly TcssClient client;
    private readonly ImageLister lister;
    private readonly NodeResolver resolver;
    private readonly LookTaker looks;
    private readonly LookTaker laterLooks;
    private readonly Patience patience;

    public NodeSource(TcssClient client, Patience patience, RunSize size)
    {
        this.client = client;
        this.patience = patience;
        this.lister = new ImageLister(client.ListNodeImagesAsync, size.Parallelism);
        this.resolver = new NodeResolver(client, this.lister, size.Parallelism);
        this.looks = new LookTaker(this.lister, RowNameOf, this.LookAtAsync, size);
        this.laterLooks = new LookTaker(this.lister, LaterRowNameOf, this.LookAtAsync, size);
    }

    public Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, TimeSpan deadline, Action<IReadOnlyList<(ImageReference Reference, SyncNeed Need)>> beforeSync, CancellationToken cancellation) =>
        this.resolver.ResolveAsync(references, this.patience, deadline, cancellation);

    public async Task<IReadOnlyDictionary<ImageReference, Surveyed>> SurveyAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        var resolved = await this.resolver.ResolveAsync(references, cancellation).ConfigureAwait(false);
        return resolved.ToDictionary(image => image.Key, image => Surveyed.Of(image.Value));
    }

    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ProveAsync(
        GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> found, DateTimeOffset now, CancellationToken cancellation)
    {
        var audit = new NodeAudit(this.resolver, order.Parallelism);
        var proved = new Dictionary<ImageReference, Resolved>(await audit.ProveAsync(order, found, now, cancellation).ConfigureAwait(false));
        var deadline = order.Images.Max(image => image.Scan.Timeout);
        while (audit.TakeInterrupted() is { Count: > 0 } again && !this.patience.IsOver(deadline))
        {
            await this.patience.PauseAsync(cancellation).ConfigureAwait(false);
            var once = await audit.ProveAsync(order with { Images = again }, found, now, cancellation).ConfigureAwait(false);
            again.ToList().ForEach(image => proved[image.Reference] = once[image.Reference]);
        }

        return proved;
    }

    public int CostOf(IReadOnlyCollection<ScanJob> jobs) => this.looks.CostOf(jobs);

    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation) =>
        this.looks.TakeAsync(jobs, found => this.RowsAsync(found, RowNameOf, row => row.Scan.Status.Kind == ScanStatusKind.Scanning, cancellation), cancellation);

    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookOnceMoreAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation) =>
        this.laterLooks.TakeAsync(jobs, found => this.RowsAsync(found, LaterRowNameOf, _ => true, cancellation), cancellation);

    public async Task StartScanAsync(IReadOnlyList<ScanJob> jobs, TimeSpan timeout, CancellationToken cancellation)
    {
        var request = new NodeScanRequest([.. jobs.Select(job => ((NodeImage)job.Image).ImageId).Distinct()], jobs[0].Order.Scan.Types, timeout);
        var task = await this.client.StartNodeScanAsync(request, cancellation).ConfigureAwait(false);
        foreach (var job in jobs)
        {
            job.TaskId = task;
        }
    }

    public IEnumerable<IReadOnlyList<ScanJob>> ProgressBatches(IReadOnlyCollection<ScanJob> jobs) =>
        jobs.GroupBy(job => job.TaskId, StringComparer.Ordinal).Select(task => task.ToList());

    public async Task<ScanProgress?> GetProgressAsync(IReadOnlyList<ScanJob> batch, CancellationToken cancellation) =>
        batch[0].TaskId is { } task ? await this.client.GetNodeScanStatusAsync(task, cancellation).ConfigureAwait(false) : null;

    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(IReadOnlyDictionary<ScanJob, ScanSnapshot> snapshots, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<ScanJob, ScanSnapshot>>(new Dictionary<ScanJob, ScanSnapshot>());

    // Only a detail knows of sensitive information, and where the image was pulled from.
    public async Task<ImageEvidence> CompleteAsync(ImageEvidence evidence, OrderedImage order, CancellationToken cancellation)
    {
        if (evidence is not { Image: NodeImage image, Scan: { RowUse: not RowUse.Violations } scan } || !MayLearnFromDetail(image, scan, order))
        {
            return evidence;
        }

        try
        {
            var detail = await this.client.GetNodeImageAsync(image.ImageId, cancellation).ConfigureAwait(false);
            return detail?.Image is NodeImage held && held.ImageId == image.ImageId && !IsOlder(detail.Scan, scan)
                ? evidence with { Image = image.PulledFrom(held.RepoDigests), Scan = detail.Scan.WithRow(scan) }
                : evidence;
        }
        catch (TcssException trouble) when (trouble.Failure == TcssFailure.NotFound)
        {
            // What stays unknown, its rule says so.
            return evidence;
        }
    }

    public async Task<PageOf<Finding>> ListFindingsAsync(KnownImage image, FindingKind kind, PageWindow window, CancellationToken cancellation)
    {
        var request = new NodeFindingListRequest(((NodeImage)image).ImageId, window.Offset, window.Limit);
        return kind switch
        {
            FindingKind.Vulnerability => PageOf.Findings(await this.client.ListNodeVulnerabilitiesAsync(request, cancellation).ConfigureAwait(false), window.Offset),
            FindingKind.Virus => PageOf.Findings(await this.client.ListNodeVirusesAsync(request, cancellation).ConfigureAwait(false), window.Offset),
            _ => PageOf.Findings(await this.client.ListNodeRisksAsync(request, cancellation).ConfigureAwait(false), window.Offset),
        };
    }

    // Only the age of the result that is there was checked; thousandths of a second are in rows alone.
    private static bool IsOlder(ScanSnapshot detail, ScanSnapshot scan) => scan.ScanTime - detail.ScanTime >= TimeSpan.FromSeconds(1);

    private static bool MayLearnFromDetail(NodeImage image, ScanSnapshot scan, OrderedImage order) =>
        (scan.SensitiveInfo is null && order.Asks<Rule.AtMost>(rule => rule.Subject is CountSubject.SensitiveInfo))
        || (image.RepoDigests.Count == 0 && order.Asks<Rule.Registries>(_ => true));

    // By the name that the nodes give it, whatever it was asked for by; an image without one is found by no filter.
    private static ImageReference? RowNameOf(ScanJob job) =>
        job.NeedsEachType || job.Image.Repository.Length == 0 ? null : new ImageReference(job.Image.Repository, null, null);

    // A row does not count sensitive information.
    private static ImageReference? LaterRowNameOf(ScanJob job) =>
        job.Image.Repository.Length == 0 || job.Order.Asks<Rule.AtMost>(rule => rule.Subject is CountSubject.SensitiveInfo)
            ? null
            : new ImageReference(job.Image.Repository, null, null);

    // An answer that names no image says nothing about this one. A row that said "not trusted" is not unsaid by a scan.
    private async Task<ScanSnapshot> LookAtAsync(ScanJob job, CancellationToken cancellation)
    {
        var detail = (await this.client.GetNodeImageAsync(((NodeImage)job.Image).ImageId, cancellation).ConfigureAwait(false))?.Scan ?? new ScanSnapshot();
        return job.Look.Trusted is false ? detail with { Trusted = false } : detail;
    }

    // Rows are good enough for what still runs, and to see whether a result still is the same; that a scan has ended well is proved by the
    // detail, which knows the progress of each type.
    private async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(
        IReadOnlyCollection<ScanJob> jobs, Func<ScanJob, ImageReference?> name, Func<ListedImage, bool> counts, CancellationToken cancellation)
    {
        var rows = await this.lister.FindKnownAsync([.. jobs.Select(job => name(job)!)], cancellation).ConfigureAwait(false);
        var byId = rows.Where(counts).ToLookup(row => row.Image.Identity);
        return jobs.Where(job => byId[job.Image.Identity].Any()).ToDictionary(job => job, job => byId[job.Image.Identity].Last().Scan);
    }
}
