using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Tests.Samples;

/// <summary>Images with their rules; each test changes what it is about.</summary>
internal static class SampleImages
{
    public const string Registry = "ccr.ccs.tencentyun.com";

    public static DateTimeOffset ScanTime { get; } = new(2026, 3, 1, 19, 58, 12, TimeSpan.FromHours(8));

    /// <summary>An image whose every rule holds.</summary>
    public static ImageResult Met(string name = "shop/web", string tag = "1.4.2") => new()
    {
        Reference = new ImageReference($"{Registry}/{name}", tag, null),
        Image = new RegistryImage(1001, $"{Registry}/{name}", tag, DigestOf('a'), "ccr", "", ""),
        Scan = Scan(name, tag),
        Origin = ScanOrigin.Existing,
        Rules =
        [
            Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 2 minutes old")),
            Rule("vulnerabilities.critical", "at most 0", new Actual.Count(0)),
            Rule("viruses", "at most 0", new Actual.Count(0)),
            Rule("trusted", "trusted", new Actual.Text("trusted (registry row)")),
        ],
        FindingsRead = Enum.GetValues<FindingKind>(),
    };

    /// <summary>An image that violates a rule of each kind, and an advisory one.</summary>
    public static ImageResult Violated(string name = "shop/api", string tag = "2.0.0") => Met(name, tag) with
    {
        Origin = ScanOrigin.Triggered,
        Rules =
        [
            Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 8 seconds old")),
            Rule("vulnerabilities.max", "at most 50", new Actual.Count(2)),
            Rule("vulnerabilities.critical", "at most 0", new Actual.Count(1), RuleOutcome.Violated),
            Rule("vulnerabilities.high", "at most 0", new Actual.Count(1), RuleOutcome.Violated, Enforcement.Advisory),
            Rule("viruses", "at most 0", new Actual.Count(1), RuleOutcome.Violated),
            Rule("risks.max", "at most 0", new Actual.Count(1), RuleOutcome.Violated),
            Rule("sensitiveInfo", "at most 0", new Actual.Count(3), RuleOutcome.Violated),
            Rule("trusted", "trusted", new Actual.Text("not trusted (registry row)"), RuleOutcome.Violated),
        ],
        Findings = [SampleFindings.Log4Shell, SampleFindings.Sqlite, SampleFindings.Miner, SampleFindings.RootUser],
    };

    /// <summary>An image on nodes that holds; <paramref name="repository"/> and <paramref name="tag"/> are empty when nodes give it no name.</summary>
    public static ImageResult OnNodes(string repository, string tag, char id, params string[] pulled)
    {
        var image = new NodeImage(DigestOf(id), repository, tag, [.. pulled.Select(text => RepositoryDigest.Parse(text)!)]) { Hosts = 24, Containers = null };
        var met = Met();
        return met with
        {
            Reference = new ImageReference(repository, tag.Length > 0 ? tag : null, image.ImageId),
            Image = image,
            Scan = met.Scan! with { Repository = repository, Tag = tag, Digest = null, ImageId = image.ImageId },
        };
    }

    /// <summary>An image that holds because a finding is waived; another waiver has expired, a third matches nothing.</summary>
    public static ImageResult Waived(string name = "shop/cart", string tag = "0.9") => Met(name, tag) with
    {
        Origin = ScanOrigin.Joined,
        Rules =
        [
            Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 1 minute old")),
            Rule("vulnerabilities.high", "at most 0", new Actual.Count(0)) with { Waived = 1 },
        ],
        Waived = [new WaivedFinding(SampleFindings.Sqlite, Waiver("CVE-2019-5827", "sqlite-libs", 31), "production")],
        Governance = new ImageGovernance(
            [$"{Registry}/{name}:{tag}", $"{Registry}/{name}:latest"],
            [new PolicySource("production", "policies/production.yaml")],
            [new PolicySource("payment", "policies/payment.yaml"), new PolicySource("nightly", null)]),
        LeftOutWaivers = [new LeftOutWaiver(Waiver("CVE-2020-1967", "openssl", 61), "production", [$"{Registry}/{name}:latest"])],
        IdleWaivers =
        [
            new IdleWaiver(Waiver("CVE-2018-1000001", null, 44), "production", IdleReason.Unused),
            new IdleWaiver(Waiver("CVE-2017-7526", null, 38) with { Expires = new DateOnly(2026, 2, 28) }, "production", IdleReason.Expired),
        ],
    };

