using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>The actions about images on nodes that the gate uses.</summary>
internal static class NodeActions
{
    public static ApiAction<PageRequest, Page<NodeImageRow>> ListImages { get; } = new(
        "DescribeAssetImageList", Effect.Reads, WireJson.Default.PageRequest, WireJson.Default.EnvelopePageNodeImageRow);

    public static ApiAction<NodeDetailRequest, NodeImageRow> GetImage { get; } = new(
        "DescribeAssetImageDetail", Effect.Reads, WireJson.Default.NodeDetailRequest, WireJson.Default.EnvelopeNodeImageRow);

    public static ApiAction<NodeScanTaskRequest, NodeScanTask> StartScan { get; } = new(
        "CreateAssetImageScanTask", Effect.Changes, WireJson.Default.NodeScanTaskRequest, WireJson.Default.EnvelopeNodeScanTask);

    public static ApiAction<NodeScanProgressRequest, NodeScanProgress> GetScanProgress { get; } = new(
        "DescribeAssetImageScanStatus", Effect.Reads, WireJson.Default.NodeScanProgressRequest, WireJson.Default.EnvelopeNodeScanProgress);

    public static ApiAction<NodeFindingsRequest, Page<NodeVulnerabilityRow>> ListVulnerabilities { get; } = new(
        "DescribeAssetImageVulList", Effect.Reads, WireJson.Default.NodeFindingsRequest, WireJson.Default.EnvelopePageNodeVulnerabilityRow);

    public static ApiAction<NodeFindingsRequest, Page<NodeVirusRow>> ListViruses { get; } = new(
        "DescribeAssetImageVirusList", Effect.Reads, WireJson.Default.NodeFindingsRequest, WireJson.Default.EnvelopePageNodeVirusRow);

    public static ApiAction<NodeFindingsRequest, Page<NodeRiskRow>> ListRisks { get; } = new(
        "DescribeAssetImageRiskList", Effect.Reads, WireJson.Default.NodeFindingsRequest, WireJson.Default.EnvelopePageNodeRiskRow);
}
