using System.Globalization;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Findings;

/// <summary>A vulnerability of a world file.</summary>
internal sealed record VulnerabilitySpec(string Id, int Level)
{
    public string Component { get; init; } = "openssl-libs";

    public string Version { get; init; } = "1.1.1k-6.el8";

    /// <summary>The version that mends it; empty when none does.</summary>
    public string Fixed { get; init; } = "";

    public string? Score { get; init; }

    public string? Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>As in <c>2019-06-28 09:15:00</c>.</summary>
    public string Published { get; init; } = "2019-06-28 09:15:00";

    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>Writes findings the way the lists do.</summary>
internal static class FindingRows
{
    public static JsonObject Vulnerability(VulnerabilitySpec found) => new()
    {
        ["CVEID"] = found.Id,
        ["POCID"] = $"pcmgr-{EmulatedDigest.Number(found.Id) % 900_000 + 100_000}",
        ["Name"] = found.Name ?? $"{found.Component} 安全漏洞",
        ["Category"] = "OTHER",
        ["CategoryType"] = "SYSTEM",
        ["Level"] = Text(found.Level),
        ["CvssScore"] = found.Score ?? SeverityWords.Score(found.Level),
        ["CvssVector"] = "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
        ["Component"] = found.Component,
        ["Version"] = found.Version,
        ["FixedVersions"] = found.Fixed,
        ["Components"] = Components(found),
        ["Des"] = found.Description,
        ["OfficialSolution"] = found.Fixed.Length > 0 ? "升级到最新无漏洞版本" : "",
        ["DefenseSolution"] = "",
        ["Reference"] = $"[\"https://nvd.nist.gov/vuln/detail/{found.Id}\"]",
        ["SubmitTime"] = found.Published,
        ["IsSuggest"] = found.Level >= 3 ? "true" : "false",
        ["Tag"] = new JsonArray([.. found.Tags.Select(tag => JsonValue.Create(tag))]),
        ["AttackLevel"] = 0,
        ["LayerInfos"] = new JsonArray(),
    };

    public static JsonObject Virus(string name, string path, int level) => new()
    {
        ["VirusName"] = name,
        ["Path"] = path,
        ["FileName"] = path[(path.LastIndexOf('/') + 1)..],
        ["FileType"] = "UNKOWN",
        ["FileMd5"] = EmulatedDigest.Of(path)[7..39],
        ["FileSize"] = 1024,
        ["RiskLevel"] = Text(level),
        ["Category"] = "2",
        ["Tags"] = new JsonArray(JsonValue.Create("tag1")),
        ["Desc"] = "发现容器上存在恶意木马，您的容器可能已经失陷。",
        ["Solution"] = "1.检查恶意进程及非法端口；\n2.隔离或者删除相关的木马文件",
        ["FirstScanTime"] = "2021-01-30 03:31:56 +0000 UTC",
        ["LatestScanTime"] = "2021-01-30 05:14:07 +0000 UTC",
    };

    public static JsonObject Risk(string description, string instruction, int level, int type, int behavior) => new()
    {
        ["Behavior"] = behavior,
        ["Type"] = type,
        ["Level"] = Text(level),
        ["Desc"] = description,
        ["InstructionContent"] = instruction,
    };

    private static JsonArray Components(VulnerabilitySpec found) => new(new JsonObject
    {
        ["Name"] = found.Component,
        ["Version"] = found.Version,
        ["FixedVersion"] = found.Fixed,
        ["Path"] = "",
        ["Type"] = "SYSTEM",
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
