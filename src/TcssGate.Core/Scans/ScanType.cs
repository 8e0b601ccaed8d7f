namespace TcssGate.Core.Scans;

/// <summary>What a scan looks for; TCSS reports on each apart.</summary>
public enum ScanType
{
    /// <summary>Known vulnerabilities (<c>CVE</c> on the wire, <c>cve</c> in a policy).</summary>
    Cve,

    /// <summary>Viruses and trojans (<c>VIRUS</c>, <c>virus</c>).</summary>
    Virus,

    /// <summary>Risky instructions and sensitive information (<c>RISK</c>, <c>risk</c>).</summary>
    Risk,
}

/// <summary>The names of the scan types.</summary>
public static class ScanTypes
{
    /// <summary>Every scan type, in the order in which they are shown.</summary>
    public static IReadOnlyList<ScanType> All { get; } = [ScanType.Cve, ScanType.Virus, ScanType.Risk];

    /// <summary>The name in a policy and in reports: <c>cve</c>, <c>virus</c> or <c>risk</c>.</summary>
    public static string Name(this ScanType type) => type switch
    {
        ScanType.Cve => "cve",
        ScanType.Virus => "virus",
        ScanType.Risk => "risk",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
