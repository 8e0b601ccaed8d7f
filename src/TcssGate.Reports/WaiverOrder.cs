using TcssGate.Core.Evaluation;

namespace TcssGate.Reports;

/// <summary>The one order of waivers in every report.</summary>
internal static class WaiverOrder
{
    /// <summary>The worst finding first, then as the waivers stand in their policies.</summary>
    public static IEnumerable<WaivedFinding> Sort(IEnumerable<WaivedFinding> waived) => waived
        .OrderBy(item => item.Finding, WorstFirst.Order)
        .ThenBy(item => item.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Waiver.Line);

    /// <summary>Those that end first, then as they stand in their policies.</summary>
    public static IEnumerable<ExpiringWaiver> Sort(IEnumerable<ExpiringWaiver> expiring) => expiring
        .OrderBy(item => item.Waiver.Expires)
        .ThenBy(item => item.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Waiver.Line)
        .ThenBy(item => item.Waiver.Id, StringComparer.Ordinal);

    /// <summary>Expired before unused, then as they stand in their policies.</summary>
    public static IEnumerable<IdleWaiver> Sort(IEnumerable<IdleWaiver> idle) => idle
        .OrderBy(item => item.Reason)
        .ThenBy(item => item.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Waiver.Line)
        .ThenBy(item => item.Waiver.Id, StringComparer.Ordinal);

    /// <summary>As they stand in their policies.</summary>
    public static IEnumerable<LeftOutWaiver> Sort(IEnumerable<LeftOutWaiver> leftOut) => leftOut
        .OrderBy(item => item.Policy, StringComparer.Ordinal)
        .ThenBy(item => item.Waiver.Line)
        .ThenBy(item => item.Waiver.Id, StringComparer.Ordinal);
}
