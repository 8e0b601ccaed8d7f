using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Policies;

public sealed class PolicyReaderTests
{
    private const string Whole = """
        version: 1
        name: production
        images: ["ccr.ccs.tencentyun.com/shop/*", "*/web"]
        scan:
          types: [risk, cve, virus]
          maxAge: 12h
          timeout: 45m
        desired:
          vulnerabilities:
            max: 50
            critical: 0
            high: { max: 5, enforcement: mandatory }
            medium: 20
            low: 30
            enforcement: advisory
          viruses: 0
          risks: { max: 10, enforcement: advisory }
          sensitiveInfo: 1
          trusted: true
        enforcement: mandatory
        waivers:
          - id: CVE-2019-5827
            component: sqlite-libs
            images: ["*/shop/web:*"]
            reason: not reachable from our code
            owner: team-shop
            expires: 2027-03-31
          - { id: 1, reason: r, owner: o, expires: "2027-03-16" }
        """;

    [Fact]
    public void A_whole_policy_is_read()
    {
        var reading = Read(Whole);

        reading.Diagnostics.Should().BeEmpty();
        var policy = reading.Policy!;
        policy.Name.Should().Be("production");
        policy.Images.Select(glob => glob.Pattern).Should().Equal("ccr.ccs.tencentyun.com/shop/*", "*/web");
        policy.Scan.Types.Should().Equal(ScanType.Cve, ScanType.Virus, ScanType.Risk);
        policy.Scan.MaxAge.Should().Be(TimeSpan.FromHours(12));
        policy.Scan.Timeout.Should().Be(TimeSpan.FromMinutes(45));
        policy.Rules.Should().Equal(
            new Rule.AtMost("vulnerabilities.max", Enforcement.Advisory, new CountSubject.Vulnerabilities(null), 50),
            new Rule.AtMost("vulnerabilities.critical", Enforcement.Advisory, new CountSubject.Vulnerabilities(Severity.Critical), 0),
            new Rule.AtMost("vulnerabilities.high", Enforcement.Mandatory, new CountSubject.Vulnerabilities(Severity.High), 5),
            new Rule.AtMost("vulnerabilities.medium", Enforcement.Advisory, new CountSubject.Vulnerabilities(Severity.Medium), 20),
            new Rule.AtMost("vulnerabilities.low", Enforcement.Advisory, new CountSubject.Vulnerabilities(Severity.Low), 30),
            new Rule.AtMost("viruses", Enforcement.Mandatory, new CountSubject.Viruses(), 0),
            new Rule.AtMost("risks.max", Enforcement.Advisory, new CountSubject.Risks(), 10),
            new Rule.AtMost("sensitiveInfo", Enforcement.Mandatory, new CountSubject.SensitiveInfo(), 1),
            new Rule.Trusted("trusted", Enforcement.Mandatory));
        policy.Waivers.Select(waiver => waiver with { Images = [] }).Should().BeEquivalentTo(
        [
            new Waiver("CVE-2019-5827", "sqlite-libs", [], "not reachable from our code", "team-shop", new DateOnly(2027, 3, 31), 22),
            new Waiver("1", null, [], "r", "o", new DateOnly(2027, 3, 16), 28),
        ]);
        policy.Waivers[0].Images.Select(glob => glob.Pattern).Should().Equal("*/shop/web:*");
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var policy = Read("version: 1\nname: least\ndesired: { viruses: 0 }").Policy!;

        policy.Images.Should().BeEmpty();
        policy.Waivers.Should().BeEmpty();
        policy.Scan.Types.Should().Equal(ScanTypes.All);
        policy.Scan.MaxAge.Should().Be(TimeSpan.FromHours(24));
        policy.Scan.Timeout.Should().Be(TimeSpan.FromMinutes(30));
        policy.Rules.Should().ContainSingle().Which.Enforcement.Should().Be(Enforcement.Mandatory);
        policy.Governs(Some.Names("any/image:1")).Should().BeTrue();
    }

