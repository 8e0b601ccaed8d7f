using System.Globalization;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Nodes;

/// <summary>Writes findings the way the lists of images on nodes do: under other names and with other types than the registry's.</summary>
internal static class NodeFindingRows
{
    private static readonly string[] SameVulnerability =
    [
        "CVEID", "Name", "Category", "CategoryType", "Component", "Version", "FixedVersions", "Des", "OfficialSolution", "DefenseSolution",
        "Reference", "SubmitTime", "Tag", "AttackLevel",
    ];

    private static readonly string[] SameVirus = ["VirusName", "Path", "FileName", "Tags", "Desc", "Solution", "FirstScanTime", "LatestScanTime"];

    private static readonly string[] SameRisk = ["Behavior", "Type", "Desc", "InstructionContent"];

    public static JsonObject Vulnerability(JsonObject registry)
    {
        var row = Taken(registry, SameVulnerability);
        row["Level"] = Number(registry["Level"]);
        row["CVSSV3Score"] = Single(registry["CvssScore"]);
        row["CVSSV3Desc"] = registry["CvssVector"]?.DeepClone();
        row["IsSuggest"] = registry["IsSuggest"]?.ToString() is { } word ? word == "true" : null;
        return row;
    }

    public static JsonObject Virus(JsonObject registry)
    {
        var row = Taken(registry, SameVirus);
        row["RiskLevel"] = Number(registry["RiskLevel"]);
        row["Size"] = registry["FileSize"]?.DeepClone();
        row["Md5"] = registry["FileMd5"]?.DeepClone();
        row["CheckPlatform"] = new JsonArray(JsonValue.Create("1"));
        return row;
    }

    public static JsonObject Risk(JsonObject registry)
    {
        var row = Taken(registry, SameRisk);
        row["Level"] = Number(registry["Level"]);
        return row;
    }

    private static JsonObject Taken(JsonObject registry, IEnumerable<string> names)
    {
        var row = new JsonObject();
        foreach (var name in names)
        {
            row[name] = registry[name]?.DeepClone();
        }

        return row;
    }

    // What a world file writes instead of a number stays what it is.
    private static JsonNode? Number(JsonNode? text) =>
        int.TryParse(text?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : text?.DeepClone();

    // 8.1 is answered as 8.100000381469727, as published.
    private static JsonNode? Single(JsonNode? text) =>
        float.TryParse(text?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            ? JsonValue.Create((double)score)
            : text?.DeepClone();
}
