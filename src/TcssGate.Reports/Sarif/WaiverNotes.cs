using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Sarif;

/// <summary>Which waivers their owners should see to, once for the images of a run. No alert: there is nothing wrong with the image.</summary>
internal static class WaiverNotes
{
    private const int Shown = 100;

    /// <summary>A note a waiver, those that have ended first.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ImageResult> images)
    {
        var idle = WaiverOrder.Sort(images.SelectMany(image => image.IdleWaivers)).Select(Phrases.Line);
        var expiring = WaiverOrder.Sort(images.SelectMany(image => image.ExpiringWaivers)).Select(Phrases.Line);
        var leftOut = images.SelectMany(image => WaiverOrder.Sort(image.LeftOutWaivers)).Select(GovernanceText.Line);
        var notes = idle.Concat(expiring).Concat(leftOut).Distinct(StringComparer.Ordinal).ToList();
        return notes.Take(Shown).Select(note => PlainText.Truncate(note, SarifLimits.TextLength))
            .Concat(notes.Count > Shown ? [$"{notes.Count - Shown} more waivers are expired, unused, about to expire or left out; the json report has them all."] : []);
    }
}
