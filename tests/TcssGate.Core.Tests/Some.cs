using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests;

/// <summary>Ordinary values to start a test from; what a test is about, it says itself.</summary>
internal static class Some
{
    public const string Repository = "ccr.ccs.tencentyun.com/shop/web";

    public static readonly DateOnly Today = new(2027, 3, 1);

    /// <summary>The server's time in every test.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static readonly Digest Digest = DigestOf('a');

    public static readonly Digest OtherDigest = DigestOf('b');

    public static readonly RegistryImage Image = ImageOf(7, Repository, "1.4.2", Digest);

    public static readonly ImageReference Reference = ReferenceOf($"{Repository}:1.4.2");

    public static readonly TypeSnapshot TypeDone = new(ScanStatus.Parse("SCANNED"), 100, null);

    public static readonly TypeSnapshot TypeRunning = new(ScanStatus.Parse("SCANNING"), 40, null);

    public static readonly TypeSnapshot TypeNotScanned = new(ScanStatus.Parse("NOT_SCAN"), 0, null);

    public static readonly TypeSnapshot TypeFailed = new(ScanStatus.Parse("SCAN_ERR"), 40, null);

    /// <summary>A complete scan of <see cref="Image"/>, an hour old, that found nothing.</summary>
    public static readonly ScanSnapshot Scan = new()
    {
        Repository = Repository,
        Tag = "1.4.2",
        Digest = Digest,
        Progress = 100,
        Status = ScanStatus.Parse("SCANNED"),
        Cve = TypeDone,
        Virus = TypeDone,
        Risk = TypeDone,
        ScanTime = Now.AddHours(-1),
        Licensed = true,
        Vulnerabilities = 0,
        Viruses = 0,
        Risks = 0,
        SensitiveInfo = 0,
        BySeverity = new SeverityCounts(0, 0, 0, 0),
        Trusted = true,
    };

    /// <summary>The published <c>DescribeAssetImageRegistryDetail</c>: nobody looked for viruses, at progress 100.</summary>
    public static readonly ScanSnapshot Person1 = new()
    {
        Repository = "ccr.ccs.tencentyun.com/yunding/person1",
        Tag = "v1",
        Digest = Core.Images.Digest.FromApi("sha256:615475135bb705517e749767a28f6bd57199008d3e9b688efa0f73a8befccc97"),
        Progress = 100,
        Status = ScanStatus.Parse("SCANNED"),
        Cve = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, TypeSnapshot.ReadError("")),
        Virus = new TypeSnapshot(ScanStatus.Parse("NOT_SCAN"), 0, TypeSnapshot.ReadError("")),
        Risk = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, TypeSnapshot.ReadError("")),
        ScanTime = new DateTimeOffset(2022, 1, 14, 21, 3, 19, TimeSpan.FromHours(8)),
        Licensed = true,
        Vulnerabilities = 172,
        Viruses = 0,
        Risks = 1,
        SensitiveInfo = 1,
    };

    public static readonly RegistryImage Person1Image =
        new(5427, Person1.Repository!, "v1", Person1.Digest, "ccr", "", "ccr-default");

    /// <summary>An image that nodes hold, and that was pulled from the registry of <see cref="Image"/> with its digest.</summary>
    public static readonly NodeImage Held = HeldAs("docker.io/library/web:1", 'e', $"{Repository}@{Digest}") with { Hosts = 3, Containers = 0 };

    /// <summary>A complete scan of <see cref="Held"/>, an hour old, that found nothing.</summary>
    public static readonly ScanSnapshot HeldScan = Scan with { Repository = Held.Repository, Tag = Held.Tag, Digest = null, ImageId = Held.ImageId };

    public static NodeImage HeldAs(string name, char id, params string[] pulled)
    {
        var (repository, tag) = NodeImage.ParseName(name);
        return new NodeImage(DigestOf(id), repository, tag, [.. pulled.Select(text => RepositoryDigest.Parse(text)!)]);
    }

    public static Digest DigestOf(char digit) => Core.Images.Digest.FromApi("sha256:" + new string(digit, 64))!.Value;

    public static RegistryImage ImageOf(long id, string repository, string tag, Digest? digest) =>
        new(id, repository, tag, digest, "ccr", "", "ccr-default");

    public static ImageReference ReferenceOf(string text) =>
        ImageReference.Parse(text, out var problem) ?? throw new ArgumentException(problem, nameof(text));

    /// <summary>The names of an image: as it is written, and each further one as a row of its content that TCSS lists.</summary>
    public static ImageNames Names(string written, params string[] listed) =>
        ImageNames.Of(ReferenceOf(written), listed.Select((name, at) => Row(at, ReferenceOf(name))));

    private static RegistryImage Row(int id, ImageReference name) => ImageOf(id, name.Repository, name.Tag ?? "", name.Digest ?? Digest);

    public static Vulnerability Cve(string id, Severity severity, string component = "openssl") =>
        new(id, severity, id, "", "", component, "1.0", "", "", null, "", [], null, []);

    public static Virus Virus(string name, string path) => new(name, Severity.High, name, "", "", path, "", null);

    public static Risk Risk(string type, string instruction = "ENV PASSWORD=***") =>
        new(type, Severity.Medium, type, "", "", "", instruction);

    public static FindingList Whole(params Finding[] findings) => new FindingList.Whole(findings);

    public static Waiver Waiver(string id, string? component = null, DateOnly? expires = null, params string[] images) =>
        new(id, component, [.. images.Select(pattern => new ImageGlob(pattern))], "reason", "team", expires ?? Today.AddDays(30), 9);

    /// <summary>A policy whose <c>desired</c> block, and what may follow it, is given.</summary>
    public static Policy Policy(string desired, params Waiver[] waivers) => Policy("production", desired, waivers);

    public static Policy Policy(string name, string desired, Waiver[] waivers)
    {
        var reading = PolicyReader.Read("p.yaml", $"version: 1\nname: {name}\ndesired: {desired}\n", Today);
        reading.Diagnostics.Where(found => found.Level == DiagnosticLevel.Error).Should().BeEmpty();
        return reading.Policy! with { Waivers = waivers };
    }
}
