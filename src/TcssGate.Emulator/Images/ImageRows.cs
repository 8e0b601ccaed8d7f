using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>Writes the state of an image the way the list and the detail do.</summary>
internal static class ImageRows
{
    public static IReadOnlyList<string> SeverityCounts { get; } = ["LowLevelVulCnt", "MediumLevelVulCnt", "HighLevelVulCnt", "CriticalLevelVulCnt"];

    private static readonly string[] OnlyInRows = ["IsTrustImage", "IsLatestImage", .. SeverityCounts];

    /// <summary>Every field that a world file may set or leave out.</summary>
    public static IReadOnlyList<string> FieldNames { get; } =
    [
        "Id", "ImageDigest", "ImageId", "RegistryType", "RegistryRegion", "ImageRepoAddress", "InstanceId", "InstanceName", "Namespace",
        "ImageName", "ImageTag", "ImageSize", "ScanTime", "ScanStatus", "Progress", "VulCnt", "VirusCnt", "RiskCnt", "SentiveInfoCnt",
        "SensitiveInfoCnt", "IsTrustImage", "OsName", "ScanVirusError", "ScanVulError", "ScanRiskError", "ScanVirusProgress",
        "ScanVulProgress", "ScanRiskProgress", "ScanRemainTime", "CveStatus", "RiskStatus", "VirusStatus", "IsAuthorized",
        "ImageCreateTime", "IsLatestImage", "Reason", "Solution", "LayerInfo", .. SeverityCounts,
    ];

    /// <summary>A row of the list.</summary>
    public static JsonObject Row(CloudState cloud, ImageState image)
    {
        var view = image.View(cloud.RowsNow);
        var row = State(cloud, image, view);
        row["Id"] = image.Id;
        row["IsTrustImage"] = image.Spec.Trusted;
        row["IsLatestImage"] = true;
        if (image.Spec.SeverityCounts)
        {
            CountSeverities(row, view);
        }

        Overridden(row, image);
        RawField.Apply(image.Spec.RowFields, row);
        return row;
    }

    /// <summary>Puts the counts of each severity into a row.</summary>
    public static void CountSeverities(JsonObject row, ScanView view)
    {
        for (var level = 0; level < SeverityCounts.Count; level++)
        {
            row[SeverityCounts[level]] = view.Severities.OfLevel(level + 1);
        }
    }

    /// <summary>The detail, which knows neither trust nor severities, and, as published, no id.</summary>
    public static JsonObject Detail(CloudState cloud, ImageState image)
    {
        var row = State(cloud, image, image.View(cloud.Now));
        row["LayerInfo"] = "";
        if (!cloud.World.Quirks.DetailWithoutId)
        {
            row["Id"] = image.Id;
        }

        var detail = Overridden(row, image);
        foreach (var name in OnlyInRows)
        {
            detail.Remove(name);
        }

        return detail;
    }

    private static JsonObject State(CloudState cloud, ImageState image, ScanView view)
    {
        var row = Identity(image);
        Progress(row, view);
        row["ScanTime"] = cloud.Time.Offset(view.Result.Time);
        row["VulCnt"] = view.Counted.Vulnerabilities.Count;
        row["VirusCnt"] = view.Counted.Viruses.Count;
        row["RiskCnt"] = view.Counted.Risks.Count;
        if (cloud.World.Quirks.SensitiveSpelling is not SensitiveSpelling.New)
        {
            row["SentiveInfoCnt"] = view.Counted.SensitiveInfo;
        }

        if (cloud.World.Quirks.SensitiveSpelling is not SensitiveSpelling.Old)
        {
            row["SensitiveInfoCnt"] = view.Counted.SensitiveInfo;
        }

        return row;
    }

    private static JsonObject Identity(ImageState image) => new()
    {
        ["ImageDigest"] = image.Digest,
        ["ImageId"] = ImageId(image),
        ["RegistryType"] = image.Registry.Type,
        ["RegistryRegion"] = image.Registry.Region,
        ["ImageRepoAddress"] = image.Spec.Repository,
        ["InstanceId"] = image.Registry.Instance,
        ["InstanceName"] = image.Registry.Name,
        ["Namespace"] = image.Spec.Namespace,
        ["ImageName"] = image.Spec.ShortName,
        ["ImageTag"] = image.Spec.Tag,
        ["ImageSize"] = image.Spec.Size,
        ["OsName"] = image.Spec.Os,
        ["ImageCreateTime"] = image.Spec.Created,
        ["IsAuthorized"] = image.Licence,
    };

    private static void Progress(JsonObject row, ScanView view)
    {
        var types = view.Result.Types;
        row["ScanStatus"] = view.Result.Status;
        row["Progress"] = view.Result.Progress;
        row["ScanRemainTime"] = view.Remain;
        (row["CveStatus"], row["ScanVulProgress"], row["ScanVulError"]) = (types.Cve.Status, types.Cve.Progress, types.Cve.Error);
        (row["VirusStatus"], row["ScanVirusProgress"], row["ScanVirusError"]) = (types.Virus.Status, types.Virus.Progress, types.Virus.Error);
        (row["RiskStatus"], row["ScanRiskProgress"], row["ScanRiskError"]) = (types.Risk.Status, types.Risk.Progress, types.Risk.Error);
    }

    /// <summary>The id of the image's configuration, which is not its digest.</summary>
    public static string ImageId(ImageState image) => EmulatedDigest.Of($"configuration of {image.Digest}");

    private static JsonObject Overridden(JsonObject row, ImageState image)
    {
        RawField.Apply(image.Fields, row);
        foreach (var name in image.Spec.Omit)
        {
            row.Remove(name);
        }

        return row;
    }
}
