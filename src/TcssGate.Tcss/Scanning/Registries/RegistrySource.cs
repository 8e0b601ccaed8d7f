using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning.Nodes;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>Images in registries: what was pushed.</summary>
internal sealed class RegistrySource : IImageSource
{
    private readonly TcssClient client;
    private readonly ImageLister lister;
    private readonly ImageResolver resolver;
    private readonly LookTaker looks;
    private readonly NodeTrustFinder nodes;

    public RegistrySource(TcssClient client, RunClock clock, RunSize size)
    {
        var patience = new Patience(clock);
        this.client = client;
        this.lister = new ImageLister(client.ListImagesAsync, size.Parallelism);
        this.resolver = new ImageResolver(new PatientLister(this.lister, patience), new RegistrySync(client, patience, clock), clock);
        this.looks = new LookTaker(this.lister, job => job.RowReference, this.LookAtAsync, size);
        this.nodes = new NodeTrustFinder(client, size.Parallelism);
    }

    public async Task<IReadOnlyDictionary<ImageReference, Resolved>> ResolveAsync(
        IReadOnlyList<ImageReference> references, TimeSpan deadline, Action<IReadOnlyList<(ImageReference Reference, SyncNeed Need)>> beforeSync, CancellationToken cancellation)
    {
        try
        {
            return await this.resolver.ResolveAsync(references, deadline, beforeSync, cancellation).ConfigureAwait(false);
        }
        catch (EstateIncompleteException incomplete)
        {
            return references.ToDictionary(image => image, _ => new Resolved(null, Reasons.LookFailed(incomplete.Message)));
        }
    }