    [Fact]
    public void Each_part_of_the_scan_block_may_be_left_out()
    {
        var scan = Read("version: 1\nname: x\nscan: { maxAge: 1h }\ndesired: { viruses: 0 }").Policy!.Scan;

        scan.Types.Should().Equal(ScanTypes.All);
        scan.MaxAge.Should().Be(TimeSpan.FromHours(1));
        scan.Timeout.Should().Be(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void A_policy_governs_the_images_that_one_of_its_patterns_matches()
    {
        var policy = Read(Whole).Policy!;

        policy.Governs(Some.Names("ccr.ccs.tencentyun.com/shop/api:1")).Should().BeTrue();
        policy.Governs(Some.Names("other.example/web:1")).Should().BeTrue();
        policy.Governs(Some.Names("ccr.ccs.tencentyun.com/shopping/api:1")).Should().BeFalse();
    }

    [Fact]
    public void The_default_enforcement_reaches_every_rule_that_names_none()
    {
        var policy = Read("version: 1\nname: x\nenforcement: advisory\ndesired: { vulnerabilities: { critical: { max: 0, enforcement: mandatory }, high: 1 }, viruses: 0, trusted: true }").Policy!;

        policy.Rules.Select(rule => rule.Enforcement).Should().Equal(Enforcement.Mandatory, Enforcement.Advisory, Enforcement.Advisory, Enforcement.Advisory);
    }

    [Fact]
    public void A_number_limits_all_vulnerabilities() =>
        Read("version: 1\nname: x\ndesired: { vulnerabilities: 7 }").Policy!.Rules
            .Should().Equal(new Rule.AtMost("vulnerabilities", Enforcement.Mandatory, new CountSubject.Vulnerabilities(null), 7));

    [Fact]
    public void A_maximum_may_have_its_own_enforcement() =>
        Read("version: 1\nname: x\ndesired: { vulnerabilities: { max: { max: 7, enforcement: advisory } } }").Policy!.Rules
            .Should().Equal(new Rule.AtMost("vulnerabilities.max", Enforcement.Advisory, new CountSubject.Vulnerabilities(null), 7));

    [Fact]
    public void Only_the_types_that_are_named_are_required() =>
        Read("version: 1\nname: x\nscan: { types: [virus, cve, virus] }\ndesired: { viruses: 0 }").Policy!.Scan.Types
            .Should().Equal(ScanType.Cve, ScanType.Virus);

    [Fact]
    public void A_rule_is_found_by_the_scan_that_it_needs_and_the_list_that_explains_it()
    {
        CountSubject[] subjects = [new CountSubject.Vulnerabilities(null), new CountSubject.Viruses(), new CountSubject.Risks(), new CountSubject.SensitiveInfo()];

        subjects.Select(subject => (subject.ScanType, subject.Findings)).Should().Equal(
            (ScanType.Cve, FindingKind.Vulnerability), (ScanType.Virus, FindingKind.Virus), (ScanType.Risk, FindingKind.Risk), (ScanType.Risk, null));
    }

    [Fact]
    public void A_waiver_is_pointed_out_a_fortnight_before_its_last_day_and_from_the_day_after_it()
    {
        const string Text = "version: 1\nname: x\ndesired: { viruses: 0 }\nwaivers:\n  - { id: A-100, reason: r, owner: o, expires: 2027-03-01 }";

        PolicyReader.Read("p.yaml", Text, new DateOnly(2027, 2, 14)).Diagnostics.Should().BeEmpty();
        foreach (var day in new[] { new DateOnly(2027, 2, 15), new DateOnly(2027, 3, 1) })
        {
            PolicyReader.Read("p.yaml", Text, day).Diagnostics.Should().ContainSingle().Which.ToString()
                .Should().Be("p.yaml:5:48: warning TG203: the waiver of A-100 expires on 2027-03-01 (mend what it waives, or renew it before)");
        }

        var late = PolicyReader.Read("p.yaml", Text, new DateOnly(2027, 3, 2));
        late.Policy!.Waivers.Should().ContainSingle();
        late.Diagnostics.Should().ContainSingle().Which.ToString()
            .Should().Be("p.yaml:5:48: warning TG201: the waiver of A-100 expired on 2027-03-01 (renew it or remove it; it no longer counts)");
    }

    [Theory]
    [InlineData("{ high: 0 }", "p.yaml:3:37: warning TG202: high is limited, but critical is not (add \"critical: 0\", or max)")]
    [InlineData("{ low: 0 }", "p.yaml:3:36: warning TG202: low is limited, but critical and high and medium is not (add \"critical: 0\", or max)")]
    public void A_limit_that_leaves_out_what_is_worse_is_pointed_out(string vulnerabilities, string warning)
    {
        var reading = Read($"version: 1\nname: x\ndesired: {{ vulnerabilities: {vulnerabilities} }}");

        reading.Policy.Should().NotBeNull();
        reading.Diagnostics.Should().ContainSingle().Which.ToString().Should().Be(warning);
    }

    [Theory]
    [InlineData("{ high: 0, critical: 0 }")]
    [InlineData("{ high: 0, max: 9 }")]
    [InlineData("{ critical: 0 }")]
    [InlineData("{ max: 0 }")]
    public void A_limit_that_leaves_out_nothing_worse_is_fine(string vulnerabilities) =>
        Read($"version: 1\nname: x\ndesired: {{ vulnerabilities: {vulnerabilities} }}").Diagnostics.Should().BeEmpty();

    private static PolicyReading Read(string text) => PolicyReader.Read("p.yaml", text, Some.Today);
}
