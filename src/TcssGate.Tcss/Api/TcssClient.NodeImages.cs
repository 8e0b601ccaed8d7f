using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api.Calls;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api;

/// <content>The actions about images on nodes.</content>
public sealed partial class TcssClient
{
    /// <summary>A page of the images on nodes (<c>DescribeAssetImageList</c>).</summary>
    /// <remarks>It does not know progress, digests and sensitive information; the detail does.</remarks>
    public async Task<ImagePage> ListNodeImagesAsync(ImageListRequest request, CancellationToken cancellation) =>
        this.Noted(NodeImageMapping.ToPage(
            await this.calls.SendAsync(NodeActions.ListImages, ImageMapping.ToWire(request), cancellation).ConfigureAwait(false)));

    /// <summary>One image on nodes (<c>DescribeAssetImageDetail</c>).</summary>
    /// <returns>The image; <see langword="null"/> when the answer does not say which image it is about.</returns>
    public async Task<ListedImage?> GetNodeImageAsync(Digest imageId, CancellationToken cancellation)
    {
        var request = new NodeDetailRequest { ImageID = imageId.ToString() };
        return NodeImageMapping.ToListed(await this.calls.SendAsync(NodeActions.GetImage, request, cancellation).ConfigureAwait(false));
    }

    /// <summary>Starts a scan of many images on nodes (<c>CreateAssetImageScanTask</c>).</summary>
    /// <remarks>
    /// A start whose answer was lost is sent again, so <see cref="TcssFailure.AlreadyScanning"/> may well be about the scan that this call started.
    /// </remarks>
    /// <returns>TCSS's id of the task, or <see langword="null"/> when the answer lacks it.</returns>
    public async Task<string?> StartNodeScanAsync(NodeScanRequest request, CancellationToken cancellation)
    {
        var task = await this.calls.SendAsync(NodeActions.StartScan, NodeScanMapping.ToWire(request), cancellation).ConfigureAwait(false);
        return WireValue.Text(task.TaskID);
    }

    /// <summary>How far a task of <see cref="StartNodeScanAsync"/> is (<c>DescribeAssetImageScanStatus</c>); it never has rows.</summary>
    public async Task<ScanProgress> GetNodeScanStatusAsync(string taskId, CancellationToken cancellation)
    {
        var request = new NodeScanProgressRequest { TaskID = taskId };
        return NodeScanMapping.ToProgress(await this.calls.SendAsync(NodeActions.GetScanProgress, request, cancellation).ConfigureAwait(false));
    }

    /// <summary>A page of the vulnerabilities of an image on nodes (<c>DescribeAssetImageVulList</c>).</summary>
    public async Task<FindingPage<Vulnerability>> ListNodeVulnerabilitiesAsync(NodeFindingListRequest request, CancellationToken cancellation) =>
        NodeFindingMapping.ToPage(await this.calls.SendAsync(NodeActions.ListVulnerabilities, ToWire(request), cancellation).ConfigureAwait(false));

    /// <summary>A page of the viruses in an image on nodes (<c>DescribeAssetImageVirusList</c>).</summary>
    public async Task<FindingPage<Virus>> ListNodeVirusesAsync(NodeFindingListRequest request, CancellationToken cancellation) =>
        NodeFindingMapping.ToPage(await this.calls.SendAsync(NodeActions.ListViruses, ToWire(request), cancellation).ConfigureAwait(false));

    /// <summary>A page of the risky instructions of an image on nodes (<c>DescribeAssetImageRiskList</c>).</summary>
    public async Task<FindingPage<Risk>> ListNodeRisksAsync(NodeFindingListRequest request, CancellationToken cancellation) =>
        NodeFindingMapping.ToPage(await this.calls.SendAsync(NodeActions.ListRisks, ToWire(request), cancellation).ConfigureAwait(false));

    private static NodeFindingsRequest ToWire(NodeFindingListRequest request) =>
        new() { ImageID = request.ImageId.ToString(), Offset = request.Offset, Limit = request.Limit };
}
