using TcssGate.Core.Findings;

namespace TcssGate.Core.Evaluation;

/// <summary>A finding, where it stood in its list, and whether it is waived.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="At">Its place in the list of its kind.</param>
/// <param name="IsWaived">Whether every policy waives it.</param>
internal readonly record struct PlacedFinding(Finding Finding, int At, bool IsWaived);

/// <summary>The order of findings in a result: the worst first, then by kind, name and place.</summary>
internal sealed class FindingOrder : IComparer<PlacedFinding>
{
    private static readonly FindingOrder WorstFirst = new();

    private FindingOrder()
    {
    }

    /// <summary>Every finding that was read.</summary>
    public static IReadOnlyList<PlacedFinding> Sorted(ImageFindings findings, Func<FindingKind, int, bool> isWaived)
    {
        List<PlacedFinding> sorted =
            [.. Enum.GetValues<FindingKind>().SelectMany(kind => Items(findings, kind).Select((finding, at) => new PlacedFinding(finding, at, isWaived(kind, at))))];
        sorted.Sort(WorstFirst);
        return sorted;
    }

    /// <inheritdoc/>
    public int Compare(PlacedFinding x, PlacedFinding y)
    {
        // As numbers: an enumeration that compares itself makes two objects each time.
        var order = (int)y.Finding.Severity - (int)x.Finding.Severity;
        order = order != 0 ? order : (int)x.Finding.Kind - (int)y.Finding.Kind;
        order = order != 0 ? order : string.CompareOrdinal(x.Finding.Id, y.Finding.Id);
        order = order != 0 ? order : string.CompareOrdinal(x.Finding.Place, y.Finding.Place);
        return order != 0 ? order : x.At - y.At;
    }

    private static IReadOnlyList<Finding> Items(ImageFindings findings, FindingKind kind) => (findings.Of(kind) as FindingList.Whole)?.Items ?? [];
}
