using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class FindingNeedsTests
{
    private static readonly ImageEvidence Clean = new(Some.Reference) { Image = Some.Image, Scan = Some.Scan };

    private static readonly ImageEvidence Dirty = Clean with
    {
        Scan = Some.Scan with { Vulnerabilities = 5, BySeverity = new SeverityCounts(1, 4, 0, 0), Viruses = 1, Risks = 1, SensitiveInfo = 1 },
    };

    [Fact]
    public void Counts_alone_need_no_list() =>
        ForRules(Dirty, Some.Policy("{ vulnerabilities: { max: 3, critical: 0 }, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }")).Should().BeEmpty();

    [Fact]
    public void A_severity_needs_the_list_where_the_counts_do_not_add_up()
    {
        var unsure = Dirty with { Scan = Dirty.Scan! with { Vulnerabilities = 6 } };

        ForRules(unsure, Some.Policy("{ vulnerabilities: { critical: 0 } }")).Should().Equal(FindingKind.Vulnerability);
        ForRules(unsure, Some.Policy("{ vulnerabilities: 0 }")).Should().BeEmpty();
    }

    [Fact]
    public void A_severity_needs_the_list_where_there_are_no_counts_by_severity() =>
        ForRules(Dirty with { Scan = Dirty.Scan! with { BySeverity = null } }, Some.Policy("{ vulnerabilities: { high: 0, critical: 0 } }"))
            .Should().Equal(FindingKind.Vulnerability);

    [Fact]
    public void A_waiver_needs_the_lists_that_it_could_be_about()
    {
        ForRules(Dirty, Some.Policy("{ vulnerabilities: 0, viruses: 0, risks: 0 }", Some.Waiver("CVE-1"))).Should().Equal(FindingKind.Vulnerability);
        ForRules(Dirty, Some.Policy("{ vulnerabilities: 0, viruses: 0, risks: 0 }", Some.Waiver("1")))
            .Should().Equal(FindingKind.Vulnerability, FindingKind.Virus, FindingKind.Risk);
        ForRules(Dirty, Some.Policy("{ viruses: 0 }", Some.Waiver("1"))).Should().Equal(FindingKind.Virus);
        ForRules(Dirty, Some.Policy("{ sensitiveInfo: 0 }", Some.Waiver("1"))).Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_that_does_not_hold_needs_nothing()
    {
        ForRules(Dirty, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", expires: Some.Today.AddDays(-1)))).Should().BeEmpty();
        ForRules(Dirty, Some.Policy("{ vulnerabilities: 0 }", Some.Waiver("CVE-1", images: "other/*"))).Should().BeEmpty();
    }

    [Fact]
    public void One_policy_that_needs_a_list_is_enough() =>
        FindingNeeds.ForRules(Dirty, [Some.Policy("{ viruses: 0 }"), Some.Policy("{ viruses: 0 }", Some.Waiver("Eicar"))], Some.Today).Should().Equal(FindingKind.Virus);

    [Fact]
    public void Where_nothing_was_counted_there_is_nothing_to_read()
    {
        ForRules(Clean with { Scan = Some.Scan with { BySeverity = null } }, Some.Policy("{ vulnerabilities: { critical: 0 } }", Some.Waiver("1"))).Should().BeEmpty();
        FindingNeeds.ForReports(Clean).Should().BeEmpty();
    }

    [Fact]
    public void A_total_of_none_is_not_believed_against_counts_by_severity() =>
        FindingNeeds.ForReports(Clean with { Scan = Some.Scan with { BySeverity = new SeverityCounts(0, 0, 0, 1) } }).Should().Equal(FindingKind.Vulnerability);

    [Fact]
    public void A_missing_count_may_hide_anything_and_is_read() =>
        FindingNeeds.ForReports(Clean with { Scan = Some.Scan with { Viruses = null } }).Should().Equal(FindingKind.Virus);

    [Fact]
    public void A_report_needs_every_list_that_may_have_something() =>
        FindingNeeds.ForReports(Dirty).Should().Equal(FindingKind.Vulnerability, FindingKind.Virus, FindingKind.Risk);

    [Fact]
    public void A_type_that_was_not_scanned_has_no_list()
    {
        FindingNeeds.ForReports(Dirty with { Scan = Dirty.Scan! with { Virus = Some.TypeNotScanned } }).Should().Equal(FindingKind.Vulnerability, FindingKind.Risk);
        FindingNeeds.ForReports(Dirty with { MissingTypes = [new ScanGap(ScanGapKind.TypeFailed, ScanType.Risk, "failed")] })
            .Should().Equal(FindingKind.Vulnerability, FindingKind.Virus);
    }

    [Fact]
    public void Evidence_that_is_no_proof_has_no_list()
    {
        FindingNeeds.ForReports(Dirty with { Reason = Reasons.NotLicensed() }).Should().BeEmpty();
        FindingNeeds.ForReports(new ImageEvidence(Some.Reference)).Should().BeEmpty();
        ForRules(Dirty with { Reason = Reasons.NotLicensed() }, Some.Policy("{ vulnerabilities: { critical: 0 } }", Some.Waiver("1"))).Should().BeEmpty();
    }

    [Fact]
    public void A_violated_rule_needs_the_list_that_shows_why()
    {
        Policy[] policies = [Some.Policy("{ vulnerabilities: 5, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }")];
        var evidence = Dirty with { Scan = Dirty.Scan! with { Risks = 0, Trusted = false } };

        FindingNeeds.ForViolations(evidence, policies, Evaluator.Evaluate(evidence, policies, Some.Today)).Should().Equal(FindingKind.Virus);
    }

    [Fact]
    public void A_rule_that_another_policy_violates_needs_no_list()
    {
        Policy[] policies = [Some.Policy("lax", "{ viruses: 5 }", []), Some.Policy("strict", "{ risks: 0 }", [])];

        FindingNeeds.ForViolations(Dirty, policies, Evaluator.Evaluate(Dirty, policies, Some.Today)).Should().Equal(FindingKind.Risk);
    }

    [Theory]
    [InlineData(FindingKind.Vulnerability, ScanType.Cve)]
    [InlineData(FindingKind.Virus, ScanType.Virus)]
    [InlineData(FindingKind.Risk, ScanType.Risk)]
    public void Every_kind_is_found_by_its_scan(FindingKind kind, ScanType type) => FindingNeeds.ScanTypeOf(kind).Should().Be(type);

    private static IReadOnlyList<FindingKind> ForRules(ImageEvidence evidence, Policy policy) => FindingNeeds.ForRules(evidence, [policy], Some.Today);
}
