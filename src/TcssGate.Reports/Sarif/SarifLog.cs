using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Sarif;

/// <summary>A whole file: its runs, and what is not in them.</summary>
/// <param name="Runs">A run a repository; empty when nothing is decided.</param>
/// <param name="Notes">What was left out, in words; they are told with the first run.</param>
internal sealed record SarifLog(IReadOnlyList<SarifRun> Runs, IReadOnlyList<string> Notes)
{
    /// <summary>The file of a result, within limits that can be counted beforehand.</summary>
    public static SarifLog Of(GateResult result, SarifLimits limits, SourceFile? file)
    {
        var repositories = RepositoryImages.Of(result).ToList();
        var decided = repositories.Where(repository => repository.IsDecided).ToList();

        // The worst repositories stay, in the order in which they were asked for.
        var kept = decided
            .OrderByDescending(repository => repository.IsNotMet)
            .ThenByDescending(repository => repository.WorstSeverity)
            .Take(limits.Runs)
            .ToHashSet();
        return new SarifLog(
            [.. decided.Where(kept.Contains).Select(repository => SarifRun.Of(repository, limits.Results, file))],
            [
                .. Note(repositories.Where(repository => !repository.IsDecided), "not everything about them was checked, so their alerts stay as they are"),
                .. Note(decided.Where(repository => !kept.Contains(repository)), $"a file holds at most {limits.Runs} runs"),
            ]);
    }

    private static IEnumerable<string> Note(IEnumerable<RepositoryImages> leftOut, string why)
    {
        var names = leftOut.Select(repository => repository.Category).ToList();
        if (names.Count > 0)
        {
            yield return PlainText.Truncate($"Left out, because {why}: {string.Join(", ", names)}.", SarifLimits.TextLength);
        }
    }
}
