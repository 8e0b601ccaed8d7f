using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;

namespace TcssGate.Reports.Tests.Samples;

/// <summary>The results that a page is looked at with, besides the samples of every format.</summary>
internal static class PageSamples
{
    private static readonly string[] Components =
        ["openssl", "glibc", "zlib", "libxml2", "curl", "bash", "ncurses", "systemd", "expat", "sqlite-libs", "python3", "perl", "krb5-libs", "log4j-core"];

    private static readonly string[] Flaws =
        ["Buffer overflow in the parser", "Use after free when a session is resumed", "缓冲区溢出漏洞", "Denial of service by a crafted archive", "Improper certificate validation"];

    /// <summary>What a customer may see: three images, violated, met and undecided, with waivers of every sort.</summary>
    public static GateResult Release { get; } = SampleResults.Of(Api(), SampleImages.Met() with { FindingsRead = Enum.GetValues<FindingKind>() }, Cart(), SampleImages.Undecided());

    /// <summary>As many findings as anybody has.</summary>
    public static GateResult TenThousand { get; } = SampleResults.Of(SampleImages.Violated() with
    {
        Rules =
        [
            SampleImages.Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 8 seconds old")),
            SampleImages.Rule("vulnerabilities.max", "at most 50", new Actual.Count(10_000), RuleOutcome.Violated),
        ],
        Findings = [.. Enumerable.Range(1, 10_000).Select(Flaw)],
    });

    public static IReadOnlyDictionary<string, GateResult> ByName { get; } = new SortedDictionary<string, GateResult>(StringComparer.Ordinal)
    {
        ["10000-findings"] = TenThousand,
        ["release"] = Release,
    };

    private static ImageResult Api()
    {
        var violated = SampleImages.Violated();
        return violated with
        {
            Image = violated.Image! with { Digest = Digest.FromApi("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") },
            Rules =
            [
                SampleImages.Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 8 seconds old")),
                SampleImages.Rule("vulnerabilities.max", "at most 50", new Actual.Count(64), RuleOutcome.Violated),
                SampleImages.Rule("vulnerabilities.critical", "at most 0", new Actual.Count(1), RuleOutcome.Violated),
                SampleImages.Rule("vulnerabilities.high", "at most 5", new Actual.Count(15), RuleOutcome.Violated, Core.Policies.Enforcement.Advisory),
                SampleImages.Rule("vulnerabilities.fixable.high", "at most 10 older than 7d", new Actual.Count(3)) with { InGrace = 2 },
                SampleImages.Rule("vulnerabilities.maxCvss", "at most 8.9", new Actual.Text("10.0 (CVE-2021-44228)"), RuleOutcome.Violated),
                SampleImages.Rule("viruses", "at most 0", new Actual.Count(1), RuleOutcome.Violated),
                SampleImages.Rule("sensitiveInfo", "at most 0", new Actual.Count(0)),
                SampleImages.Rule("maxSize", "at most 1GiB", new Actual.Text("412.6 MiB (432642949 bytes)")),
                SampleImages.Rule("trusted", "trusted", new Actual.Text("not trusted"), RuleOutcome.Violated),
            ],
            Findings = [SampleFindings.Log4Shell, .. Enumerable.Range(1, 63).Select(Flaw).Select(Never), SampleFindings.Miner, SampleFindings.RootUser],
        };

        // One critical finding, so that the numbers of the page agree.
        static Vulnerability Never(Vulnerability flaw) => flaw.Severity == Severity.Critical ? flaw with { Severity = Severity.Medium, Cvss = 5.9 } : flaw;
    }

    private static ImageResult Cart()
    {
        var overridden = SampleImages.Overridden("shop/cart", "0.9");
        return overridden with { IdleWaivers = SampleImages.Waived().IdleWaivers };
    }

    private static Vulnerability Flaw(int number)
    {
        var component = Components[number % Components.Length];
        var severity = (number % 20) switch { 0 => Severity.Critical, < 5 => Severity.High, < 13 => Severity.Medium, _ => Severity.Low };
        return new Vulnerability(
            $"CVE-{2015 + (number % 11)}-{10_000 + number}",
            severity,
            $"{Flaws[number % Flaws.Length]} of {component}",
            $"{component} before version 3.{number % 30} does not check lengths that come from outside, so that a remote attacker can cause it to read or "
            + "write out of bounds. An attacker needs no account and no interaction of a user; the service runs with the rights of the container.",
            number % 3 == 0 ? $"Update {component} to version 3.{number % 30} or later." : "",
            component,
            $"2.{number % 17}.{number % 7}-{number % 40}.el8",
            number % 3 == 0 ? $"3.{number % 30}.0" : "",
            $"usr/lib64/{component}/lib{component}.so.{number % 9}",
            severity switch { Severity.Critical => 9.8, Severity.High => 7.0 + (number % 19 / 10.0), Severity.Medium => 4.0 + (number % 29 / 10.0), _ => 1.1 + (number % 25 / 10.0) },
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N",
            [$"https://nvd.nist.gov/vuln/detail/CVE-{2015 + (number % 11)}-{10_000 + number}"],
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number % 2000),
            number % 3 == 0 ? ["CanBeFixed"] : []);
    }
}
