using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly ImageEvidence Proven = new(Some.Reference) { Image = Some.Image, Scan = Some.Scan, Origin = ScanOrigin.Existing };

    private static readonly Policy Everything = Some.Policy(
        "{ vulnerabilities: { max: 10, critical: 0, high: 1, medium: 2, low: 3 }, viruses: 0, risks: 1, sensitiveInfo: 0, trusted: true }");

    [Fact]
    public void A_clean_image_meets_every_rule_in_the_order_of_the_policy()
    {
        var result = Evaluate(Proven, Everything);

        result.Verdict.Should().Be(new Verdict.Met());
        result.Rules.Select(rule => rule.Id).Should().Equal(
            "scan",
            "vulnerabilities.max",
            "vulnerabilities.critical",
            "vulnerabilities.high",
            "vulnerabilities.medium",
            "vulnerabilities.low",
            "viruses",
            "risks",
            "sensitiveInfo",
            "trusted");
        result.Rules.Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Met && rule.Policy == "production" && rule.IsMandatory && rule.Waived == 0);
    }

    [Fact]
    public void A_result_carries_what_it_rests_on()
    {
        var result = Evaluate(Proven, Everything);

        result.Reference.Should().Be(Some.Reference);
        result.Image.Should().Be(Some.Image);
        result.Scan.Should().Be(Some.Scan);
        result.Origin.Should().Be(ScanOrigin.Existing);
        result.Reason.Should().BeNull();
    }

    [Fact]
    public void Every_rule_says_what_was_desired_and_what_is()
    {
        var rules = Evaluate(Proven with { Scan = Some.Scan with { Viruses = 3, Trusted = false } }, Some.Policy("{ viruses: 2, trusted: true }")).Rules;

        rules.Should().Equal(
            new RuleResult(
                "production",
                "scan",
                Enforcement.Mandatory,
                "cve, virus, risk scanned, at most 24h ago",
                new Actual.Text("complete, 2027-03-01 11:00:00 +08:00"),
                RuleOutcome.Met,
                0),
            new RuleResult("production", "viruses", Enforcement.Mandatory, "at most 2", new Actual.Count(3), RuleOutcome.Violated, 0),
            new RuleResult("production", "trusted", Enforcement.Mandatory, "trusted", new Actual.Text("not trusted (registry row)"), RuleOutcome.Violated, 0));
    }

    [Fact]
    public void A_trusted_image_is_said_to_be_trusted() =>
        Rule(Evaluate(Proven, Everything), "trusted").Actual.Should().Be(new Actual.Text("trusted (registry row)"));

    [Fact]
    public void Whether_an_image_is_trusted_can_be_unknown()
    {
        var result = Evaluate(Proven with { Scan = Some.Scan with { Trusted = null } }, Some.Policy("{ trusted: true }"));

        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        Rule(result, "trusted").Actual.Should().Be(new Actual.Unknown("neither the registry row nor an image on nodes with the same digest says whether it is trusted"));
    }

    [Fact]
    public void A_reason_about_the_whole_leaves_every_rule_unknown()
    {
        var reason = Reasons.NotLicensed();

        var result = Evaluate(Proven with { Reason = reason }, Everything);

        result.Reason.Should().Be(reason);
        result.Verdict.Should().BeOfType<Verdict.Undecided>();
        result.Rules.Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown && rule.Actual == new Actual.Unknown(reason.Text));
    }

    [Fact]
    public void The_published_person1_is_undecided_for_viruses_and_judged_for_the_rest()
    {
        var gaps = ScanProof.Gaps(Some.Person1, Some.Person1Image, ScanTypes.All, new ScanAge.NewerThan(null));
        var evidence = new ImageEvidence(Some.ReferenceOf("ccr.ccs.tencentyun.com/yunding/person1:v1"))
        {
            Image = Some.Person1Image,
            Scan = Some.Person1,
            Reason = Reasons.ScanIncomplete(gaps),
            MissingTypes = gaps,
        };

        Evaluate(evidence, Some.Policy("{ viruses: 0, risks: 1 }")).Verdict.Should().BeOfType<Verdict.Undecided>();
        var result = Evaluate(evidence, Some.Policy("{ vulnerabilities: 171, viruses: 0, risks: 1 }"));
        result.Verdict.Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().ContainSingle().Which.Id.Should().Be("vulnerabilities");
        Rule(result, "viruses").Actual.Should().Be(new Actual.Unknown("the virus scan was not done (NOT_SCAN)"));
        Rule(result, "scan").Actual.Should().Be(new Actual.Unknown("the virus scan was not done (NOT_SCAN)"));
        Rule(result, "risks").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_policy_that_does_not_require_the_missing_type_is_met()
    {
        var policy = PolicyReader.Read("p.yaml", "version: 1\nname: cve-only\nscan: { types: [cve] }\ndesired: { vulnerabilities: 0 }", Some.Today).Policy!;
        var gap = new ScanGap(ScanGapKind.TypeNotScanned, ScanType.Virus, "the virus scan was not done");
        var evidence = Proven with { Reason = Reasons.ScanIncomplete([gap]), MissingTypes = [gap] };

        Evaluate(evidence, policy).Verdict.Should().Be(new Verdict.Met());
        Evaluate(evidence, policy, Some.Policy("{ risks: 0 }")).Verdict.Should().BeOfType<Verdict.Undecided>();
        Rule(Evaluate(evidence, Some.Policy("{ trusted: true }")), "trusted").Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void Evidence_without_a_scan_is_undecided_though_no_reason_is_given()
    {
        Evaluate(new ImageEvidence(Some.Reference) { Image = Some.Image }, Everything).Rules
            .Should().OnlyContain(rule => rule.Actual == new Actual.Unknown("there is no scan"));
        Evaluate(new ImageEvidence(Some.Reference) { Scan = Some.Scan }, Everything).Rules
            .Should().OnlyContain(rule => rule.Actual == new Actual.Unknown("there is no scan"));
    }

    [Fact]
    public void Evidence_of_an_unscanned_type_is_undecided_though_no_reason_is_given()
    {
        var evidence = new ImageEvidence(Some.Reference) { Image = Some.Person1Image, Scan = Some.Person1 };

        Rule(Evaluate(evidence, Some.Policy("{ viruses: 0 }")), "viruses").Outcome.Should().Be(RuleOutcome.Unknown);
        Rule(Evaluate(evidence, Some.Policy("{ trusted: true }")), "scan").Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void A_missing_type_counts_though_no_reason_is_given()
    {
        var evidence = Proven with
        {
            Scan = Some.Scan with { Risk = Some.TypeNotScanned },
            MissingTypes = [new ScanGap(ScanGapKind.TypeFailed, ScanType.Risk, "the risk scan failed")],
        };

        Rule(Evaluate(evidence, Everything), "sensitiveInfo").Actual.Should().Be(new Actual.Unknown("the risk scan failed"));
        Rule(Evaluate(evidence, Everything), "scan").Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Evidence_about_another_digest_is_undecided_though_no_reason_is_given() =>
        Evaluate(Proven with { Scan = Some.Scan with { Digest = Some.OtherDigest } }, Everything).Rules
            .Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown);

    [Fact]
    public void Evidence_of_a_running_scan_is_undecided_though_no_reason_is_given() =>
        Evaluate(Proven with { Scan = Some.Scan with { Status = ScanStatus.Parse("SCANNING") } }, Everything).Rules
            .Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown);

    [Fact]
    public void Evidence_that_is_no_proof_does_not_pass_a_policy_that_requires_no_type()
    {
        var policy = Some.Policy("{ trusted: true }") with { Scan = new ScanRequirement([], TimeSpan.FromHours(1), TimeSpan.FromHours(1)) };

        Rule(Evaluate(new ImageEvidence(Some.Reference), policy), "scan").Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void The_scan_rule_is_mandatory_also_in_a_policy_of_advice()
    {
        var advice = PolicyReader.Read("p.yaml", "version: 1\nname: advice\nenforcement: advisory\ndesired: { viruses: 0 }", Some.Today).Policy!;

        Evaluate(Proven with { Scan = Some.Scan with { Viruses = 9 } }, advice).Verdict.Should().Be(new Verdict.Met());
        Evaluate(Proven with { Reason = Reasons.NotLicensed() }, advice).Verdict.Should().BeOfType<Verdict.Undecided>()
            .Which.Rules.Should().ContainSingle().Which.Id.Should().Be(RuleResult.ScanRuleId);
    }

    [Fact]
    public void No_policy_at_all_is_undecided() => Evaluate(Proven).Verdict.Should().BeOfType<Verdict.Undecided>();

    [Fact]
    public void The_rules_of_every_policy_have_to_hold()
    {
        var lax = Some.Policy("lax", "{ viruses: 5 }", []);
        var strict = Some.Policy("strict", "{ viruses: 0 }", []);

        var result = Evaluate(Proven with { Scan = Some.Scan with { Viruses = 1 } }, lax, strict);

        result.Verdict.Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().ContainSingle().Which.Policy.Should().Be("strict");
        result.Rules.Select(rule => $"{rule.Policy}/{rule.Id}").Should().Equal("lax/scan", "lax/viruses", "strict/scan", "strict/viruses");
    }

    [Fact]
    public void A_finding_that_one_policy_waives_and_the_other_does_not_stays_open()
    {
        var evidence = Listed(Some.Cve("CVE-1", Severity.High));
        var waiving = Some.Policy("waiving", "{ vulnerabilities: 0 }", [Some.Waiver("CVE-1")]);
        var other = Some.Policy("other", "{ vulnerabilities: 0 }", []);

        var result = Evaluate(evidence, waiving, other);

        result.Findings.Should().ContainSingle();
        result.Waived.Should().BeEmpty();
        result.Verdict.Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().ContainSingle().Which.Policy.Should().Be("other");
    }

    [Fact]
    public void A_finding_that_every_policy_waives_is_listed_as_waived()
    {
        var (waiver, finding) = (Some.Waiver("CVE-1"), Some.Cve("CVE-1", Severity.High));

        var result = Evaluate(Listed(finding, Some.Cve("CVE-2", Severity.Low)), Some.Policy("{ vulnerabilities: 1 }", waiver));

        result.Verdict.Should().Be(new Verdict.Met());
        result.Waived.Should().Equal(new WaivedFinding(finding, waiver, "production"));
        result.Findings.Select(open => open.Id).Should().Equal("CVE-2");
        Rule(result, "vulnerabilities").Waived.Should().Be(1);
    }

    [Fact]
    public void Findings_come_worst_first_then_by_kind_name_and_place()
    {
        var evidence = Proven with
        {
            Findings = new ImageFindings(
                Some.Whole(Some.Cve("CVE-2", Severity.High), Some.Cve("CVE-1", Severity.High, "b"), Some.Cve("CVE-1", Severity.High, "a"), Some.Cve("CVE-9", Severity.Unknown)),
                Some.Whole(Some.Virus("Eicar", "x")),
                Some.Whole(Some.Risk("1"))),
        };

        Evaluate(evidence, Everything).Findings.Select(finding => $"{finding.Id}@{finding.Place}")
            .Should().Equal("CVE-9@openssl", "CVE-1@a", "CVE-1@b", "CVE-2@openssl", "Eicar@x", "1@ENV PASSWORD=***");
    }

    [Fact]
    public void What_was_read_is_told_from_what_was_not()
    {
        var scan = Some.Scan with { Vulnerabilities = 1, Viruses = 2, Risks = 0 };
        var findings = new ImageFindings(Some.Whole(Some.Cve("CVE-1", Severity.Low)), new FindingList.Unreadable("no"), new FindingList.NotRead());

        Evaluate(Proven with { Scan = scan, Findings = findings }, Everything).FindingsRead
            .Should().Equal(FindingKind.Vulnerability, FindingKind.Risk);
    }

    [Fact]
    public void An_expired_waiver_is_reported_and_counts_no_longer()
    {
        var waiver = Some.Waiver("CVE-1", expires: Some.Today.AddDays(-1));

        var result = Evaluate(Listed(Some.Cve("CVE-1", Severity.High)), Some.Policy("{ vulnerabilities: 0 }", waiver));

        result.Verdict.Should().BeOfType<Verdict.NotMet>();
        result.IdleWaivers.Should().Equal(new IdleWaiver(waiver, "production", IdleReason.Expired));
    }

    [Fact]
    public void A_waiver_that_matches_nothing_is_reported_as_unused()
    {
        var waiver = Some.Waiver("CVE-404");

        Evaluate(Listed(Some.Cve("CVE-1", Severity.High)), Some.Policy("{ vulnerabilities: 1 }", waiver)).IdleWaivers
            .Should().Equal(new IdleWaiver(waiver, "production", IdleReason.Unused));
    }

    [Fact]
    public void A_waiver_is_not_called_unused_while_nobody_looked()
    {
        var notRead = Proven with { Scan = Some.Scan with { Vulnerabilities = 1 } };

        Evaluate(notRead, Some.Policy("{ vulnerabilities: 1 }", Some.Waiver("CVE-404"))).IdleWaivers.Should().BeEmpty();
        Evaluate(Proven with { Reason = Reasons.NotLicensed() }, Some.Policy("{ vulnerabilities: 1 }", Some.Waiver("CVE-404"))).IdleWaivers.Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_that_could_be_of_any_kind_is_unused_only_when_every_kind_is_known()
    {
        var policy = Some.Policy("{ vulnerabilities: 1 }", Some.Waiver("Eicar"));

        Evaluate(Proven, policy).IdleWaivers.Should().ContainSingle();
        Evaluate(Proven with { Scan = Some.Scan with { Viruses = 1 } }, policy).IdleWaivers.Should().BeEmpty();
    }

    [Fact]
    public void A_used_waiver_is_not_idle_and_one_about_other_images_is_not_mentioned()
    {
        var policy = Some.Policy("{ vulnerabilities: 1 }", Some.Waiver("CVE-1"), Some.Waiver("CVE-404", images: "ccr.ccs.tencentyun.com/shop/api"));

        Evaluate(Listed(Some.Cve("CVE-1", Severity.High)), policy).IdleWaivers.Should().BeEmpty();
    }

    [Fact]
    public void Every_waiver_that_covers_a_finding_is_used()
    {
        var policy = Some.Policy("{ vulnerabilities: 1 }", Some.Waiver("CVE-1"), Some.Waiver("CVE-1", "openssl"));

        Evaluate(Listed(Some.Cve("CVE-1", Severity.High)), policy).IdleWaivers.Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_for_some_images_holds_by_the_listed_name_which_has_the_host()
    {
        var evidence = Listed(Some.Cve("CVE-1", Severity.High));
        var hostless = new ImageEvidence(Some.ReferenceOf("shop/web:1.4.2")) { Image = evidence.Image, Scan = evidence.Scan, Findings = evidence.Findings };

        Evaluate(hostless, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", images: "ccr.ccs.tencentyun.com/shop/web:*"))).Verdict.Should().Be(new Verdict.Met());
        Evaluate(hostless, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", images: "ccr.ccs.tencentyun.com/shop/web-admin:*"))).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void Evidence_of_an_unknown_image_goes_by_the_name_that_the_user_gave() =>
        new ImageEvidence(Some.ReferenceOf("shop/web:1.4.2")).Names.All.Should().Equal("shop/web:1.4.2");

    [Fact]
    public void An_image_asked_for_by_its_digest_alone_goes_by_the_tag_that_it_is_listed_with()
    {
        var evidence = Listed(Some.Cve("CVE-1", Severity.High));
        var byDigest = new ImageEvidence(Some.ReferenceOf($"{Some.Repository}@{Some.Digest}")) { Image = evidence.Image, Scan = evidence.Scan, Findings = evidence.Findings };

        byDigest.Names.All.Should().Equal($"{Some.Repository}@{Some.Digest}", $"{Some.Repository}:1.4.2");
        Evaluate(byDigest, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", images: "*/shop/web:1.4.2"))).Verdict.Should().Be(new Verdict.Met());
        Evaluate(byDigest, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", images: "*/shop/web"))).Verdict.Should().Be(new Verdict.Met());
    }

    [Fact]
    public void A_waiver_that_does_not_match_every_name_is_left_out_and_stated_unless_it_would_do_nothing()
    {
        var evidence = Listed(Some.Cve("CVE-1", Severity.High)) with { KnownAs = [Some.Image, Some.Image with { Id = 8, Tag = "latest" }] };
        var narrow = Some.Waiver("CVE-1", images: "*/shop/web:1.*");

        var result = Evaluate(evidence, Some.Policy("{ vulnerabilities: 0 }", narrow, Some.Waiver("CVE-2", images: "*/shop/web:1.*")));

        result.Verdict.Should().BeOfType<Verdict.NotMet>();
        result.LeftOutWaivers.Should().ContainSingle().Which.Should().Match<LeftOutWaiver>(left => left.Waiver == narrow && left.Names.Single() == $"{Some.Repository}:latest");
    }

    [Fact]
    public void The_same_evidence_gives_the_same_result() =>
        Evaluate(Proven, Everything).Rules.Should().Equal(Evaluate(Proven, Everything).Rules);

    [Fact]
    public void A_run_is_as_bad_as_its_worst_image()
    {
        var met = Evaluate(Proven, Everything);
        var undecided = Evaluate(Proven with { Reason = Reasons.NotLicensed() }, Everything);
        var notMet = Evaluate(Proven with { Scan = Some.Scan with { Viruses = 1 } }, Everything);

        Run(met).Name.Should().Be("met");
        Run(met, undecided).Name.Should().Be("undecided");
        Run(undecided, met, notMet).Name.Should().Be("not-met");
        Run().Name.Should().Be("undecided");
    }

    private static Verdict Run(params ImageResult[] images) => new GateResult("1.0.0", Some.Now, Some.Now, false, "https://tcss", images).Verdict;

    private static ImageEvidence Listed(params Finding[] findings) => Proven with
    {
        Scan = Some.Scan with { Vulnerabilities = findings.Length, BySeverity = null },
        Findings = new ImageFindings(Some.Whole(findings), Some.Whole(), Some.Whole()),
    };

    private static RuleResult Rule(ImageResult result, string id) => result.Rules.Single(rule => rule.Id == id);

    private static ImageResult Evaluate(ImageEvidence evidence, params Policy[] policies) => Evaluator.Evaluate(evidence, policies, Some.Today);
}
