using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>What a saved rule allows, read back from its id and from what <see cref="DesiredText"/> wrote: a saved result holds no policy.</summary>
internal abstract record DesiredLimit
{
    private const string AtMost = "at most ";
    private const string Scanned = " scanned, at most ";
    private const string Built = "built at most ";
    private const string Ago = " ago";
    private const string NoneOf = "none of ";

    private DesiredLimit()
    {
    }

    /// <summary>What a rule allows; <see langword="null"/> when its text is of another form, and then nothing can be computed again.</summary>
    public static DesiredLimit? Of(RuleResult rule) => (rule.Id, rule.Desired) switch
    {
        (RuleResult.ScanRuleId, var text) => ReadScan(text),
        ("trusted", "trusted") => new Trust(),
        ("maxSize", var text) when After(text, AtMost) is { } size => SizeText.Parse(size, out _) is { } bytes ? new Size(bytes) : null,
        ("maxImageAge", var text) when Between(text, Built, Ago) is { } age => DurationText.Parse(age, out _) is { } maximum ? new Age(maximum) : null,
        ("vulnerabilities.maxCvss", var text) when After(text, AtMost) is { } score =>
            double.TryParse(score.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var maximum) ? new Score(maximum) : null,
        ("vulnerabilities.denied", var text) when After(text, NoneOf) is { } ids => new Denied(ReadIds(ids)),
        (var id, var text) when SubjectOf(id) is not null && After(text, AtMost) is { } count =>
            int.TryParse(count.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var maximum) ? new Count(maximum) : null,
        _ => null,
    };

    /// <summary>What a rule counts, by its id; <see langword="null"/> when it counts nothing.</summary>
    public static CountSubject? SubjectOf(string id)
    {
        var parts = id.Split('.').Where((part, at) => at == 0 || part != "max").ToArray();
        Severity? severity = Severities.Named.FirstOrDefault(one => one.Name() == parts[^1]) is var named && named != default ? named : null;
        var rest = severity is null ? parts : parts[..^1];
        return (rest, severity) switch
        {
            (["vulnerabilities"], _) => new CountSubject.Vulnerabilities(severity),
            (["vulnerabilities", "maxCvss" or "denied"], null) => new CountSubject.Vulnerabilities(null),
            (["vulnerabilities", "fixable"], _) => new CountSubject.Vulnerabilities(severity, VulnerabilitySort.Fixable),
            (["vulnerabilities", "exploitable"], _) => new CountSubject.Vulnerabilities(severity, VulnerabilitySort.Exploitable),
            (["vulnerabilities", "new"], _) => new CountSubject.Vulnerabilities(severity, VulnerabilitySort.New),
            (["viruses"], null) => new CountSubject.Viruses(),
            (["risks"], _) => new CountSubject.Risks(severity),
            (["sensitiveInfo"], null) => new CountSubject.SensitiveInfo(),
            _ => null,
        };
    }

    private static Scan? ReadScan(string text)
    {
        var at = text.IndexOf(Scanned, StringComparison.Ordinal);
        var types = at < 0 ? [] : text[..at].Split(", ").Select(name => ScanTypes.All.Where(type => type.Name() == name).Select(type => (ScanType?)type).FirstOrDefault()).ToList();
        return at >= 0 && !types.Contains(null) && Between(text[at..], Scanned, Ago) is { } age && DurationText.Parse(age, out _) is { } maximum
            ? new Scan([.. types.OfType<ScanType>()], maximum)
            : null;
    }

    // A list that was cut names only the first ones.
    private static HashSet<string> ReadIds(string text)
    {
        var end = text.EndsWith(" more", StringComparison.Ordinal) ? text.LastIndexOf(" and ", StringComparison.Ordinal) : -1;
        return (end < 0 ? text : text[..end]).Split(", ").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private static string? Between(string text, string start, string end) =>
        After(text, start) is { } rest && rest.EndsWith(end, StringComparison.Ordinal) ? rest[..^end.Length] : null;

    /// <summary>A complete scan of some types.</summary>
    /// <param name="Types">The types.</param>
    /// <param name="MaxAge">How old it may be.</param>
    public sealed record Scan(IReadOnlyList<ScanType> Types, TimeSpan MaxAge) : DesiredLimit;

    /// <summary>At most so many.</summary>
    /// <param name="Maximum">How many.</param>
    public sealed record Count(int Maximum) : DesiredLimit;

    /// <summary>No higher CVSS score.</summary>
    /// <param name="Maximum">The score.</param>
    public sealed record Score(double Maximum) : DesiredLimit;

    /// <summary>None of some vulnerabilities.</summary>
    /// <param name="Ids">Their ids, without case.</param>
    public sealed record Denied(IReadOnlySet<string> Ids) : DesiredLimit;

    /// <summary>No larger image.</summary>
    /// <param name="Bytes">The size in bytes.</param>
    public sealed record Size(long Bytes) : DesiredLimit;

    /// <summary>No older image.</summary>
    /// <param name="Maximum">The age.</param>
    public sealed record Age(TimeSpan Maximum) : DesiredLimit;

    /// <summary>A trusted image.</summary>
    public sealed record Trust : DesiredLimit;
}
