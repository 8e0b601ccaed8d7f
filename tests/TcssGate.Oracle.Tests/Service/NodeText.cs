using System.Text.Json.Nodes;

namespace TcssGate.Oracle.Tests.Service;

/// <summary>Writes rows, details and findings of images on nodes: one status, an error per type, and in the detail a progress per type.</summary>
/// <param name="scenario">What there is.</param>
/// <param name="zero">What the clock of the service shows at the start of the run.</param>
internal sealed class NodeText(Scenario scenario, DateTimeOffset zero)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public JsonObject Row(SimulatedRow row, RowView view) => new()
    {
        ["ImageID"] = scenario.Contents[view.Content].Digest,
        ["ImageName"] = row.Spec.Name,
        ["CreateTime"] = "2026-06-01 00:00:00",
        ["Size"] = 1000,
        ["HostCnt"] = 1,
        ["ContainerCnt"] = 1,
        ["VulCnt"] = scenario.Has(Disturbance.ZeroCounts) ? 0 : view.Vulnerabilities,
        ["VirusCnt"] = view.Viruses,
        ["RiskCnt"] = view.Risks,
        ["IsTrustImage"] = row.Spec.Trusted,
        ["OsName"] = "linux",
        ["AgentError"] = "",
        ["ScanError"] = "",
        ["ScanStatus"] = view.Status,
        ["ScanVulError"] = view.Cve.Error,
        ["ScanVirusError"] = view.Virus.Error,
        ["ScanRiskError"] = view.Risk.Error,
        ["ScanTime"] = view.Time is { } time ? (zero + time).ToOffset(China).ToString("yyyy-MM-dd HH:mm:ss") : "",
        ["IsAuthorized"] = 1,
    };

    public JsonObject Detail(SimulatedRow row, RowView view)
    {
        var text = this.Row(row, view);
        text["ImageDigest"] = scenario.Contents[view.Content].Digest;
        text["RepoDigests"] = new JsonArray();
        text["RemainScanTime"] = 0;
        text["SensitiveInfoCnt"] = 0;
        text["ScanVulProgress"] = this.Progress(view.Cve);
        text["ScanVirusProgress"] = this.Progress(view.Virus);
        text["ScanRiskProgress"] = this.Progress(view.Risk);
        return text;
    }

    /// <summary>A row of a registry's list of findings, with the types that the lists of nodes have.</summary>
    public static JsonObject Finding(JsonObject registry)
    {
        foreach (var name in new[] { "Level", "RiskLevel" })
        {
            if (registry[name] is { } level)
            {
                registry[name] = int.Parse(level.GetValue<string>());
            }
        }

        if (registry["CvssScore"] is { } score)
        {
            registry.Remove("CvssScore");
            registry["CVSSV3Score"] = double.Parse(score.GetValue<string>());
        }

        return registry;
    }

    // Of what nobody scanned a service says 0, or nothing.
    private int? Progress(TypeState type) => type == TypeState.Never && scenario.Seed % 8 == 3 ? null : type.Progress;
}
