using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>How requests are written and responses are read: value by value, so that one that cannot be read is unknown and costs no other.</summary>
/// <remarks>A response is judged only by the fields that the records of this folder name. Any other field may contain anything.</remarks>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = DeepestResponse,
    Converters =
    [
        typeof(WireText),
        typeof(WireLong),
        typeof(WireInt),
        typeof(WireBool),
        typeof(WireError),
        typeof(WireTexts),
        typeof(WireRows<RegistryImageRow>),
        typeof(WireRows<RegistryRow>),
        typeof(WireRows<VulnerabilityRow>),
        typeof(WireRows<ComponentRow>),
        typeof(WireRows<VirusRow>),
        typeof(WireRows<RiskRow>),
        typeof(WireRows<RegistryScanProgressRow>),
        typeof(WireRows<NodeImageRow>),
        typeof(WireRows<NodeVulnerabilityRow>),
        typeof(WireRows<NodeVirusRow>),
        typeof(WireRows<NodeRiskRow>),
    ])]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(RegistryDetailRequest))]
[JsonSerializable(typeof(RegistrySyncRequest))]
[JsonSerializable(typeof(RegistryScanRequest))]
[JsonSerializable(typeof(RegistryScanProgressRequest))]
[JsonSerializable(typeof(RegistryScanStopRequest))]
[JsonSerializable(typeof(RegistryFindingsRequest))]
[JsonSerializable(typeof(NodeDetailRequest))]
[JsonSerializable(typeof(NodeScanTaskRequest))]
[JsonSerializable(typeof(NodeScanProgressRequest))]
[JsonSerializable(typeof(NodeFindingsRequest))]
[JsonSerializable(typeof(Envelope<ResponseBody>))]
[JsonSerializable(typeof(Envelope<Accepted>))]
[JsonSerializable(typeof(Envelope<RegistryImageRow>))]
[JsonSerializable(typeof(Envelope<RegistrySyncStatus>))]
[JsonSerializable(typeof(Envelope<RegistryScanTask>))]
[JsonSerializable(typeof(Envelope<RegistryScanProgress>))]
[JsonSerializable(typeof(Envelope<Page<RegistryImageRow>>))]
[JsonSerializable(typeof(Envelope<Page<RegistryRow>>))]
[JsonSerializable(typeof(Envelope<Page<VulnerabilityRow>>))]
[JsonSerializable(typeof(Envelope<Page<VirusRow>>))]
[JsonSerializable(typeof(Envelope<Page<RiskRow>>))]
[JsonSerializable(typeof(Envelope<NodeImageRow>))]
[JsonSerializable(typeof(Envelope<NodeScanTask>))]
[JsonSerializable(typeof(Envelope<NodeScanProgress>))]
[JsonSerializable(typeof(Envelope<Page<NodeImageRow>>))]
[JsonSerializable(typeof(Envelope<Page<NodeVulnerabilityRow>>))]
[JsonSerializable(typeof(Envelope<Page<NodeVirusRow>>))]
[JsonSerializable(typeof(Envelope<Page<NodeRiskRow>>))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>How deep a response may be nested; what is read is 5 deep, and fields that are not read may contain anything.</summary>
    public const int DeepestResponse = 1000;
}
