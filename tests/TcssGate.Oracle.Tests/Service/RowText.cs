using System.Text.Json.Nodes;

namespace TcssGate.Oracle.Tests.Service;

/// <summary>Writes rows, details and findings with the field names of the service.</summary>
/// <param name="scenario">What there is.</param>
/// <param name="zero">What the clock of the service shows at the start of the run.</param>
internal sealed class RowText(Scenario scenario, DateTimeOffset zero)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public JsonObject Detail(SimulatedRow row, RowView view)
    {
        var counts = scenario.Has(Disturbance.ZeroCounts);
        var repository = row.Spec.Repository;
        return new JsonObject
        {
            ["ImageDigest"] = scenario.Contents[view.Content].Digest,
            ["ImageId"] = scenario.Contents[view.Content].Digest,
            ["RegistryType"] = "ccr",
            ["RegistryRegion"] = "default",
            ["ImageRepoAddress"] = repository,
            ["InstanceId"] = "",
            ["InstanceName"] = row.Spec.Registry,
            ["Namespace"] = repository.Split('/')[^2],
            ["ImageName"] = repository.Split('/')[^1],
            ["ImageTag"] = row.Spec.Tag,
            ["ImageSize"] = 1000,
            ["OsName"] = "linux",
            ["ImageCreateTime"] = "2026-06-01T00:00:00+08:00",
            ["IsAuthorized"] = 1,
            ["ScanStatus"] = view.Status,
            ["Progress"] = view.Progress,
            ["ScanRemainTime"] = 0,
            ["CveStatus"] = view.Cve.Status,
            ["ScanVulProgress"] = view.Cve.Progress,
            ["ScanVulError"] = view.Cve.Error,
            ["VirusStatus"] = view.Virus.Status,
            ["ScanVirusProgress"] = view.Virus.Progress,
            ["ScanVirusError"] = view.Virus.Error,
            ["RiskStatus"] = view.Risk.Status,
            ["ScanRiskProgress"] = view.Risk.Progress,
            ["ScanRiskError"] = view.Risk.Error,
            ["ScanTime"] = view.Time is { } time ? (zero + time).ToOffset(China).ToString("yyyy-MM-ddTHH:mm:sszzz") : "",
            ["VulCnt"] = counts ? 0 : view.Vulnerabilities,
            ["VirusCnt"] = view.Viruses,
            ["RiskCnt"] = view.Risks,
            ["SentiveInfoCnt"] = 0,
        };
    }

    public JsonObject Row(SimulatedRow row, RowView view)
    {
        var text = this.Detail(row, view);
        text["Id"] = row.Spec.Id;
        text["IsTrustImage"] = row.Spec.Trusted;
        text["IsLatestImage"] = true;
        if (!scenario.Has(Disturbance.ZeroCounts))
        {
            foreach (var (level, name) in new[] { (1, "LowLevelVulCnt"), (2, "MediumLevelVulCnt"), (3, "HighLevelVulCnt"), (4, "CriticalLevelVulCnt") })
            {
                text[name] = view.Shown.Found.Vulnerabilities.Count(found => found.Level == level);
            }
        }

        return text;
    }

    public static IReadOnlyList<JsonObject> Vulnerabilities(Findings found) => [.. found.Vulnerabilities.Select(Vulnerability)];

    public static IReadOnlyList<JsonObject> Viruses(Findings found) => [.. Enumerable.Range(0, found.Viruses).Select(at => new JsonObject
    {
        ["VirusName"] = "Trojan.Linux",
        ["Path"] = $"/opt/file-{at}",
        ["FileName"] = $"file-{at}",
        ["RiskLevel"] = "4",
    })];

    public static IReadOnlyList<JsonObject> Risks(Findings found) => [.. Enumerable.Range(0, found.Risks).Select(at => new JsonObject
    {
        ["Behavior"] = 1,
        ["Type"] = 1,
        ["Level"] = "3",
        ["Desc"] = $"risk {at}",
        ["InstructionContent"] = $"RUN {at}",
    })];

    private static JsonObject Vulnerability(Vulnerability found) => new()
    {
        ["CVEID"] = found.Cve,
        ["POCID"] = $"pcmgr-{found.Cve}",
        ["Name"] = "a vulnerability",
        ["Level"] = $"{found.Level}",
        ["CvssScore"] = found.Score,
        ["Component"] = "openssl",
        ["Version"] = "1.0",
        ["FixedVersions"] = found.Bare ? null : found.Fixed,
        ["Components"] = found.Bare ? null : new JsonArray(new JsonObject { ["Name"] = "openssl", ["Version"] = "1.0", ["FixedVersion"] = found.Fixed, ["Path"] = "", ["Type"] = "SYSTEM" }),
        ["Tag"] = found.Bare ? null : found.Exploitable ? new JsonArray("DynamicLevelPoc") : new JsonArray(),
        ["SubmitTime"] = "2019-06-28 09:15:00",
        ["Reference"] = "[]",
    };
}
