using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>What platforms call the rule behind an alert: the CVE, or <c>virus:</c>, <c>risk:</c>, <c>policy:</c> and a name. Never a tag, a digest or a path.</summary>
internal static class AlertRuleId
{
    private const int MostLength = 255;

    /// <summary>The name of a finding's rule. Hostile ids lose what is not plain; ids that then are the same share a name.</summary>
    public static string Of(Finding finding)
    {
        var id = IdPart(finding.Id);
        return finding.Kind switch
        {
            FindingKind.Vulnerability => id,
            FindingKind.Virus => $"virus:{id}",
            _ => $"risk:{id}",
        };
    }

    /// <summary>The name of a policy rule's rule.</summary>
    public static string Of(RuleResult rule) => $"policy:{IdPart(rule.Id)}";

    // No colon, so that no CVE can pass for a virus; no slash, which means a sub-rule in SARIF.
    private static string IdPart(string text)
    {
        var clean = PlainText.Clean(text, MostLength - "policy:".Length);
        var id = clean.Replace(':', '-').Replace('/', '-').Replace('\\', '-').Replace(' ', '-');
        return id.Length == 0 ? "unnamed" : id;
    }
}
