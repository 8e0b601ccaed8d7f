using System.Text.Json.Serialization.Metadata;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>One action of the API.</summary>
/// <param name="Name">Its name on the wire (<c>X-TC-Action</c>), and in CAM permissions.</param>
/// <param name="Effect">Whether it only reads.</param>
/// <param name="Request">How its request is written.</param>
/// <param name="Answer">How its answer is read.</param>
internal sealed record ApiAction<TRequest, TResponse>(
    string Name, Effect Effect, JsonTypeInfo<TRequest> Request, JsonTypeInfo<Envelope<TResponse>> Answer)
    where TResponse : ResponseBody;

/// <summary>What an action does to the service, which decides how often it may be sent again.</summary>
internal enum Effect
{
    /// <summary>Nothing: it can be sent again freely.</summary>
    Reads,

    /// <summary>It starts or stops something.</summary>
    Changes,
}

/// <summary>The actions that the gate uses.</summary>
internal static class Actions
{
    public static ApiAction<PageRequest, Page<RegistryImageRow>> ListImages { get; } = new(
        "DescribeAssetImageRegistryList", Effect.Reads, WireJson.Default.PageRequest, WireJson.Default.EnvelopePageRegistryImageRow);

    public static ApiAction<RegistryDetailRequest, RegistryImageRow> GetImage { get; } = new(
        "DescribeAssetImageRegistryDetail", Effect.Reads, WireJson.Default.RegistryDetailRequest, WireJson.Default.EnvelopeRegistryImageRow);

    public static ApiAction<RegistrySyncRequest, Accepted> Sync { get; } = new(
        "SyncAssetImageRegistryAsset", Effect.Changes, WireJson.Default.RegistrySyncRequest, WireJson.Default.EnvelopeAccepted);

    public static ApiAction<PageRequest, RegistrySyncStatus> GetSyncStatus { get; } = new(
        "DescribeAssetImageRegistryAssetStatus", Effect.Reads, WireJson.Default.PageRequest, WireJson.Default.EnvelopeRegistrySyncStatus);

    public static ApiAction<PageRequest, Page<RegistryRow>> ListRegistries { get; } = new(
        "DescribeAssetImageRegistryRegistryList", Effect.Reads, WireJson.Default.PageRequest, WireJson.Default.EnvelopePageRegistryRow);

    public static ApiAction<RegistryScanRequest, RegistryScanTask> StartScan { get; } = new(
        "CreateAssetImageRegistryScanTask", Effect.Changes, WireJson.Default.RegistryScanRequest, WireJson.Default.EnvelopeRegistryScanTask);

    public static ApiAction<RegistryScanProgressRequest, RegistryScanProgress> GetScanProgress { get; } = new(
        "DescribeAssetImageRegistryScanStatusOneKey",
        Effect.Reads,
        WireJson.Default.RegistryScanProgressRequest,
        WireJson.Default.EnvelopeRegistryScanProgress);

    public static ApiAction<RegistryScanStopRequest, Accepted> StopScan { get; } = new(
        "ModifyAssetImageRegistryScanStop", Effect.Changes, WireJson.Default.RegistryScanStopRequest, WireJson.Default.EnvelopeAccepted);

    public static ApiAction<RegistryFindingsRequest, Page<VulnerabilityRow>> ListVulnerabilities { get; } = new(
        "DescribeAssetImageRegistryVulList",
        Effect.Reads,
        WireJson.Default.RegistryFindingsRequest,
        WireJson.Default.EnvelopePageVulnerabilityRow);

    public static ApiAction<RegistryFindingsRequest, Page<VirusRow>> ListViruses { get; } = new(
        "DescribeAssetImageRegistryVirusList", Effect.Reads, WireJson.Default.RegistryFindingsRequest, WireJson.Default.EnvelopePageVirusRow);

    public static ApiAction<RegistryFindingsRequest, Page<RiskRow>> ListRisks { get; } = new(
        "DescribeAssetImageRegistryRiskInfoList", Effect.Reads, WireJson.Default.RegistryFindingsRequest, WireJson.Default.EnvelopePageRiskRow);
}
