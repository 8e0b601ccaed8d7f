using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Wire;

/// <summary>An action as the client calls it, and what it reads of the response.</summary>
internal sealed record ReadAction(string Name, Func<TcssClient, Task<object?>> Call, JsonTypeInfo Type)
{
    private static readonly Digest Image = Digest.FromApi("sha256:707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b")!.Value;
    private static readonly ImageListRequest FirstPage = new(0, 100, []);
    private static readonly FindingListRequest Findings = new(5427, 0, 100);
    private static readonly NodeFindingListRequest NodeFindings = new(Image, 0, 100);
    private static readonly NodeScanRequest NodeScan = new([Image], Core.Scans.ScanTypes.All, TimeSpan.FromMinutes(30));

    public static IReadOnlyList<ReadAction> All { get; } =
    [
        Of("DescribeAssetImageRegistryList", WireJson.Default.PageRegistryImageRow, client => client.ListImagesAsync(FirstPage, default)),
        Of("DescribeAssetImageRegistryDetail", WireJson.Default.RegistryImageRow, client => client.GetImageAsync(5427, default)),
        Of("DescribeAssetImageRegistryAssetStatus", WireJson.Default.RegistrySyncStatus, client => client.GetSyncStatusAsync(default)),
        Of("DescribeAssetImageRegistryRegistryList", WireJson.Default.PageRegistryRow, client => client.ListRegistriesAsync(0, 100, default)),
        Of("CreateAssetImageRegistryScanTask", WireJson.Default.RegistryScanTask, client => client.StartScanAsync(ClientRig.Scan(5427), default)),
        Of("DescribeAssetImageRegistryScanStatusOneKey", WireJson.Default.RegistryScanProgress, client => client.GetScanProgressAsync([5427], default)),
        Of("DescribeAssetImageRegistryVulList", WireJson.Default.PageVulnerabilityRow, client => client.ListVulnerabilitiesAsync(Findings, default)),
        Of("DescribeAssetImageRegistryVirusList", WireJson.Default.PageVirusRow, client => client.ListVirusesAsync(Findings, default)),
        Of("DescribeAssetImageRegistryRiskInfoList", WireJson.Default.PageRiskRow, client => client.ListRisksAsync(Findings, default)),
        Of("DescribeAssetImageList", WireJson.Default.PageNodeImageRow, client => client.ListNodeImagesAsync(FirstPage, default)),
        Of("DescribeAssetImageDetail", WireJson.Default.NodeImageRow, client => client.GetNodeImageAsync(Image, default)),
        Of("CreateAssetImageScanTask", WireJson.Default.NodeScanTask, client => client.StartNodeScanAsync(NodeScan, default)),
        Of("DescribeAssetImageScanStatus", WireJson.Default.NodeScanProgress, client => client.GetNodeScanStatusAsync("7", default)),
        Of("DescribeAssetImageVulList", WireJson.Default.PageNodeVulnerabilityRow, client => client.ListNodeVulnerabilitiesAsync(NodeFindings, default)),
        Of("DescribeAssetImageVirusList", WireJson.Default.PageNodeVirusRow, client => client.ListNodeVirusesAsync(NodeFindings, default)),
        Of("DescribeAssetImageRiskList", WireJson.Default.PageNodeRiskRow, client => client.ListNodeRisksAsync(NodeFindings, default)),
    ];

    /// <summary>The published responses: what stands in <c>Response</c>.</summary>
    public IEnumerable<string> Published() =>
        new[] { $"{this.Name}.json", Path.Combine("2026", $"{this.Name}.json") }
            .Select(file => Path.Combine(AppContext.BaseDirectory, "Api", "Wire", file))
            .Where(File.Exists)
            .SelectMany(file => Responses(JsonDocument.Parse(File.ReadAllText(file)).RootElement));

    /// <summary>The names of the fields that are read, at any depth.</summary>
    public ISet<string> FieldsRead()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(this.Type);
        return names;

        void Add(JsonTypeInfo type)
        {
            foreach (var property in type.Properties)
            {
                names.Add(property.Name);
                var item = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
                if (item != typeof(string) && item.IsClass && WireJson.Default.GetTypeInfo(item) is { } known)
                {
                    Add(known);
                }
            }
        }
    }

    private static ReadAction Of<T>(string name, JsonTypeInfo type, Func<TcssClient, Task<T>> call) => new(name, async client => await call(client), type);

    private static IEnumerable<string> Responses(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.NameEquals("Response") ? [property.Value.GetRawText()]
            : property.NameEquals("responses") ? property.Value.EnumerateArray().Select(response => response.GetRawText())
            : Responses(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Responses),
        _ => [],
    };
}
