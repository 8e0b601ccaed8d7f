using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Properties;

/// <summary>Where the worlds of the properties come from: few names and places, so that things coincide as they do in images.</summary>
internal static class Any
{
    private static readonly string[] Cves = ["CVE-2027-0001", "CVE-2027-0002", "CVE-2027-0003", "cve-2027-0001", ""];
    private static readonly string[] Components = ["openssl", "libssl", "zlib"];
    private static readonly string[] Names = ["Eicar", "Miner"];
    private static readonly string[] Paths = ["opt/a/x", "/opt/b/x", "tmp/y"];
    private static readonly string[] Types = ["1", "2"];

    // What a rule is about; each number is small, so that both of its sides are met.
    private static readonly string[] Desired =
    [
        "vulnerabilities: {0}", "vulnerabilities: {{ critical: {0} }}", "vulnerabilities: {{ high: {0} }}", "vulnerabilities: {{ low: {0} }}",
        "vulnerabilities: {{ fixable: {0} }}", "vulnerabilities: {{ fixable: {{ high: {0} }} }}", "vulnerabilities: {{ exploitable: {0} }}",
        "vulnerabilities: {{ new: {0} }}", "vulnerabilities: {{ new: {{ critical: {0} }} }}", "vulnerabilities: {{ maxCvss: {0} }}",
        "vulnerabilities: {{ denied: [CVE-2027-000{0}] }}", "viruses: {0}", "risks: {0}", "risks: {{ medium: {0} }}", "risks: {{ high: {0} }}",
        "sensitiveInfo: {0}", "trusted: true", "registries: [ccr.*]", "os: [\"alpine:v{0}*\"]", "maxSize: {0}0MB", "maxImageAge: {0}d",
    ];

    public static Gen<Finding> Finding => Gen.OneOf(Vulnerability, Vulnerability, Vulnerability, Virus, Risk);

    public static Gen<Rule> Rule =>
        from text in Gen.Elements(Desired)
        from number in Gen.Choose(1, 9).Select(number => number > 3 ? 0 : number)
        from enforcement in Gen.Elements(Enforcement.Mandatory, Enforcement.Mandatory, Enforcement.Soft, Enforcement.Advisory)
        select Some.Policy($"{{ {string.Format(text, text.StartsWith("max", StringComparison.Ordinal) || text.Contains("denied") ? number + 1 : number)} }}").Rules[0] with
        {
            Enforcement = enforcement,
        };

    public static Gen<Waiver> Waiver =>
        from id in Gen.Elements([.. Cves.Where(id => id.Length > 0), .. Names, .. Paths, "/opt/*", "/opt/?/x", "*/y", .. Types])
        from component in Gen.Elements(Components).OrNull()
        from images in Gen.Elements("ccr.*", "other/*").OrNull()
        from days in Gen.Choose(0, 40)
        from line in Gen.Choose(5, 500)
        select new Waiver(id, component, images is null ? [] : [new ImageGlob(images)], "reason", "team", Some.Today.AddDays(days), line);

    public static Gen<GeneratedWorld> World =>
        from findings in Finding.ListOf().Resize(8)
        from policies in Policy.NonEmptyListOf().Resize(3)
        from counting in Gen.Elements(Enum.GetValues<Counting>())
        from known in Gen.SubListOf(Cves).OrNull()
        from accepted in Gen.Elements("accepted for the release").OrNull()
        select new GeneratedWorld(
            [.. findings],
            [.. policies.Select((policy, at) => policy with { Name = $"policy-{at}" })],
            counting,
            known?.ToHashSet(),
            accepted);

    private static Gen<Policy> Policy =>
        from rules in Rule.NonEmptyListOf().Resize(5)
        from waivers in Waiver.ListOf().Resize(4)
        from grace in Gen.Elements("7d", "60d").OrNull()
        select Some.Policy("{ trusted: true }", [.. waivers]) with
        {
            Rules = [.. rules.Select((rule, at) => rule with { Id = $"{rule.Id}#{at}" })],
            Grace = grace is null ? null : DurationText.Parse(grace, out _),
        };

    private static Gen<Finding> Vulnerability =>
        from id in Gen.Elements(Cves)
        from component in Gen.Elements(Components)
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from isFixed in Gen.Elements("2.0", "")
        from tags in Gen.SubListOf("CanBeFixed", "DynamicLevelPoc", "NETWORK")
        from score in Gen.Elements<double?>(null, 0, 2, 5.5, 9.8)
        from age in Gen.Elements<int?>(null, -3, 1, 30, 400)
        from row in Gen.Frequency((4, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 1).Select(row => (int?)row)))
        from unclear in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (Finding)(Some.Cve(id, severity, component) with
        {
            FixedVersion = isFixed,
            Tags = [.. tags],
            Cvss = score,
            Published = age is { } days ? Some.Now.AddDays(-days) : null,
            SharedRow = unclear ? null : row,
            FixesUnknown = unclear && isFixed.Length == 0 && tags.Count == 0,
        });

    private static Gen<Finding> Virus =>
        from name in Gen.Elements(Names)
        from path in Gen.Elements(Paths)
        select (Finding)Some.Virus(name, path);

    private static Gen<Finding> Risk =>
        from type in Gen.Elements(Types)
        from severity in Gen.Elements(Severity.Medium, Severity.High)
        from instruction in Gen.Elements("USER root", "ENV X")
        select (Finding)(Some.Risk(type, instruction) with { Severity = severity });
}
