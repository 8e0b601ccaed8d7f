using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Nodes;

/// <summary>What the filters of the list of images on nodes match.</summary>
internal static class NodeImageFilter
{
    private static readonly string[] Vulnerable = ["LowLevelVul", "MediumLevelVul", "HighLevelVul", "CriticalLevelVul"];

    public static IReadOnlyList<string> Names { get; } = ["ImageName", "ScanStatus", "ImageID", "SecurityRisk"];

    public static bool Matches(CloudState cloud, NodeImageState image, FilterParameter filter)
    {
        var exact = filter.Name is "SecurityRisk" or "ScanStatus" || (filter.ExactMatch && cloud.World.Quirks.Filters is FilterHabit.Exact);
        return Values(cloud, image, filter.Name).Any(value => filter.Values.Any(wanted => exact
            ? string.Equals(value, ImageFilter.Letters(filter.Name, wanted), StringComparison.OrdinalIgnoreCase)
            : value.Contains(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Values(CloudState cloud, NodeImageState image, string name) => name switch
    {
        "ImageName" => [image.Spec.ImageName],
        "ImageID" => [image.Spec.Id],
        "ScanStatus" => [ImageFilter.Letters(name, image.View(cloud.Now).Result.Status)],
        _ => Risks(cloud, image),
    };

    private static IEnumerable<string> Risks(CloudState cloud, NodeImageState image)
    {
        var found = image.View(cloud.Now).Result.Findings;
        return
        [
            .. found.Viruses.Count > 0 ? ["VirusCnt"] : Array.Empty<string>(),
            .. found.Risks.Count > 0 ? ["RiskCnt"] : Array.Empty<string>(),
            .. image.Spec.Trusted is true ? ["IsTrustImage"] : Array.Empty<string>(),
            .. Vulnerable.Where((_, index) => found.OfLevel(index + 1) > 0),
        ];
    }
}
