using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>The phrases that several formats share. What comes from outside is already clean in them.</summary>
internal static class Phrases
{
    /// <summary>The tool's name.</summary>
    public const string Tool = "tcss-gate";

    /// <summary>What a report says of a verdict that the stand-in cloud led to.</summary>
    public const string Emulated = "EMULATED: the stand-in cloud answered, so this says nothing about a real image";

    // One line of a report; a megabyte from outside never becomes one.
    private const int LineLength = 1000;
    private const int PartLength = 500;

    /// <summary>A number and what it counts: <c>1 image</c>, <c>2 images</c>, <c>2 vulnerabilities</c>.</summary>
    public static string Count(int number, string one) => number == 1 ? $"1 {one}" : $"{number} {Plural(one)}";

    /// <summary>A moment in UTC, to the second: <c>2026-03-01 12:00:00 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A day: <c>2027-03-31</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What one of a kind of findings is called.</summary>
    public static string One(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => "vulnerability",
        FindingKind.Virus => "virus",
        FindingKind.Risk => "risk",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The verdict, for people: <c>met</c>, <c>not met</c>, <c>undecided</c>.</summary>
    public static string Of(Verdict verdict) => verdict.Name.Replace('-', ' ');

    /// <summary>The actual state with what is waived: <c>2 (1 waived)</c>.</summary>
    public static string Actual(RuleResult rule) =>
        PlainText.Clean(rule.Actual.ToString(), PartLength) + (rule.Waived > 0 ? $" ({rule.Waived} waived)" : "");

    /// <summary>Why an actual state is unknown; empty when it is known.</summary>
    public static string WhyUnknown(RuleResult rule) => rule.Actual is Actual.Unknown unknown ? PlainText.Clean(unknown.Why, LineLength) : "";

    /// <summary>Where a finding is: <c>openssl 1.0.2k</c>, a file, an instruction.</summary>
    public static string Place(Finding finding) => finding is Vulnerability { Version.Length: > 0 } found
        ? PlainText.Clean($"{PlainText.Clean(found.Component, PartLength)} {PlainText.Clean(found.Version, PartLength)}")
        : PlainText.Clean(finding.Place, PartLength);

    /// <summary>Where it is mended: <c>fixed in 1.0.2zd</c>; empty when unknown.</summary>
    public static string Fix(Finding finding) =>
        finding is Vulnerability { FixedVersion.Length: > 0 } found ? $"fixed in {PlainText.Clean(found.FixedVersion, PartLength)}" : "";

    /// <summary>A finding on one line.</summary>
    public static string Line(Finding finding)
    {
        string[] parts = [finding.Severity.Name(), PlainText.Clean(finding.Id, 80), PlainText.Truncate(Place(finding), 120), PlainText.Truncate(Fix(finding), 120)];
        var title = Title(finding, 120);
        return string.Join("  ", parts.Where(part => part.Length > 0)) + (title.Length > 0 ? $"  {title}" : "");
    }

    /// <summary>A finding's title; empty when it only repeats the id.</summary>
    public static string Title(Finding finding, int maximum)
    {
        var title = PlainText.Clean(finding.Title, maximum);
        return title == PlainText.Clean(finding.Id, maximum) ? "" : title;
    }

    private static string Plural(string one) => one switch
    {
        "virus" => "viruses",
        _ when one.EndsWith("ry", StringComparison.Ordinal) || one.EndsWith("ty", StringComparison.Ordinal) => one[..^1] + "ies",
        _ => one + "s",
    };
}
