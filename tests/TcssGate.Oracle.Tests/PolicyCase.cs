namespace TcssGate.Oracle.Tests;

/// <summary>A policy, and what it means in the plainest words: this is the other half of the comparison, so it shares nothing with the gate.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Desired">The policy's YAML after its name.</param>
/// <param name="IsClean">Whether it holds for what a complete scan found; what is unknown does not hold.</param>
internal sealed record PolicyCase(string Name, string Desired, Func<Findings, bool> IsClean)
{
    public const string Denied = "CVE-2021-44228";
    public const string Waived = "CVE-2020-1111";

    public static TimeSpan MaxAge { get; } = TimeSpan.FromHours(24);

    /// <summary>Whether only vulnerabilities have to be scanned.</summary>
    public bool OnlyCve { get; init; }

    public bool NeedsTrust { get; init; }

    /// <summary>Whether the rules read the list of vulnerabilities itself, whatever the counts say.</summary>
    public bool ReadsVulnerabilities { get; init; }

    public string Yaml => $"version: 1\nname: {this.Name}\nscan: {{ maxAge: 24h, timeout: 2m{(this.OnlyCve ? ", types: [cve]" : "")} }}\n{this.Desired}\n";

    public static IReadOnlyList<PolicyCase> All { get; } =
    [
        new("severities", "desired: { vulnerabilities: { critical: 0, high: 0 }, viruses: 0, risks: 0 }",
            found => found.Vulnerabilities.All(row => row.Level < 3) && found is { Viruses: 0, Risks: 0 }),
        new("count", "desired: { vulnerabilities: 3, viruses: 0 }", found => found.Vulnerabilities.Count <= 3 && found.Viruses == 0),
        new("single-findings", $"desired: {{ vulnerabilities: {{ maxCvss: 8.9, denied: [{Denied}] }} }}",
            found => found.Vulnerabilities.All(row => row.Cve != Denied && Score(row) is { } score && score <= 8.9m)) { ReadsVulnerabilities = true },
        new("fixable", "desired: { vulnerabilities: { fixable: { critical: 0, high: 0 }, exploitable: 0 } }",
            found => found.Vulnerabilities.All(row => !row.Bare && (row.Level < 3 || row.Fixed.Length == 0) && !row.Exploitable)) { ReadsVulnerabilities = true },
        new("cve-only", "desired: { vulnerabilities: { critical: 0 } }", found => found.Vulnerabilities.All(row => row.Level < 4)) { OnlyCve = true },
        new("trusted", "desired: { trusted: true, viruses: 0 }", found => found.Viruses == 0) { NeedsTrust = true },
        new("waived",
            $"desired: {{ vulnerabilities: 0, viruses: 0 }}\nwaivers: [{{ id: {Waived}, reason: r, owner: o, expires: 2099-01-01 }}]",
            found => found.Vulnerabilities.All(row => row.Cve == Waived) && found.Viruses == 0),
    ];

    private static decimal? Score(Vulnerability row)
    {
        var score = decimal.Parse(row.Score, System.Globalization.CultureInfo.InvariantCulture);
        return score == 0 && row.Level > 1 ? null : score;
    }
}
