using System.Security.Cryptography;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json;

namespace TcssGate.Reports.Merging;

/// <summary>Joins the results of several runs into one. Nothing that a run found is left out, so the verdict can only be as bad as the worst of them.</summary>
public static class ResultMerge
{
    private const string Separator = ", ";

    /// <summary>The results as one: the same whatever order they come in.</summary>
    /// <param name="results">The results; at least one.</param>
    public static GateResult Of(IReadOnlyList<GateResult> results)
    {
        ArgumentOutOfRangeException.ThrowIfZero(results.Count);
        return new GateResult(
            Joined(results.Select(result => result.Version)),
            ByTime(results, result => result.StartedAt).First().StartedAt,
            ByTime(results, result => result.FinishedAt).Last().FinishedAt,
            // One emulated verdict among real ones would be taken for a real one, so all of them are marked.
            results.Any(result => result.Emulated),
            Joined(results.Select(result => result.Endpoint)),
            Images(results))
        {
            Environment = [.. results.SelectMany(result => result.Environment).Distinct().OrderBy(setting => setting.Option, StringComparer.Ordinal).ThenBy(setting => setting.Variable, StringComparer.Ordinal)],
        };
    }

    /// <summary>The images that came out in several ways, and are therefore there several times.</summary>
    public static IReadOnlyList<string> Differing(GateResult merged) =>
        [.. merged.Images.GroupBy(NameOf, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key)];

    /// <summary>A SHA-256 over everything that is saved of a result: the same for a copy, however the file is laid out.</summary>
    public static string ContentOf(GateResult result)
    {
        using var content = new MemoryStream();
        JsonReport.Write(result, content);
        return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    // Which of two verdicts on one image is the right one cannot be told: the later run may have had the laxer policy. Both stay, and the worse decides.
    private static List<ImageResult> Images(IReadOnlyList<GateResult> results) =>
        [.. results
            .SelectMany(result => result.Images)
            .GroupBy(NameOf, StringComparer.Ordinal)
            .OrderBy(named => named.Key, StringComparer.Ordinal)
            .SelectMany(named => EachOnce([.. named]))];

    // Two are the same when nothing that is saved tells them apart.
    private static IEnumerable<ImageResult> EachOnce(IReadOnlyList<ImageResult> images) => images.Count == 1
        ? images
        : images
            .Select(image => new SavedImage(image, JsonReport.Line(image)))
            .DistinctBy(item => item.Saved, StringComparer.Ordinal)
            .OrderBy(item => item.Image.Image?.Identity?.ToString(), StringComparer.Ordinal)
            .ThenBy(item => item.Saved, StringComparer.Ordinal)
            .Select(item => item.Image);

    private static string NameOf(ImageResult image) => image.Reference.ToString();

    // What was merged before comes apart again, so that merging in steps gives what merging at once does.
    private static string Joined(IEnumerable<string> texts) =>
        string.Join(Separator, texts.SelectMany(text => text.Split(Separator)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // The same moment can be written with several offsets; one of them always goes first.
    private static IOrderedEnumerable<GateResult> ByTime(IEnumerable<GateResult> results, Func<GateResult, DateTimeOffset> moment) =>
        results.OrderBy(moment).ThenBy(result => moment(result).Offset);

    private sealed record SavedImage(ImageResult Image, string Saved);
}
