using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>
/// The one order of findings in every report: the worst first, ties broken by everything that is written, so that the order they came in never shows.
/// </summary>
internal sealed class WorstFirst : IComparer<Finding>
{
    private WorstFirst()
    {
    }

    /// <summary>The order.</summary>
    public static WorstFirst Order { get; } = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
        {
            return x is null ? (y is null ? 0 : 1) : y is null ? -1 : 0;
        }

        // As numbers: an enumeration's own comparison makes two objects of every two values.
        var order = ((int)y.Severity).CompareTo((int)x.Severity);
        order = order != 0 ? order : Score(y).CompareTo(Score(x));
        order = order != 0 ? order : ((int)x.Kind).CompareTo((int)y.Kind);
        order = order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
        order = order != 0 ? order : string.CompareOrdinal(x.Place, y.Place);
        return order != 0 ? order : CompareRest(Rest(x), Rest(y));
    }

    private static double Score(Finding finding) => (finding as Vulnerability)?.Cvss ?? 0;

    private static int CompareRest(IEnumerable<string> x, IEnumerable<string> y) =>
        x.Zip(y, string.CompareOrdinal).FirstOrDefault(order => order != 0);

    private static IEnumerable<string> Rest(Finding finding)
    {
        IEnumerable<string> own = finding switch
        {
            Vulnerability found =>
            [
                found.Version, found.Path, found.FixedVersion, found.CvssVector, found.Published?.ToString("O") ?? "",
                string.Join('\n', found.References), string.Join('\n', found.Tags),
            ],
            Virus found => [found.Md5, found.Size?.ToString() ?? ""],
            Risk found => [found.Behavior],
            _ => [],
        };
        return [.. own, finding.Title, finding.Description, finding.Solution];
    }
}
