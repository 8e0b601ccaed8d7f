using TcssGate.Core.Findings;

namespace TcssGate.Reports.Json;

/// <summary>A finding, as it is saved.</summary>
internal static class FindingToSaved
{
    /// <summary>The finding with everything that is known of it.</summary>
    public static SavedFinding Of(Finding finding) => finding switch
    {
        Vulnerability vulnerability => Of(vulnerability),
        Virus virus => new SavedVirus(
            virus.Id, virus.Severity.Name(), virus.Title, virus.Description, virus.Solution, virus.Path, virus.Md5, virus.Size),
        Risk risk => new SavedRisk(
            risk.Id, risk.Severity.Name(), risk.Title, risk.Description, risk.Solution, risk.Behavior, risk.Instruction),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
    };

    private static SavedVulnerability Of(Vulnerability found) => new(
        found.Id,
        found.Severity.Name(),
        found.Title,
        found.Description,
        found.Solution,
        found.Component,
        found.Version,
        found.FixedVersion,
        found.Path,
        // JSON has no word for infinity or for no number.
        found.Cvss is { } score && double.IsFinite(score) ? score : null,
        found.CvssVector,
        found.References,
        found.Published,
        found.Tags)
    {
        Aliases = found.Aliases.Count == 0 ? null : found.Aliases,
        SharedRow = found.SharedRow,
        FixesUnknown = found.FixesUnknown ? true : null,
        IdUnknown = found.IdUnknown,
        ScoreUnknown = found.ScoreUnknown,
    };
}
