using TcssGate.Core.Findings;
using TcssGate.Core.Images;
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

    /// <summary>No vulnerability with a higher CVSS base score; unknown when one that counts has no score (<c>CvssScore</c>).</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Maximum">The highest score that is met, 0 to 10.</param>
    public sealed record MaxCvss(string Id, Enforcement Enforcement, double Maximum) : Rule(Id, Enforcement);

    /// <summary>None of some vulnerabilities, by any id or reference that TCSS lists them with, whatever their severity.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Ids">Their ids, compared without case.</param>
    public sealed record Denied(string Id, Enforcement Enforcement, IReadOnlyList<string> Ids) : Rule(Id, Enforcement);

    /// <summary>
    /// The image is trusted: <c>IsTrustImage</c> of the registry's row, or of the image on nodes with the same digest; unknown when neither says.
    /// </summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    public sealed record Trusted(string Id, Enforcement Enforcement) : Rule(Id, Enforcement)
    {
        /// <summary>What it does to the verdict when it is unknown (<c>unknown</c>); <see langword="null"/>: what it does when it is violated.</summary>
        public Enforcement? WhenUnknown { get; init; }
    }

    /// <summary>The image comes from one of some registries: the host of <c>ImageRepoAddress</c>; unknown when it has none.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Allowed">The hosts; never empty.</param>
    public sealed record Registries(string Id, Enforcement Enforcement, IReadOnlyList<NameGlob> Allowed) : Rule(Id, Enforcement);

    /// <summary>The image holds one of some operating systems (<c>OsName</c>); unknown when TCSS names none.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Allowed">The systems; never empty.</param>
    public sealed record Os(string Id, Enforcement Enforcement, IReadOnlyList<NameGlob> Allowed) : Rule(Id, Enforcement);

    /// <summary>The image is at most so large (<c>ImageSize</c>); unknown when TCSS gives no size.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Bytes">The largest size that is met.</param>
    public sealed record MaxSize(string Id, Enforcement Enforcement, long Bytes) : Rule(Id, Enforcement);

    /// <summary>The image was built at most so long ago (<c>ImageCreateTime</c>); unknown when TCSS gives no date, or one in the future.</summary>
    /// <param name="Id">Its path in the policy.</param>
    /// <param name="Enforcement">What it does to the verdict.</param>
    /// <param name="Age">The highest age that is met.</param>
    public sealed record MaxImageAge(string Id, Enforcement Enforcement, TimeSpan Age) : Rule(Id, Enforcement);

    /// <summary>The list of findings that the rule looks into; <see langword="null"/> when it looks into none.</summary>
    public FindingKind? Findings => this switch
    {
        AtMost atMost => atMost.Subject.Findings,
        MaxCvss or Denied => FindingKind.Vulnerability,
        _ => null,
    };
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

    /// <summary>The severity that is counted; <see langword="null"/> for all.</summary>
    internal Severity? Limit => this switch
    {
        Vulnerabilities vulnerabilities => vulnerabilities.Severity,
        Risks risks => risks.Severity,
        _ => null,
    };

    /// <summary>All vulnerabilities, or those of one severity, or those that are of a certain sort.</summary>
    /// <param name="Severity">The severity; <see langword="null"/> for all (<c>VulCnt</c>).</param>
    /// <param name="Sort">Which of them.</param>
    public sealed record Vulnerabilities(Severity? Severity, VulnerabilitySort Sort = VulnerabilitySort.Any) : CountSubject;

    /// <summary>Viruses (<c>VirusCnt</c>).</summary>
    public sealed record Viruses : CountSubject;

    /// <summary>Risky instructions, or those of one severity.</summary>
    /// <param name="Severity">The severity; <see langword="null"/> for all (<c>RiskCnt</c>).</param>
    public sealed record Risks(Severity? Severity = null) : CountSubject;

    /// <summary>Pieces of sensitive information (<c>SensitiveInfoCnt</c> or <c>SentiveInfoCnt</c>).</summary>
    public sealed record SensitiveInfo : CountSubject;
}

/// <summary>Which vulnerabilities a count is about.</summary>
public enum VulnerabilitySort
{
    /// <summary>Every one.</summary>
    Any,

    /// <summary>Those that an update mends (<c>FixedVersions</c>, <c>Components[].FixedVersion</c> or the tag <c>CanBeFixed</c>).</summary>
    Fixable,

    /// <summary>Those for which a proof of concept or an exploit is known (the tags <c>DynamicLevelPoc</c> and <c>DynamicLevelExp</c>).</summary>
    Exploitable,

    /// <summary>Those that the baseline does not have.</summary>
    New,
}
