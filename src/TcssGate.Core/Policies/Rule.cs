using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>One thing that a policy asks of an image.</summary>
/// <param name="Id">Its path in the policy, below <c>desired</c>: <c>vulnerabilities.critical</c>.</param>
/// <param name="Enforcement">What it does to the verdict.</param>
public abstract record Rule(string Id, Enforcement Enforcement)
{
    /// <summary>At most so many of something.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Subject">What is counted.</param>
    /// <param name="Maximum">The largest count that is met.</param>
    public sealed record AtMost(string Id, Enforcement Enforcement, CountSubject Subject, int Maximum) : Rule(Id, Enforcement);

    /// <summary>The image is trusted: <c>IsTrustImage</c> of the list row; unknown when the row does not say.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    public sealed record Trusted(string Id, Enforcement Enforcement) : Rule(Id, Enforcement);
}

/// <summary>What an <see cref="Rule.AtMost"/> counts.</summary>
public abstract record CountSubject
{
    private CountSubject()
    {
    }

    /// <summary>The scan without which the count is not known. Sensitive information is looked for together with risks.</summary>
    public ScanType ScanType => this switch
    {
        Vulnerabilities => ScanType.Cve,
        Viruses => ScanType.Virus,
        _ => ScanType.Risk,
    };

    /// <summary>The list that names what is counted; <see langword="null"/> for sensitive information, which has none.</summary>
    public FindingKind? Findings => this switch
    {
        Vulnerabilities => FindingKind.Vulnerability,
        Viruses => FindingKind.Virus,
        Risks => FindingKind.Risk,
        _ => null,
    };

    /// <summary>All vulnerabilities, or those of one severity.</summary>
    /// <param name="Severity">The severity; <see langword="null"/> for all (<c>VulCnt</c>).</param>
    public sealed record Vulnerabilities(Severity? Severity) : CountSubject;

    /// <summary>Viruses (<c>VirusCnt</c>).</summary>
    public sealed record Viruses : CountSubject;

    /// <summary>Risky instructions (<c>RiskCnt</c>).</summary>
    public sealed record Risks : CountSubject;

    /// <summary>Pieces of sensitive information (<c>SensitiveInfoCnt</c> or <c>SentiveInfoCnt</c>).</summary>
    public sealed record SensitiveInfo : CountSubject;
}
