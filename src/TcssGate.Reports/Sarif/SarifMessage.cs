using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Sarif;

/// <summary>The text of a result.</summary>
internal static class SarifMessage
{
    /// <summary>Text that is a message and nothing else: within the limit, and without the links that SARIF allows inside plain messages.</summary>
    public static string Of(string clean) => PlainText.Truncate(clean.Replace("](", "] (", StringComparison.Ordinal), SarifLimits.TextLength);

    /// <summary>What was found where, and which version mends it.</summary>
    public static string Of(Finding finding, ImageResult image)
    {
        var id = PlainText.Clean(finding.Id, 200);
        var place = PlainText.Truncate(Phrases.Place(finding), 300);
        var what = finding.Kind switch
        {
            FindingKind.Vulnerability => place.Length == 0 ? id : $"{place} has {id}",
            FindingKind.Virus => $"{place} is infected by {id}",
            _ => $"Risky instruction {id}: {place}",
        };
        var title = Phrases.Title(finding, 200);
        var fix = Phrases.Fix(finding);
        return Of($"{what} ({finding.Severity.Name()}) in {NameOf(image)}"
            + $"{(title.Length == 0 ? "" : $": {title}")}{(fix.Length == 0 ? "" : $"; {PlainText.Truncate(fix, 100)}")}.");
    }

    /// <summary>The image, as people call it.</summary>
    public static string NameOf(ImageResult image) => PlainText.Clean(image.Image?.ToString() ?? image.Reference.ToString(), 300);
}
