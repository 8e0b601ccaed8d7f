using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Html;

/// <summary>What images are called in the columns of a table, where a full reference would take all the room.</summary>
internal static class ImageLabels
{
    private const int Length = 80;
    private const int DigestShown = 19; // sha256: and twelve digits, as container tools show it

    /// <summary>A label an image, in their order: without the host when all have the same, and the full reference where labels would be alike.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ImageResult> images)
    {
        var hosts = images.Select(Host).Distinct(StringComparer.Ordinal).Take(2).ToList();
        var labels = images.Select(image => Label(image, hosts.Count == 1 ? hosts[0].Length : 0)).ToList();
        return labels.Distinct(StringComparer.Ordinal).Count() == labels.Count
            ? labels
            : [.. images.Select(image => PlainText.Clean(image.Reference.ToString(), Length * 5))];
    }

    private static string Host(ImageResult image) => image.Reference.HasHost
        ? image.Reference.Repository[..(image.Reference.Repository.IndexOf('/', StringComparison.Ordinal) + 1)]
        : "";

    private static string Label(ImageResult image, int host)
    {
        var (repository, tag, digest) = image.Reference;
        var version = tag is not null ? $":{tag}" : digest?.ToString() is { Length: > DigestShown } text ? $"@{text[..DigestShown]}" : "";
        return PlainText.Clean(repository[host..] + version, Length);
    }
}
