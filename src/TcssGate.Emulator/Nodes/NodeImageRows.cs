using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Nodes;

/// <summary>Writes the state of an image on nodes the way its list and its detail do.</summary>
internal static class NodeImageRows
{
    private const string NoError = "No Error";

    // Its meaning is not published; this is the number of the published detail.
    private const int PublishedStatus = 5;

    /// <summary>Every field that a world file may set or leave out.</summary>
    public static IReadOnlyList<string> FieldNames { get; } =
    [
        "ImageID", "ImageName", "ImageDigest", "RepoDigests", "CreateTime", "Size", "HostCnt", "SuperNodeCnt", "ContainerCnt", "ScanTime", "VulCnt",
        "ComponentCnt", "VirusCnt", "RiskCnt", "SensitiveInfoCnt", "IsTrustImage", "OsName", "AgentError", "ScanError", "ScanStatus", "Status",
        "ScanVirusError", "ScanVulError", "ScanRiskError", "ScanVirusProgress", "ScanVulProgress", "ScanRiskProgress", "RemainScanTime",
        "IsSuggest", "IsAuthorized", "Architecture", "Author", "BuildHistory", "Reason", "Solution", .. ImageRows.SeverityCounts,
    ];

    /// <summary>A row of the list, which knows neither progress nor digests.</summary>
    public static JsonObject Row(CloudState cloud, NodeImageState image)
    {
        var view = image.View(cloud.RowsNow);
        var utc = cloud.World.Quirks.NodeRowTimes is NodeRowTimes.Utc;
        var row = State(cloud.World.Quirks, image, view);
        row["ScanTime"] = utc ? cloud.Time.Utc(view.Result.Time) : cloud.Time.Plain(view.Result.Time);
        row["ComponentCnt"] = 31;
        row["IsSuggest"] = 0;
        if (image.Spec.SeverityCounts)
        {
            ImageRows.CountSeverities(row, view);
        }

        Overridden(row, image, OnlyInDetails);
        RawField.Apply(image.Spec.RowFields, row);
        return row;
    }

    /// <summary>The detail, which does not know the counts by severity.</summary>
    public static JsonObject Detail(CloudState cloud, NodeImageState image)
    {
        var view = image.View(cloud.Now);
        var types = view.Result.Types;
        var row = State(cloud.World.Quirks, image, view);
        row["ScanTime"] = cloud.Time.Plain(view.Result.Time);
        row["ImageDigest"] = image.Spec.Id;
        row["RepoDigests"] = new JsonArray([.. image.Spec.RepoDigests.Select(digest => JsonValue.Create(digest))]);
        row["ScanVulProgress"] = types.Cve.Progress;
        row["ScanVirusProgress"] = types.Virus.Progress;
        row["ScanRiskProgress"] = types.Risk.Progress;
        row["RemainScanTime"] = view.Remain;
        row["SensitiveInfoCnt"] = view.Counted.SensitiveInfo;
        row["Status"] = PublishedStatus;
        row["Architecture"] = "amd64";
        row["Author"] = "";
        row["BuildHistory"] = "";
        return Overridden(row, image, OnlyInRows);
    }

    private static IReadOnlyList<string> OnlyInRows { get; } = ["ComponentCnt", "IsSuggest", .. ImageRows.SeverityCounts];

    private static IReadOnlyList<string> OnlyInDetails { get; } =
    [
        "ImageDigest", "RepoDigests", "ScanVulProgress", "ScanVirusProgress", "ScanRiskProgress", "RemainScanTime", "SensitiveInfoCnt", "Status",
        "Architecture", "Author", "BuildHistory",
    ];

    private static JsonObject State(Quirks quirks, NodeImageState image, ScanView view)
    {
        var (spec, result) = (image.Spec, view.Result);
        return new JsonObject
        {
            ["ImageID"] = spec.Id,
            ["ImageName"] = spec.ImageName,
            ["CreateTime"] = spec.Created,
            ["Size"] = spec.Size,
            ["HostCnt"] = spec.Hosts,
            ["SuperNodeCnt"] = 0,
            ["ContainerCnt"] = spec.Containers,
            ["VulCnt"] = view.Counted.Vulnerabilities.Count,
            ["VirusCnt"] = view.Counted.Viruses.Count,
            ["RiskCnt"] = view.Counted.Risks.Count,
            ["IsTrustImage"] = spec.Trusted,
            ["OsName"] = spec.Os,
            ["AgentError"] = Error(result.AgentError, quirks),
            ["ScanError"] = Error(result.ServiceError, quirks),
            ["ScanStatus"] = result.Status,
            ["ScanVulError"] = Error(result.Types.Cve.Error, quirks),
            ["ScanVirusError"] = Error(result.Types.Virus.Error, quirks),
            ["ScanRiskError"] = Error(result.Types.Risk.Error, quirks),
            ["IsAuthorized"] = image.Licence,
        };
    }

    private static string? Error(string error, Quirks quirks) => error.Length > 0 ? error : quirks.NoError switch
    {
        NoErrorSpelling.Words => NoError,
        NoErrorSpelling.Null => null,
        _ => "",
    };

    private static JsonObject Overridden(JsonObject row, NodeImageState image, IEnumerable<string> elsewhere)
    {
        RawField.Apply(image.Fields, row);
        foreach (var name in elsewhere.Concat(image.Spec.Omit))
        {
            row.Remove(name);
        }

        return row;
    }
}
