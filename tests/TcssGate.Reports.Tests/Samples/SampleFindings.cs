using TcssGate.Core.Findings;

namespace TcssGate.Reports.Tests.Samples;

/// <summary>Findings as TCSS gives them; each test changes what it is about.</summary>
internal static class SampleFindings
{
    public static Vulnerability Log4Shell { get; } = new(
        "CVE-2021-44228",
        Severity.Critical,
        "Apache Log4j2 远程代码执行漏洞",
        "Apache Log4j2 JNDI features do not protect against attacker controlled LDAP and other JNDI related endpoints.",
        "Update log4j-core to 2.15.0 or later.",
        "log4j-core",
        "2.14.1",
        "2.15.0",
        "app/lib/log4j-core-2.14.1.jar",
        10.0,
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H",
        ["https://logging.apache.org/log4j/2.x/security.html"],
        new DateTimeOffset(2021, 12, 10, 10, 15, 0, TimeSpan.Zero),
        ["CanBeFixed", "DynamicLevelPoc", "DynamicLevelExp"]);

    public static Vulnerability Sqlite { get; } = new(
        "CVE-2019-5827",
        Severity.High,
        "SQLite integer overflow",
        "Integer overflow in SQLite via WebSQL.",
        "",
        "sqlite-libs",
        "3.26.0",
        "",
        "usr/lib64/libsqlite3.so.0",
        8.8,
        "",
        ["https://crbug.com/952406"],
        null,
        []);

    public static Virus Miner { get; } = new(
        "Linux.Trojan.Miner", Severity.High, "Linux.Trojan.Miner", "A program that mines coins.", "Delete the file.", "usr/bin/kworkerd",
        "d41d8cd98f00b204e9800998ecf8427e", 1_234_567);

    public static Risk RootUser { get; } = new(
        "3", Severity.Medium, "The image runs as root", "No USER instruction was found.", "", "2", "CMD [\"/bin/server\"]");

    /// <summary>So many vulnerabilities of every severity, one of them twice as bad as it says.</summary>
    public static IReadOnlyList<Vulnerability> Vulnerabilities(int count) => [.. Enumerable.Range(1, count).Select(Vulnerability)];

    private static Vulnerability Vulnerability(int number)
    {
        var severity = (Severity)(1 + (number % 5));
        return new Vulnerability(
            $"CVE-{2015 + (number % 10)}-{10_000 + number}",
            severity,
            $"Flaw number {number}",
            $"What flaw number {number} lets an attacker do.",
            number % 3 == 0 ? $"Update to version {number}.1." : "",
            $"package-{number % 40}",
            $"{number}.0",
            number % 3 == 0 ? $"{number}.1" : "",
            $"usr/lib/package-{number % 40}",
            severity == Severity.Unknown ? null : number % 100 / 10.0,
            "",
            [],
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number),
            number % 3 == 0 ? ["CanBeFixed"] : []);
    }
}
