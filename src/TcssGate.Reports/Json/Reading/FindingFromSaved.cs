using TcssGate.Core.Findings;

namespace TcssGate.Reports.Json.Reading;

/// <summary>A finding, as it was saved.</summary>
internal static class FindingFromSaved
{
    /// <summary>The finding with everything that is known of it.</summary>
    public static Finding Of(SavedObject saved) => saved.Word("kind", SavedWords.Kinds) switch
    {
        FindingKind.Virus => Virus(saved),
        FindingKind.Risk => Risk(saved),
        _ => Vulnerability(saved),
    };

    private static Vulnerability Vulnerability(SavedObject saved) => new(
        saved.Text("id"),
        saved.Word("severity", SavedWords.Severity),
        saved.Text("title"),
        saved.Text("description"),
        saved.Text("solution"),
        saved.SharedText("component"),
        saved.Text("version"),
        saved.Text("fixedVersion"),
        saved.SharedText("path"),
        saved.Nullable("cvss")?.Real(),
        saved.SharedText("cvssVector"),
        saved.Texts("references"),
        saved.Nullable("published")?.Moment(),
        saved.Texts("tags"))
    {
        Aliases = saved.Has("aliases") ? saved.Texts("aliases") : [],
        SharedRow = saved.Has("sharedRow") ? saved.NumberOrNull("sharedRow", minimum: 0) : null,
        FixesUnknown = saved.Has("fixesUnknown") && saved.Flag("fixesUnknown"),
        IdUnknown = saved.Has("idUnknown") ? saved.Text("idUnknown") : null,
        ScoreUnknown = saved.Has("scoreUnknown") ? saved.Text("scoreUnknown") : null,
    };

    private static Virus Virus(SavedObject saved) => new(
        saved.Text("id"),
        saved.Word("severity", SavedWords.Severity),
        saved.Text("title"),
        saved.Text("description"),
        saved.Text("solution"),
        saved.SharedText("path"),
        saved.Text("md5"),
        saved.Nullable("size")?.Whole());

    private static Risk Risk(SavedObject saved) => new(
        saved.Text("id"),
        saved.Word("severity", SavedWords.Severity),
        saved.Text("title"),
        saved.Text("description"),
        saved.Text("solution"),
        saved.Text("behavior"),
        saved.Text("instruction"));
}