    /// <summary>An image whose only violation is overridden; something is in grace, and waivers soon end.</summary>
    public static ImageResult Overridden(string name = "shop/pay", string tag = "3.1") => Met(name, tag) with
    {
        Rules =
        [
            Rule("scan", "complete, at most 24h old", new Actual.Text("complete, 1 minute old")),
            Rule("vulnerabilities.high", "at most 0 older than 7d", new Actual.Count(0)) with { Waived = 1, InGrace = 2 },
            Rule("viruses", "at most 0", new Actual.Count(1), RuleOutcome.Violated, Enforcement.Soft) with { Override = "test file of the scanner itself, INC-1234" },
            Rule("maxSize", "at most 1GiB", new Actual.Text("71.4 MiB (74866818 bytes)"), enforcement: Enforcement.Soft),
        ],
        Findings = [SampleFindings.Vulnerabilities(2)[1], SampleFindings.Miner, SampleFindings.Vulnerabilities(2)[0]],
        Waived = [new WaivedFinding(SampleFindings.Sqlite, Waiver("CVE-2019-5827", "sqlite-libs", 31), "production")],
        ExpiringWaivers =
        [
            new ExpiringWaiver(Waiver("CVE-2019-5827", "sqlite-libs", 31) with { Expires = new DateOnly(2026, 3, 2) }, "production", 1),
            new ExpiringWaiver(Waiver("/opt/app/testdata/*", null, 50) with { Expires = new DateOnly(2026, 3, 1) }, "production", 0),
        ],
    };

    /// <summary>An image of which nothing can be said.</summary>
    public static ImageResult Undecided(string name = "shop/new", string tag = "1.0.0") => Met(name, tag) with
    {
        Scan = Scan(name, tag) with { Status = ScanStatus.Parse("NOT_SCAN"), ScanTime = null, Licensed = false, Progress = null },
        Origin = ScanOrigin.None,
        Reason = new UndecidedReason(
            UndecidedCode.NotLicensed, "the image has no scan licence", "give it one in the TCSS console, under Image Risk Management"),
        Rules =
        [
            Unknown("scan", "complete, at most 24h old", "the image has no scan licence"),
            Unknown("vulnerabilities.critical", "at most 0", "the image has no scan licence"),
            Unknown("viruses", "at most 0", "the image has no scan licence") with { Enforcement = Enforcement.Advisory },
        ],
        FindingsRead = [],
    };

    /// <summary>An image that TCSS does not know.</summary>
    public static ImageResult NotFound() => Undecided("shop/nowhere") with
    {
        Image = null,
        Scan = null,
        Reason = new UndecidedReason(
            UndecidedCode.ImageNotFound, "TCSS does not list the image, not even after a sync", "push it, or connect its registry to TCSS"),
        Rules = [Unknown("scan", "complete, at most 24h old", "TCSS does not list the image, not even after a sync")],
    };

    public static RuleResult Rule(
        string id, string desired, Actual actual, RuleOutcome outcome = RuleOutcome.Met, Enforcement enforcement = Enforcement.Mandatory) =>
        new("production", id, enforcement, desired, actual, outcome, 0);

    public static RuleResult Unknown(string id, string desired, string why) => Rule(id, desired, new Actual.Unknown(why), RuleOutcome.Unknown);

    public static Waiver Waiver(string id, string? component, int line) => new(
        id, component, [new ImageGlob($"{Registry}/shop/*")], "not reachable from our code", "team-shop", new DateOnly(2027, 3, 31), line);

    public static Digest DigestOf(char digit) => Digest.FromApi("sha256:" + new string(digit, 64))!.Value;

    private static ScanSnapshot Scan(string name, string tag) => new()
    {
        Repository = $"{Registry}/{name}",
        Tag = tag,
        Digest = DigestOf('a'),
        Progress = 100,
        Status = ScanStatus.Parse("SCANNED"),
        Cve = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null),
        Virus = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null),
        Risk = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null),
        ScanTime = ScanTime,
        Remaining = TimeSpan.Zero,
        Licensed = true,
        Vulnerabilities = 0,
        Viruses = 0,
        Risks = 0,
        SensitiveInfo = 0,
        BySeverity = new SeverityCounts(0, 0, 0, 0),
        Trusted = true,
        Size = 74866818,
        Created = new DateTimeOffset(2026, 2, 20, 8, 0, 0, TimeSpan.Zero),
        Os = "alpine:v3.20",
    };
}
