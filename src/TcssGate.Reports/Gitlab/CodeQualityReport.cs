using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Gitlab;

/// <summary>
/// GitLab's code quality report: violated rules, and viruses, risky instructions and sensitive information, which its container scanning has no place for.
/// What could not be checked is in it too, since GitLab takes what a report does not name for mended.
/// </summary>
internal static class CodeQualityReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="file">Where in the repository its entries are shown; <see langword="null"/>: at a path named after the image's repository.</param>
    public static void Write(GateResult result, Stream stream, SourceFile? file)
    {
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            // The format has no place for a note about all entries.
            var prefix = (result.Emulated ? "EMULATED: " : "") + (Phrases.ByRow(result) is null ? "" : "BY ROW: ");
            json.WriteStartArray();
            foreach (var repository in RepositoryImages.Of(result))
            {
                var path = file?.Path ?? RepositoryPath.Relative(repository.Category);
                foreach (var entry in CodeQualityEntry.Of(repository))
                {
                    Write(entry with { Description = prefix + entry.Description }, path, json);
                }
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(CodeQualityEntry entry, string path, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("description", entry.Description);
        json.WriteString("check_name", entry.CheckName);
        json.WriteString("fingerprint", entry.Fingerprint);
        json.WriteString("severity", entry.Severity);
        json.WriteStartObject("location");
        json.WriteString("path", path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending >= 64 * 1024)
        {
            json.Flush();
        }
    }
}

/// <summary>An entry of the report.</summary>
/// <param name="CheckName">The rule behind it, as in SARIF.</param>
/// <param name="Severity"><c>minor</c>, <c>major</c>, <c>critical</c> or <c>blocker</c>.</param>
/// <param name="Description">What is so, clean.</param>
/// <param name="Fingerprint">By what it is known again, as in SARIF.</param>
internal sealed record CodeQualityEntry(string CheckName, string Severity, string Description, string Fingerprint)
{
    /// <summary>The entries of a repository: rules first, then what was found, the worst first.</summary>
    public static IEnumerable<CodeQualityEntry> Of(RepositoryImages repository)
    {
        var rules = repository.BrokenRules.Select(item =>
            new CodeQualityEntry(AlertRuleId.Of(item.Rule), SeverityOf(item.Rule), AlertMessage.Of(item.Rule, item.Image), item.Fingerprint));
        var findings = repository.Found.Where(item => item.Finding.Kind != FindingKind.Vulnerability).Select(item =>
            new CodeQualityEntry(AlertRuleId.Of(item.Finding), SeverityOf(item.Finding.Severity), AlertMessage.Of(item.Finding, item.Image), item.Fingerprint));
        return rules.Concat(findings).Concat(SensitiveInformation(repository));
    }

    // TCSS only counts it, so an image has one entry of it however much there is.
    private static IEnumerable<CodeQualityEntry> SensitiveInformation(RepositoryImages repository) => repository.Images
        .Where(image => image.Scan?.SensitiveInfo > 0)
        .OrderByDescending(image => image.Scan!.SensitiveInfo)
        .ThenBy(image => image.Reference.ToString(), StringComparer.Ordinal)
        .Take(1)
        .Select(image => new CodeQualityEntry(
            "sensitive-information",
            "critical",
            AlertMessage.Of($"{AlertMessage.NameOf(image)} holds sensitive information: {Phrases.Count(image.Scan!.SensitiveInfo!.Value, "item")}. TCSS shows which."),
            TcssGate.Reports.Fingerprint.OfSensitiveInformation(repository.Category)));

    // What stops the pipeline is a blocker; what could not be checked is one step below what is violated.
    private static string SeverityOf(RuleResult rule) => (rule.Decides, rule.Outcome) switch
    {
        (true, RuleOutcome.Violated) => "blocker",
        (true, _) => "critical",
        (false, RuleOutcome.Violated) => "major",
        _ => "minor",
    };

    private static string SeverityOf(Severity severity) => severity.ForThreshold() switch
    {
        Core.Findings.Severity.Critical => "blocker",
        Core.Findings.Severity.High => "critical",
        Core.Findings.Severity.Medium => "major",
        _ => "minor",
    };
}
