using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Reports.GitHub;

/// <summary>What a step hands on to the steps after it, in the form of the file that <c>GITHUB_OUTPUT</c> names.</summary>
public static class StepOutput
{
    /// <summary>The verdict of a run that reached none.</summary>
    public const string NoVerdict = "error";

    /// <summary>The outputs of a run.</summary>
    /// <param name="exitCode">What the program ends with.</param>
    /// <param name="result">What was found out; <see langword="null"/> when nothing was judged: then the verdict is <see cref="NoVerdict"/> and the number of violations is not known.</param>
    /// <param name="sarif">The SARIF report; <see langword="null"/> when none was asked for. It is not handed on when it is about no image: uploading it could do nothing.</param>
    /// <param name="named">The images as they were named, repetitions included: a digest for each; empty: those of the result.</param>
    /// <returns>Lines for the end of the file.</returns>
    public static string Of(int exitCode, GateResult? result, string? sarif, IReadOnlyList<ImageReference> named) => string.Concat(
        Entry("verdict", result?.Verdict.Name ?? NoVerdict),
        Entry("exit-code", exitCode.ToString(CultureInfo.InvariantCulture)),
        Entry("violations", result is null ? "" : Violations(result).ToString(CultureInfo.InvariantCulture)),
        Entry("sarif", result is not null && RepositoryImages.Of(result).Any(repository => repository.IsDecided) ? sarif ?? "" : ""),
        Entry("digest", result is null ? "" : Digests(result, named)));

    /// <summary>One output, in the form that can hold any text.</summary>
    internal static string Entry(string name, string value)
    {
        var end = EndFor(value);
        return $"{name}<<{end}\n{value}\n{end}\n";
    }

    private static int Violations(GateResult result) =>
        result.Images.Sum(image => image.Rules.Count(rule => rule is { Decides: true, Outcome: RuleOutcome.Violated }));

    // One line per image, in the order in which they were named, so that lines can be matched with names; empty where the digest is not known.
    private static string Digests(GateResult result, IReadOnlyList<ImageReference> named)
    {
        if (named.Count == 0)
        {
            return string.Join('\n', result.Images.Select(DigestOf));
        }

        var images = result.Images.GroupBy(image => image.Reference).ToDictionary(same => same.Key, same => same.First());
        return string.Join('\n', named.Select(reference => images.TryGetValue(reference, out var image) ? DigestOf(image) : ""));
    }

    private static string DigestOf(ImageResult image) => image.Image?.Identity?.ToString() ?? "";

    // Nobody has to guess that a mark is not in a text that can be looked through.
    private static string EndFor(string value)
    {
        var end = "end-of-value";
        for (var number = 1; value.Contains(end, StringComparison.Ordinal); number++)
        {
            end = $"end-of-value-{number}-";
        }

        return end;
    }
}