    public async Task<IReadOnlyDictionary<ImageReference, Surveyed>> SurveyAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        try
        {
            return await this.SurveyListAsync(references, cancellation).ConfigureAwait(false);
        }
        catch (EstateIncompleteException incomplete)
        {
            return references.ToDictionary(image => image, _ => Surveyed.Of(new Resolved(null, Reasons.LookFailed(incomplete.Message))));
        }
    }

    private async Task<IReadOnlyDictionary<ImageReference, Surveyed>> SurveyListAsync(IReadOnlyList<ImageReference> references, CancellationToken cancellation)
    {
        // By the very rows that the gate goes by before it syncs.
        var rows = await this.lister.ListAsync([.. references.Where(image => image.Digest is not null)], cancellation).ConfigureAwait(false);
        var pinned = new RowIndex(rows);
        var listed = await this.ListAsync(references, rows, cancellation).ConfigureAwait(false);
        return references.ToDictionary(image => image, image =>
        {
            var resolution = listed.Resolve(image);
            var sync = SyncNeeds.For(image, image.Digest is null ? resolution : pinned.Resolve(image));
            return resolution is ImageResolution.Found found
                ? new Surveyed(listed.RowOf(found.Image), sync, null) { Rows = listed.RowsOf(found.Image), UnclearTrust = listed.UnclearTrustOf(found.Image) }
                : new Surveyed(null, sync, ImagePlan.ScanWithoutImage(resolution, image));
        });
    }

    // Rows of registry images have a status, an error and a progress for each type, as details have.
    public Task<IReadOnlyDictionary<ImageReference, Resolved>> ProveAsync(
        GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> found, DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(found);

    public int CostOf(IReadOnlyCollection<ScanJob> jobs) => this.looks.CostOf(jobs);

    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation) =>
        this.looks.TakeAsync(jobs, found => this.RowsAsync(found, cancellation), cancellation);

    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot?>> LookOnceMoreAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation) =>
        this.LookAsync(jobs, cancellation);

    public Task StartScanAsync(IReadOnlyList<ScanJob> jobs, TimeSpan timeout, CancellationToken cancellation) =>
        this.client.StartScanAsync(new ScanRequest([.. jobs.Select(IdOf)], jobs[0].Order.Scan.Types, timeout), cancellation);

    public IEnumerable<IReadOnlyList<ScanJob>> ProgressBatches(IReadOnlyCollection<ScanJob> jobs) => jobs.Chunk(TcssClient.LargestPage);

    public async Task<ScanProgress?> GetProgressAsync(IReadOnlyList<ScanJob> batch, CancellationToken cancellation) =>
        await this.client.GetScanProgressAsync([.. batch.Select(IdOf)], cancellation).ConfigureAwait(false);

    // A detail knows neither trust nor the counts by severity, and may lack more.
    public Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(IReadOnlyDictionary<ScanJob, ScanSnapshot> snapshots, CancellationToken cancellation)
    {
        var incomplete = snapshots.Where(pair => MayLearnFromRow(pair.Key, pair.Value)).Select(pair => pair.Key).ToList();
        return incomplete.Count > 0
            ? this.RowsAsync(incomplete, cancellation)
            : Task.FromResult<IReadOnlyDictionary<ScanJob, ScanSnapshot>>(new Dictionary<ScanJob, ScanSnapshot>());
    }

    public async Task<ImageEvidence> CompleteAsync(ImageEvidence evidence, OrderedImage order, CancellationToken cancellation) =>
        evidence is { Image: RegistryImage image, Scan.Trusted: null, NodeTrust: null } && order.Asks<Rule.Trusted>(_ => true)
            ? evidence with { NodeTrust = await this.nodes.FindAsync(image, evidence.Scan.ImageId, cancellation).ConfigureAwait(false) }
            : evidence;

    public async Task<PageOf<Finding>> ListFindingsAsync(KnownImage image, FindingKind kind, PageWindow window, CancellationToken cancellation)
    {
        var request = new FindingListRequest(((RegistryImage)image).Id, window.Offset, window.Limit);
        return kind switch
        {
            FindingKind.Vulnerability => PageOf.Findings(await this.client.ListVulnerabilitiesAsync(request, cancellation).ConfigureAwait(false), window.Offset),
            FindingKind.Virus => PageOf.Findings(await this.client.ListVirusesAsync(request, cancellation).ConfigureAwait(false), window.Offset),
            _ => PageOf.Findings(await this.client.ListRisksAsync(request, cancellation).ConfigureAwait(false), window.Offset),
        };
    }

    private static long IdOf(ScanJob job) => ((RegistryImage)job.Image).Id;

    private static bool MayLearnFromRow(ScanJob job, ScanSnapshot scan) =>
        (scan.Trusted is null && job.Order.Asks<Rule.Trusted>(_ => true))
        || (scan.BySeverity is null
            && job.Order.Asks<Rule.AtMost>(rule => rule.Subject is CountSubject.Vulnerabilities { Severity: not null, Sort: VulnerabilitySort.Any }))
        || (scan.Size is null && job.Order.Asks<Rule.MaxSize>(_ => true))
        || (scan.Created is null && job.Order.Asks<Rule.MaxImageAge>(_ => true))
        || (scan.Os is null && job.Order.Asks<Rule.Os>(_ => true));

    private async Task<ScanSnapshot> LookAtAsync(ScanJob job, CancellationToken cancellation) =>
        await this.client.GetImageAsync(IdOf(job), cancellation).ConfigureAwait(false);

    private async Task<IReadOnlyDictionary<ScanJob, ScanSnapshot>> RowsAsync(IReadOnlyCollection<ScanJob> jobs, CancellationToken cancellation)
    {
        var index = new RowIndex(new ImageListing(await this.lister.FindKnownAsync([.. jobs.Select(job => job.RowReference)], cancellation).ConfigureAwait(false)));
        return jobs.Select(job => (Job: job, Row: index.RowOf(job.Image)))
            .Where(pair => pair.Row is not null)
            .ToDictionary(pair => pair.Job, pair => pair.Row!.Scan);
    }

    // In the end everything, in case a filter of the service hid an image: the gate looks so as well, once it has synced.
    private async Task<RowIndex> ListAsync(IReadOnlyList<ImageReference> references, ImageListing pinned, CancellationToken cancellation)
    {
        var tags = references.Where(image => image.Digest is null).ToList();
        var found = new RowIndex(pinned.With(await this.lister.ListAsync(tags, cancellation).ConfigureAwait(false)));
        return references.Any(image => found.Resolve(image) is ImageResolution.NotListed or ImageResolution.OtherDigest)
            ? new RowIndex(await this.lister.ListAllAsync(cancellation).ConfigureAwait(false))
            : found;
    }
}
