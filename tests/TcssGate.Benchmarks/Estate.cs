using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Benchmarks;

/// <summary>One image with many findings, and a policy with many waivers; always the same for the same numbers.</summary>
internal static class Estate
{
    /// <summary>The day of every verdict.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Repository = "ccr.ccs.tencentyun.com/shop/web";

    private static readonly Digest Digest = Core.Images.Digest.FromApi("sha256:" + new string('a', 64))!.Value;

    /// <summary>A scan that found so much: eight in ten are vulnerabilities, one is a virus, one a risk.</summary>
    public static ImageEvidence Image(int findings)
    {
        var (vulnerabilities, others) = (findings * 8 / 10, findings / 10);
        return new ImageEvidence(ImageReference.Parse($"{Repository}:1.4.2", out _)!)
        {
            Image = new RegistryImage(7, Repository, "1.4.2", Digest, "ccr", "", ""),
            Scan = Scan(vulnerabilities, others),
            Origin = ScanOrigin.Existing,
            Findings = new ImageFindings(
                new FindingList.Whole([.. Enumerable.Range(0, vulnerabilities).Select(Vulnerability)]),
                new FindingList.Whole([.. Enumerable.Range(0, others).Select(Virus)]),
                new FindingList.Whole([.. Enumerable.Range(0, others).Select(Risk)])),
        };
    }

    /// <summary>A policy with every sort of rule and so many waivers of every sort; those over paths begin and end alike.</summary>
    public static Policy Policy(int waivers)
    {
        const string Text = """
            version: 1
            name: many
            desired:
              vulnerabilities:
                { max: 10, critical: 0, high: 0, medium: 0, low: 0, maxCvss: 8.9, denied: [CVE-2021-44228], grace: 7d,
                  fixable: { critical: 0, high: 0, medium: 0, low: 0 }, exploitable: 0, new: { critical: 0, high: 0 } }
              viruses: 0
              risks: { critical: 0, high: 0, max: 10 }
            """;
        var policy = PolicyReader.Read("many.yaml", Text, DateOnly.FromDateTime(Now.UtcDateTime)).Policy!;
        return policy with { Waivers = [.. Enumerable.Range(0, waivers).Select(Waiver)] };
    }

    /// <summary>Half of what the image has.</summary>
    public static Baseline Baseline(ImageEvidence image) => Core.Evaluation.Baseline.Of(
    [
        new ImageResult
        {
            Reference = image.Reference,
            Image = image.Image,
            Rules = [],
            FindingsRead = [FindingKind.Vulnerability],
            Findings = [.. ((FindingList.Whole)image.Findings.Vulnerabilities).Items.Where((_, at) => at % 2 == 0)],
        },
    ]);

    private static ScanSnapshot Scan(int vulnerabilities, int others)
    {
        var done = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null);
        return new ScanSnapshot
        {
            Repository = Repository,
            Tag = "1.4.2",
            Digest = Digest,
            Progress = 100,
            Status = ScanStatus.Parse("SCANNED"),
            Cve = done,
            Virus = done,
            Risk = done,
            ScanTime = Now.AddHours(-1),
            Vulnerabilities = vulnerabilities,
            Viruses = others,
            Risks = others,
            SensitiveInfo = 0,
        };
    }

    // Each CVE in three components; every tenth was published this week.
    private static Finding Vulnerability(int number) => new Vulnerability(
        $"CVE-2026-{10000 + (number / 3)}", (Severity)(1 + (number % 4)), "title", "", "", $"component-{number % 97}", "1.0", number % 2 == 0 ? "1.1" : "",
        "", number % 100 / 10d, "", [], Now.AddDays(number % 10 == 0 ? -2 : -100), number % 7 == 0 ? ["DynamicLevelPoc"] : []);

    private static Finding Virus(int number) =>
        new Virus($"Trojan.{number % 500}", Severity.High, "", "", "", $"opt/app/{number % 50}/lib/native{number}.so", "", null);

    private static Finding Risk(int number) => new Risk($"{number % 400}", Severity.Medium, "", "", "", "", $"RUN step {number}");

    private static Waiver Waiver(int number) => new(
        Id: (number % 5) switch
        {
            0 => $"CVE-2026-{10000 + number}",
            1 => $"CVE-2026-{10000 + (number / 50)}",
            2 => $"/opt/app/*/lib/native{number}.so",
            3 => $"/opt/app/{number % 50}/lib/native{number}.so",
            _ => $"{number % 800}",
        },
        Component: number % 5 == 1 ? $"component-{number % 97}" : null,
        Images: number % 3 == 0 ? [new ImageGlob("ccr.ccs.tencentyun.com/shop/*")] : [],
        Reason: "reason",
        Owner: "team",
        Expires: new DateOnly(2027, 12, 31),
        Line: number + 20);
}
