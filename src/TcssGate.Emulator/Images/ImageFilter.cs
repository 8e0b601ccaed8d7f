using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>What the filters of the image list match.</summary>
internal static class ImageFilter
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ImageName", "ImageTag", "ImageDigest", "ImageId", "ImageRepoAddress", "Namespace", "InstanceName", "InstanceId",
        "RepoType", "RegistryType", "ScanStatus", "IsAuthorized", "SecurityRisk",
    ];

    public static bool Matches(CloudState cloud, ImageState image, FilterParameter filter)
    {
        // A status or a kind is a word of a closed set; only names can be matched in part.
        var exact = filter.Name is "IsAuthorized" or "SecurityRisk" or "ScanStatus"
            || (filter.ExactMatch && cloud.World.Quirks.Filters is FilterHabit.Exact);
        return Values(cloud, image, filter.Name).Any(value => filter.Values.Any(wanted => exact
            ? string.Equals(value, Letters(filter.Name, wanted), StringComparison.OrdinalIgnoreCase)
            : value.Contains(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    private static string[] Values(CloudState cloud, ImageState image, string name) => name switch
    {
        "ImageName" => [image.Spec.ShortName, image.Spec.Repository, image.Spec.Name],
        "ImageTag" => [image.Spec.Tag],
        "ImageDigest" => [image.Digest],
        "ImageId" => [ImageRows.ImageId(image)],
        "ImageRepoAddress" => [image.Spec.Repository],
        "Namespace" => [image.Spec.Namespace],
        "InstanceName" => [image.Registry.Name],
        "InstanceId" => [image.Registry.Instance],
        "RepoType" or "RegistryType" => [image.Registry.Type],
        "ScanStatus" => [Letters(name, image.View(cloud.RowsNow).Result.Status)],
        "IsAuthorized" => [image.Licence is null or 0 ? "0" : "1"],
        _ => Risks(cloud, image),
    };

    private static string[] Risks(CloudState cloud, ImageState image)
    {
        var found = image.View(cloud.RowsNow).Result.Findings;
        return
        [
            .. found.Vulnerabilities.Count > 0 ? ["VULS", "VUL"] : Array.Empty<string>(),
            .. found.Viruses.Count > 0 ? ["VIRUS"] : Array.Empty<string>(),
            .. found.Risks.Count > 0 ? ["RISK"] : Array.Empty<string>(),
        ];
    }

    // The filter says notScan where the answer says NOT_SCAN.
    public static string Letters(string name, string word) => name is "ScanStatus" ? word.Replace("_", "", StringComparison.Ordinal) : word;
}
