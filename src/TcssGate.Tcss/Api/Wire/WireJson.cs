using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>How requests and answers are written; numbers are also read from strings, as one published request sends its <c>Id</c>.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
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
internal sealed partial class WireJson : JsonSerializerContext;
