using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>What a rule is about, by the first part of its id.</summary>
internal static class RuleSubject
{
    /// <summary>The kind of findings that the rule counts; <see langword="null"/> when it counts none that are listed.</summary>
    public static FindingKind? Of(RuleResult rule) => rule.Id.Split('.')[0] switch
    {
        "vulnerabilities" => FindingKind.Vulnerability,
        "viruses" => FindingKind.Virus,
        "risks" => FindingKind.Risk,
        _ => null,
    };
}
