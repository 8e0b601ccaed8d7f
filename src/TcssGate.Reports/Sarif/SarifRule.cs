using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Sarif;

/// <summary>What a result is an instance of; every text is clean and within the limits.</summary>
internal sealed record SarifRule
{
    /// <summary>Where to read more when a rule has no page of its own: the documentation of TCSS.</summary>
    public const string Documentation = "https://www.tencentcloud.com/document/product/1163";

    /// <summary>Its id: the CVE, or <c>virus:</c>, <c>risk:</c>, <c>policy:</c> and a name.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of rule it is, for viewers that show names.</summary>
    public required string Name { get; init; }

    /// <summary>The alert's heading.</summary>
    public required string Short { get; init; }

    /// <summary>What it is about.</summary>
    public required string Full { get; init; }

    /// <summary>How to mend it, as text.</summary>
    public required string Help { get; init; }

    /// <summary>How to mend it, as Markdown.</summary>
    public required string HelpMarkdown { get; init; }

    /// <summary>Where to read more.</summary>
    public required string HelpUri { get; init; }

    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public required string Level { get; init; }

    /// <summary>The <c>security-severity</c>, 0.1 to 10.0, as text.</summary>
    public required string SecuritySeverity { get; init; }

    /// <summary>Our own words, never the service's.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The id of a finding's rule. Hostile ids lose what is not plain; ids that then are the same share a rule.</summary>
    public static string IdOf(Finding finding)
    {
        var id = IdPart(finding.Id);
        return finding.Kind switch
        {
            FindingKind.Vulnerability => id,
            FindingKind.Virus => $"virus:{id}",
            _ => $"risk:{id}",
        };
    }

    /// <summary>The id of a policy rule's rule.</summary>
    public static string IdOf(RuleResult rule) => $"policy:{IdPart(rule.Id)}";

    // No colon, so that no CVE can pass for a virus; no slash, which means a sub-rule in SARIF.
    private static string IdPart(string text)
    {
        var clean = PlainText.Clean(text, SarifLimits.NameLength - "policy:".Length);
        var id = string.Concat(clean.Select(character => character is ':' or '/' or '\\' or ' ' ? '-' : character));
        return id.Length == 0 ? "unnamed" : id;
    }
}
