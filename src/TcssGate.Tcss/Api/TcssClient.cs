using TcssGate.Core.Findings;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Calls;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api;

/// <summary>The actions of TCSS about images, version 2020-11-01. Every call is signed, paced, and retried where that can help.</summary>
/// <remarks>Safe to use from many tasks at once. Every method throws <see cref="TcssException"/> when there is no usable answer.</remarks>
public sealed partial class TcssClient : IDisposable
{
    /// <summary>The most rows that the service gives at once.</summary>
    public const int LargestPage = 100;

    private readonly CallPipeline calls;

    /// <summary>A client.</summary>
    public TcssClient(TcssClientOptions options) => this.calls = new CallPipeline(options);

    /// <summary>The server's clock, as its latest answer told it.</summary>
    public ServerClock Clock => this.calls.Clock;

    /// <summary>What the user should know of the responses so far: fields and rows that could not be read, a clock that could not be determined.</summary>
    public IReadOnlyList<string> Warnings => this.Clock.Warning is { } clock ? [.. this.calls.Warnings.All, clock] : this.calls.Warnings.All;

    /// <summary>A page of the registry images (<c>DescribeAssetImageRegistryList</c>).</summary>
    public async Task<ImagePage> ListImagesAsync(ImageListRequest request, CancellationToken cancellation)
    {
        var page = await this.calls.SendAsync(Actions.ListImages, ImageMapping.ToWire(request), cancellation).ConfigureAwait(false);
        return this.Noted(ImageMapping.ToPage(page));
    }

    /// <summary>How the scan of one image is (<c>DescribeAssetImageRegistryDetail</c>).</summary>
    /// <remarks>It does not know trust and the counts by severity; the list does.</remarks>
    public async Task<ScanSnapshot> GetImageAsync(long id, CancellationToken cancellation)
    {
        var row = await this.calls.SendAsync(Actions.GetImage, new RegistryDetailRequest { Id = id }, cancellation).ConfigureAwait(false);
        return ImageMapping.ToSnapshot(row);
    }

    /// <summary>Makes TCSS look into registries (<c>SyncAssetImageRegistryAsset</c>); answers at once.</summary>
    /// <param name="registryIds">Which registries, by TCSS's numbers; empty: all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task SyncAsync(IReadOnlyList<long> registryIds, CancellationToken cancellation) =>
        this.calls.SendAsync(Actions.Sync, RegistryMapping.ToWire(registryIds), cancellation);

    /// <summary>How far the latest sync is (<c>DescribeAssetImageRegistryAssetStatus</c>).</summary>
    public async Task<SyncStatus> GetSyncStatusAsync(CancellationToken cancellation) =>
        RegistryMapping.ToStatus(await this.calls.SendAsync(Actions.GetSyncStatus, new PageRequest(), cancellation).ConfigureAwait(false));

    /// <summary>A page of the registries that TCSS looks into (<c>DescribeAssetImageRegistryRegistryList</c>).</summary>
    public async Task<RegistryPage> ListRegistriesAsync(int offset, int limit, CancellationToken cancellation)
    {
        var request = new PageRequest { Offset = offset, Limit = limit };
        return RegistryMapping.ToPage(await this.calls.SendAsync(Actions.ListRegistries, request, cancellation).ConfigureAwait(false));
    }

    /// <summary>Starts a scan of many images (<c>CreateAssetImageRegistryScanTask</c>).</summary>
    /// <remarks>
    /// A start whose answer was lost is sent again, so <see cref="TcssFailure.AlreadyScanning"/> may well be about the scan that this call started.
    /// </remarks>
    /// <returns>TCSS's number of the task, or <see langword="null"/>: the answer to an accepted task may lack it.</returns>
    public async Task<long?> StartScanAsync(ScanRequest request, CancellationToken cancellation)
    {
        var task = await this.calls.SendAsync(Actions.StartScan, ScanMapping.ToWire(request), cancellation).ConfigureAwait(false);
        return task.TaskID;
    }

    /// <summary>How far the scans of many images are, in one call (<c>DescribeAssetImageRegistryScanStatusOneKey</c>).</summary>
    public async Task<ScanProgress> GetScanProgressAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var request = new RegistryScanProgressRequest { Id = ids };
        return ScanMapping.ToProgress(await this.calls.SendAsync(Actions.GetScanProgress, request, cancellation).ConfigureAwait(false));
    }

    /// <summary>Stops the scans of images (<c>ModifyAssetImageRegistryScanStop</c>).</summary>
    public Task StopScanAsync(IReadOnlyList<long> ids, CancellationToken cancellation) =>
        this.calls.SendAsync(Actions.StopScan, new RegistryScanStopRequest { Id = ids }, cancellation);

    /// <summary>A page of the vulnerabilities of an image (<c>DescribeAssetImageRegistryVulList</c>).</summary>
    public async Task<FindingPage<Vulnerability>> ListVulnerabilitiesAsync(FindingListRequest request, CancellationToken cancellation) =>
        VulnerabilityMapping.ToPage(await this.calls.SendAsync(Actions.ListVulnerabilities, ToWire(request), cancellation).ConfigureAwait(false));

    /// <summary>A page of the viruses in an image (<c>DescribeAssetImageRegistryVirusList</c>).</summary>
    public async Task<FindingPage<Virus>> ListVirusesAsync(FindingListRequest request, CancellationToken cancellation) =>
        VirusMapping.ToPage(await this.calls.SendAsync(Actions.ListViruses, ToWire(request), cancellation).ConfigureAwait(false));

    /// <summary>A page of the risky instructions of an image (<c>DescribeAssetImageRegistryRiskInfoList</c>).</summary>
    public async Task<FindingPage<Risk>> ListRisksAsync(FindingListRequest request, CancellationToken cancellation) =>
        RiskMapping.ToPage(await this.calls.SendAsync(Actions.ListRisks, ToWire(request), cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public void Dispose() => this.calls.Dispose();

    private ImagePage Noted(ImagePage page)
    {
        this.calls.Warnings.Add(page.Unreadable);
        return page;
    }

    private static RegistryFindingsRequest ToWire(FindingListRequest request) =>
        new() { Id = request.ImageId, Offset = request.Offset, Limit = request.Limit };
}
