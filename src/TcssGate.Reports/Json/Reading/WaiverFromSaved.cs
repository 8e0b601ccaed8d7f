using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Json.Reading;

/// <summary>A waiver and what it did, as it was saved.</summary>
internal static class WaiverFromSaved
{
    /// <summary>A finding that a waiver covers.</summary>
    public static WaivedFinding Waived(SavedObject saved) =>
        new(FindingFromSaved.Of(saved.Object("finding")), Waiver(saved.Object("waiver")), saved.Text("policy"));

    /// <summary>A waiver that did nothing.</summary>
    public static IdleWaiver Idle(SavedObject saved) =>
        new(Waiver(saved.Object("waiver")), saved.Text("policy"), saved.Word("reason", SavedWords.IdleReasons));

    /// <summary>A waiver that soon ends.</summary>
    public static ExpiringWaiver Expiring(SavedObject saved) =>
        new(Waiver(saved.Object("waiver")), saved.Text("policy"), saved.Number("daysLeft", minimum: 0));

    /// <summary>A waiver that was left out.</summary>
    public static LeftOutWaiver LeftOut(SavedObject saved) => new(Waiver(saved.Object("waiver")), saved.Text("policy"), saved.Texts("names"));

    private static Waiver Waiver(SavedObject saved) => new(
        saved.Text("id"),
        saved.TextOrNull("component"),
        [.. saved.Texts("images").Select(pattern => new ImageGlob(pattern))],
        saved.Text("reason"),
        saved.Text("owner"),
        saved.Required("expires")?.Day() ?? default,
        saved.Number("line", minimum: 1))
    {
        Path = saved.Has("path") ? saved.TextOrNull("path") : null,
        Version = saved.Has("version") ? saved.TextOrNull("version") : null,
    };
}
