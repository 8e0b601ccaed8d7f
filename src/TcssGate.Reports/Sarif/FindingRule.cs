using System.Globalization;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Sarif;

/// <summary>The rule of all findings with one id.</summary>
internal static class FindingRule
{
    private const string NoDescription = "TCSS gives no description.";

    /// <summary>The rule, told by the worst of the findings; its score is the highest of them.</summary>
    /// <param name="findings">Findings of one id, the worst first; never empty.</param>
    public static SarifRule Of(IReadOnlyList<Finding> findings)
    {
        var worst = findings[0];
        var id = AlertRuleId.Of(worst);
        var title = Phrases.Title(worst, 200);
        var description = FirstOf(findings, finding => finding.Description, NoDescription);
        var solution = FirstOf(findings, finding => finding.Solution, "");
        var uri = HelpUri(findings);
        return new SarifRule
        {
            Id = id,
            Name = NameOf(worst.Kind),
            Short = PlainText.Truncate(title.Length == 0 ? id : $"{id}: {title}", SarifLimits.TextLength),
            Full = description,
            Help = PlainText.Truncate(solution.Length == 0 ? description : $"{description} How to mend it: {solution}", SarifLimits.TextLength),
            HelpMarkdown = Markdown(description, solution, uri),
            HelpUri = uri,
            Level = LevelOf(worst.Severity),
            SecuritySeverity = findings.Max(Score).ToString("0.0", CultureInfo.InvariantCulture),
            Tags = [.. Tags(findings)],
        };
    }

    /// <summary>The level of a result; an unknown severity counts as critical.</summary>
    public static string LevelOf(Severity severity) => severity.ForThreshold() switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    // The CVSS score where there is a usable one; else a score within GitHub's range for the level (critical is above 9.0, high from 7.0, medium from 4.0).
    private static double Score(Finding finding) => finding is Vulnerability { Cvss: >= 0.1 and <= 10 and var score } ? score
        : finding.Severity.ForThreshold() switch
        {
            Severity.Critical => 9.5,
            Severity.High => 8.0,
            Severity.Medium => 5.5,
            _ => 2.0,
        };

    private static string NameOf(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => "KnownVulnerability",
        FindingKind.Virus => "VirusInImage",
        _ => "RiskyInstruction",
    };

    private static string Markdown(string description, string solution, string uri)
    {
        var what = MarkdownText.Escape(description, 500);
        var how = solution.Length == 0 ? "" : $"\n\n**How to mend it:** {MarkdownText.Escape(solution, 300)}";
        var more = $"\n\n[Read more]({uri})";
        return what.Length + how.Length + more.Length <= SarifLimits.TextLength ? what + how + more : what + how;
    }

    private static string FirstOf(IEnumerable<Finding> findings, Func<Finding, string> text, string otherwise) =>
        findings.Select(finding => PlainText.Clean(text(finding), SarifLimits.TextLength)).FirstOrDefault(clean => clean.Length > 0, otherwise);

    private static string HelpUri(IReadOnlyList<Finding> findings) =>
        CveId.PageOf(findings[0].Id)
        ?? findings.OfType<Vulnerability>().SelectMany(found => found.References).Select(WebAddress.Of).FirstOrDefault(uri => uri is not null)
        ?? SarifRule.Documentation;

    private static IEnumerable<string> Tags(IReadOnlyList<Finding> findings)
    {
        yield return "security";
        yield return Phrases.One(findings[0].Kind);
        var vulnerabilities = findings.OfType<Vulnerability>().ToList();
        if (vulnerabilities.Exists(found => found.FixedVersion.Length > 0 || found.Tags.Contains("CanBeFixed")))
        {
            yield return "fixable";
        }

        if (vulnerabilities.Exists(found => found.Tags.Contains("DynamicLevelPoc") || found.Tags.Contains("DynamicLevelExp")))
        {
            yield return "exploitable";
        }
    }
}
