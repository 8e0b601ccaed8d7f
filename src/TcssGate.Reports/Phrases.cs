using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Reports;

/// <summary>The phrases that several formats share. What comes from outside is already clean in them.</summary>
internal static class Phrases
{
    /// <summary>The tool's name.</summary>
    public const string Tool = "tcss-gate";

    /// <summary>What a report says of a verdict that the stand-in cloud led to.</summary>
    public const string Emulated = "EMULATED: the stand-in cloud answered, so this says nothing about a real image";

    /// <summary>What a report says of images that were proved by their rows alone (<c>--by-row</c>); <see langword="null"/> when there is none.</summary>
    public static string? ByRow(GateResult result) => ByRow(result.Images.Count(image => image.Scan?.RowUse == RowUse.Proof), result.Images.Count);

    /// <summary>As above.</summary>
    /// <param name="part">How many images were proved so.</param>
    /// <param name="all">How many images there are.</param>
    public static string? ByRow(int part, int all) =>
        part == 0 ? null : $"BY ROW: {part} of {Count(all, "image")} proved by rows alone (--by-row), which do not say how far the scan of each type got";

    // One line of a report; a megabyte from outside never becomes one.
    private const int LineLength = 1000;
    private const int PartLength = 500;

    // More than the program has options; a file that was changed could have any number.
    private const int MostSettings = 40;

    /// <summary>What fixes an image's content, and what that is called: its digest, or its ImageID on nodes.</summary>
    public static (string Label, string Value) Identity(KnownImage? image) =>
        (image is NodeImage ? "image id" : "digest", image?.Identity?.ToString() ?? "not known");

    /// <summary>A label as it begins a line: <c>Image id</c>.</summary>
    public static string Capital(string label) => char.ToUpperInvariant(label[0]) + label[1..];

    /// <summary>Where an image is on nodes: <c>24 nodes, 51 containers</c>; empty in registries, and where nodes say nothing.</summary>
    public static string OnNodes(KnownImage? image)
    {
        string[] parts = image is NodeImage held
            ? [held.Hosts is { } hosts ? Count(hosts, "node") : "", held.Containers is { } containers ? Count(containers, "container") : ""]
            : [];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

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

    /// <summary>What several of a kind of findings are called.</summary>
    public static string Many(FindingKind kind) => Plural(One(kind));

    /// <summary>What was found in an image and is not waived, and which lists say nothing of it: <c>2 vulnerabilities; not listed: viruses, risks</c>.</summary>
    public static string Found(ImageResult image)
    {
        var counts = string.Join(", ", Enum.GetValues<FindingKind>()
            .Select(kind => (Count: image.Findings.Count(finding => finding.Kind == kind), Kind: kind, Read: image.FindingsRead.Contains(kind)))
            .Where(of => of.Read || of.Count > 0)
            .Select(of => Count(of.Count, One(of.Kind))));
        var unread = Enum.GetValues<FindingKind>().Where(kind => !image.FindingsRead.Contains(kind)).Select(Many).ToList();
        return unread.Count == 0 ? counts : $"{(counts.Length > 0 ? $"{counts}; " : "")}not listed: {string.Join(", ", unread)}";
    }

    /// <summary>The verdict, for people: <c>met</c>, <c>not met</c>, <c>undecided</c>.</summary>
    public static string Of(Verdict verdict) => verdict.Name.Replace('-', ' ');

    /// <summary>The actual state with what is taken off it: <c>2 (1 waived, 3 in grace)</c>.</summary>
    public static string Actual(RuleResult rule)
    {
        string[] off = [rule.Waived > 0 ? $"{rule.Waived} waived" : "", rule.InGrace > 0 ? $"{rule.InGrace} in grace" : ""];
        var takenOff = string.Join(", ", off.Where(part => part.Length > 0));
        return PlainText.Clean(rule.Actual.ToString(), PartLength) + (takenOff.Length > 0 ? $" ({takenOff})" : "");
    }

    /// <summary>Why the violation of a rule is accepted; empty when it is not.</summary>
    public static string Overridden(RuleResult rule) => rule.Override is { } reason ? $"overridden: {PlainText.Clean(reason, PartLength)}" : "";

    /// <summary>What a waiver is about: <c>CVE-2019-5827 in sqlite-libs</c>.</summary>
    public static string Subject(Waiver waiver) =>
        PlainText.Clean(waiver.Id, PartLength)
        + (waiver.Component is { } component ? $" in {PlainText.Clean(component, PartLength)}" : "")
        + (waiver.Version is { } version ? $" {(waiver.Component is null ? "in version " : "")}{PlainText.Clean(version, PartLength)}" : "")
        + (waiver.Path is { } path ? $" at {PlainText.Clean(path, PartLength)}" : "");

    /// <summary>A waiver that did nothing, and why, on one line.</summary>
    public static string Line(IdleWaiver idle)
    {
        var waiver = $"the waiver of {PlainText.Clean(idle.Waiver.Id, PartLength)} ({PlainText.Clean(idle.Waiver.Owner, PartLength)})";
        return idle.Reason == IdleReason.Expired ? $"expired {Day(idle.Waiver.Expires)}: {waiver}" : $"unused: {waiver} matches nothing";
    }

    /// <summary>A waiver that soon ends, on one line.</summary>
    public static string Line(ExpiringWaiver expiring) =>
        $"expires soon: the waiver of {PlainText.Clean(expiring.Waiver.Id, PartLength)} ({PlainText.Clean(expiring.Waiver.Owner, PartLength)})"
        + $" {Ends(expiring)}";

    /// <summary>The options that environment variables set: <c>--policy (TCSS_GATE_POLICY)</c>; empty when none did.</summary>
    public static string FromEnvironment(GateResult result)
    {
        var named = result.Environment.Take(MostSettings).Select(setting => $"{PlainText.Clean(setting.Option, 60)} ({PlainText.Clean(setting.Variable, 60)})");
        var more = result.Environment.Count > MostSettings ? $" and {result.Environment.Count - MostSettings} more" : "";
        return string.Join(", ", named) + more;
    }

    /// <summary>When a waiver ends: <c>ends 2027-03-31, in 9 days</c>.</summary>
    public static string Ends(ExpiringWaiver expiring) => $"ends {Day(expiring.Waiver.Expires)}, "
        + (expiring.DaysLeft == 0 ? "today" : $"in {Count(expiring.DaysLeft, "day")}");

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
