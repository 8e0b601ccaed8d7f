using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class CountCheckTests
{
    private static readonly CountSubject AllVulnerabilities = new CountSubject.Vulnerabilities(null);
    private static readonly CountSubject Critical = new CountSubject.Vulnerabilities(Severity.Critical);
    private static readonly CountSubject High = new CountSubject.Vulnerabilities(Severity.High);

    public static TheoryData<CountSubject> WithoutCount => new(
        AllVulnerabilities, new CountSubject.Viruses(), new CountSubject.Risks(), new CountSubject.SensitiveInfo());

    [Theory]
    [InlineData(0, RuleOutcome.Met)]
    [InlineData(5, RuleOutcome.Met)]
    [InlineData(6, RuleOutcome.Violated)]
    public void Every_count_is_held_against_its_maximum_on_both_sides(int count, RuleOutcome outcome)
    {
        var expected = ((Actual)new Actual.Count(count), outcome, 0);

        Check(Some.Scan with { Vulnerabilities = count }, AllVulnerabilities, 5).Should().Be(expected);
        Check(Some.Scan with { Viruses = count }, new CountSubject.Viruses(), 5).Should().Be(expected);
        Check(Some.Scan with { Risks = count }, new CountSubject.Risks(), 5).Should().Be(expected);
        Check(Some.Scan with { SensitiveInfo = count }, new CountSubject.SensitiveInfo(), 5).Should().Be(expected);
    }

    [Theory]
    [InlineData(Severity.Critical, 3, RuleOutcome.Met)]
    [InlineData(Severity.Critical, 2, RuleOutcome.Violated)]
    [InlineData(Severity.High, 4, RuleOutcome.Met)]
    [InlineData(Severity.High, 3, RuleOutcome.Violated)]
    [InlineData(Severity.Medium, 5, RuleOutcome.Met)]
    [InlineData(Severity.Medium, 4, RuleOutcome.Violated)]
    [InlineData(Severity.Low, 6, RuleOutcome.Met)]
    [InlineData(Severity.Low, 5, RuleOutcome.Violated)]
    public void Counts_by_severity_that_add_up_need_no_list(Severity severity, int maximum, RuleOutcome outcome) =>
        Check(Some.Scan with { Vulnerabilities = 18, BySeverity = new SeverityCounts(3, 4, 5, 6) }, new CountSubject.Vulnerabilities(severity), maximum)
            .Outcome.Should().Be(outcome);

    [Theory]
    [MemberData(nameof(WithoutCount))]
    public void A_missing_count_is_unknown_and_never_zero(CountSubject subject)
    {
        var look = Some.Scan with { Vulnerabilities = null, Viruses = null, Risks = null, SensitiveInfo = null };

        Check(look, subject, int.MaxValue).Should().Be(Unknown("TCSS gives no count of it"));
        Check(look, subject, 0, Lists(Some.Whole(), Some.Whole(), Some.Whole())).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Theory]
    [MemberData(nameof(WithoutCount))]
    public void A_negative_count_is_unknown(CountSubject subject)
    {
        var look = Some.Scan with { Vulnerabilities = -1, Viruses = -1, Risks = -1, SensitiveInfo = -1, BySeverity = null };

        Check(look, subject, 0).Should().Be(Unknown("TCSS gives no count of it"));
    }

    [Theory]
    [InlineData(1, RuleOutcome.Met)]
    [InlineData(0, RuleOutcome.Violated)]
    public void Without_counts_by_severity_the_list_decides(int maximum, RuleOutcome outcome)
    {
        var list = Some.Whole(Some.Cve("CVE-1", Severity.High), Some.Cve("CVE-2", Severity.Medium));

        Check(Some.Scan with { Vulnerabilities = 2, BySeverity = null }, High, maximum, Lists(list)).Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Without_counts_by_severity_and_without_a_list_a_severity_is_unknown() =>
        Check(Some.Scan with { Vulnerabilities = 2, BySeverity = null }, Critical, 5).Should().Be(Unknown("the list of findings was not read"));

    [Fact]
    public void Where_there_is_no_vulnerability_there_is_none_of_any_severity() =>
        Check(Some.Scan with { Vulnerabilities = 0, BySeverity = null }, Critical, 0).Should().Be((new Actual.Count(0), RuleOutcome.Met, 0));

    [Fact]
    public void Counts_by_severity_outweigh_a_smaller_total()
    {
        var look = Some.Scan with { Vulnerabilities = 0, BySeverity = new SeverityCounts(0, 3, 0, 0) };

        Check(look, AllVulnerabilities, 2).Outcome.Should().Be(RuleOutcome.Violated);
        Check(look, Critical, 0).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void What_a_row_counts_of_a_severity_is_there_even_when_the_list_does_not_show_it()
    {
        var look = Some.Scan with { Vulnerabilities = 2, BySeverity = new SeverityCounts(1, 0, 0, 0) };
        var list = Some.Whole(Some.Cve("CVE-1", Severity.Low), Some.Cve("CVE-2", Severity.Low));

        Check(look, Critical, 0, Lists(list)).Should().Be((new Actual.Count(1), RuleOutcome.Violated, 0));
    }

    [Fact]
    public void A_negative_count_by_severity_makes_the_list_decide()
    {
        var look = Some.Scan with { Vulnerabilities = 1, BySeverity = new SeverityCounts(-1, 2, 0, 0) };

        Check(look, Critical, 0).Outcome.Should().Be(RuleOutcome.Unknown);
        Check(look, Critical, 0, Lists(Some.Whole(Some.Cve("CVE-1", Severity.Critical)))).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void A_list_that_is_shorter_than_the_count_leaves_a_severity_unknown() =>
        Check(Some.Scan with { Vulnerabilities = 3, BySeverity = null }, Critical, 0, Lists(Some.Whole(Some.Cve("CVE-1", Severity.Low), Some.Cve("CVE-2", Severity.Low))))
            .Should().Be(Unknown("TCSS counts 3 vulnerabilities but lists 2, so the severity of the others is unknown"));

    [Fact]
    public void A_list_that_is_shorter_than_the_count_still_shows_a_violation() =>
        Check(Some.Scan with { Vulnerabilities = 3, BySeverity = null }, Critical, 0, Lists(Some.Whole(Some.Cve("CVE-1", Severity.Critical))))
            .Outcome.Should().Be(RuleOutcome.Violated);

    [Fact]
    public void A_list_longer_than_the_count_decides_a_severity() =>
        Check(Some.Scan with { Vulnerabilities = 1, BySeverity = null }, Critical, 0, Lists(Some.Whole(Some.Cve("CVE-1", Severity.Low), Some.Cve("CVE-2", Severity.Low))))
            .Outcome.Should().Be(RuleOutcome.Met);

    [Fact]
    public void A_list_whose_length_nothing_confirms_leaves_a_severity_unknown() =>
        Check(Some.Scan with { Vulnerabilities = null, BySeverity = null }, Critical, 0, Lists(Some.Whole()))
            .Should().Be(Unknown("TCSS gives no count of vulnerabilities, so the list may lack some"));

    [Fact]
    public void An_unknown_severity_counts_as_critical()
    {
        var lists = Lists(Some.Whole(Some.Cve("CVE-1", Severity.Unknown)));
        var look = Some.Scan with { Vulnerabilities = 1, BySeverity = null };

        Check(look, Critical, 0, lists).Outcome.Should().Be(RuleOutcome.Violated);
        Check(look, High, 0, lists).Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_longer_list_outweighs_a_smaller_count()
    {
        Check(Some.Scan with { Vulnerabilities = 1 }, AllVulnerabilities, 1, Lists(Some.Whole(Some.Cve("CVE-1", Severity.Low), Some.Cve("CVE-2", Severity.Low))))
            .Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
        Check(Some.Scan with { Viruses = 1 }, new CountSubject.Viruses(), 1, Lists(viruses: Some.Whole(Some.Virus("Eicar", "a"), Some.Virus("Eicar", "b"))))
            .Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
        Check(Some.Scan with { Risks = 1 }, new CountSubject.Risks(), 1, Lists(risks: Some.Whole(Some.Risk("1", "USER root"), Some.Risk("1", "ENV X"))))
            .Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
    }

    [Fact]
    public void A_smaller_list_never_lowers_the_count() =>
        Check(Some.Scan with { Viruses = 3 }, new CountSubject.Viruses(), 2, Lists(viruses: Some.Whole()))
            .Should().Be((new Actual.Count(3), RuleOutcome.Violated, 0));

    [Fact]
    public void One_vulnerability_in_several_rows_counts_once_for_each_row()
    {
        var list = Some.Whole(Some.Cve("CVE-1", Severity.High, "openssl"), Some.Cve("cve-1", Severity.High, "libssl"));

        Check(Some.Scan with { Vulnerabilities = 1, BySeverity = null }, High, 1, Lists(list)).Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
    }

    [Fact]
    public void Rows_that_say_the_same_count_as_often_as_they_were_sent()
    {
        var cve = Some.Cve("CVE-1", Severity.High);
        var virus = Some.Virus("Eicar", "a");
        var risk = Some.Risk("1");

        Check(Some.Scan with { Vulnerabilities = 2, BySeverity = null }, High, 1, Lists(Some.Whole(cve, cve))).Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
        Check(Some.Scan with { Viruses = 1 }, new CountSubject.Viruses(), 1, Lists(viruses: Some.Whole(virus, virus))).Outcome.Should().Be(RuleOutcome.Violated);
        Check(Some.Scan with { Risks = 1 }, new CountSubject.Risks(), 1, Lists(risks: Some.Whole(risk, risk))).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void A_waiver_of_every_row_of_a_finding_leaves_nothing_to_count()
    {
        var virus = Some.Virus("Eicar", "opt/test/eicar.com");

        foreach (var counted in new[] { 0, 1, 2 })
        {
            Check(Some.Scan with { Viruses = counted }, new CountSubject.Viruses(), 0, Lists(viruses: Some.Whole(virus, virus)), Some.Waiver("/opt/test/*"))
                .Should().Be((new Actual.Count(0), RuleOutcome.Met, 2));
        }
    }

    [Fact]
    public void A_row_that_names_several_components_counts_once_and_is_waived_when_all_of_them_are()
    {
        var list = Lists(Some.Whole(
            Some.Cve("CVE-1", Severity.High, "openssl") with { SharedRow = 0 }, Some.Cve("CVE-1", Severity.High, "libssl") with { SharedRow = 0 }, Some.Cve("CVE-2", Severity.Low)));
        var look = Some.Scan with { Vulnerabilities = 2, BySeverity = null };

        Check(look, High, 1, list).Should().Be((new Actual.Count(1), RuleOutcome.Met, 0));
        Check(look, AllVulnerabilities, 1, list).Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
        Check(look, High, 0, list, Some.Waiver("CVE-1", "openssl")).Should().Be((new Actual.Count(1), RuleOutcome.Violated, 0));
        Check(look, High, 0, list, Some.Waiver("CVE-1", "openssl"), Some.Waiver("CVE-1", "libssl")).Should().Be((new Actual.Count(0), RuleOutcome.Met, 1));
    }

    [Fact]
    public void Components_of_one_row_do_not_stand_for_rows_that_are_missing()
    {
        var list = Lists(Some.Whole(Some.Cve("CVE-1", Severity.Low, "a") with { SharedRow = 0 }, Some.Cve("CVE-1", Severity.Low, "b") with { SharedRow = 0 }));

        Check(Some.Scan with { Vulnerabilities = 2, BySeverity = null }, Critical, 0, list)
            .Should().Be(Unknown("TCSS counts 2 vulnerabilities but lists 1, so the severity of the others is unknown"));
    }

    [Fact]
    public void Counts_that_are_too_large_to_add_up_never_pass()
    {
        var look = Some.Scan with { Vulnerabilities = 0, BySeverity = new SeverityCounts(int.MaxValue, int.MaxValue, 1, 1) };

        look.CountsEverySeverity.Should().BeFalse();
        Check(look, AllVulnerabilities, int.MaxValue - 1).Should().Be((new Actual.Count(int.MaxValue), RuleOutcome.Violated, 0));
        Check(look, Critical, 0).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void One_vulnerability_is_as_bad_as_in_its_worst_component()
    {
        var list = Some.Whole(Some.Cve("CVE-1", Severity.Low, "openssl"), Some.Cve("CVE-1", Severity.Critical, "libssl"));

        Check(Some.Scan with { Vulnerabilities = 1, BySeverity = null }, Critical, 0, Lists(list)).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void Vulnerabilities_without_a_name_are_each_their_own()
    {
        var list = Some.Whole(Some.Cve("", Severity.High, "openssl"), Some.Cve("", Severity.High, "openssl"));

        Check(Some.Scan with { Vulnerabilities = 2, BySeverity = null }, High, 1, Lists(list)).Should().Be((new Actual.Count(2), RuleOutcome.Violated, 0));
    }

    [Theory]
    [InlineData(1, RuleOutcome.Met)]
    [InlineData(0, RuleOutcome.Violated)]
    public void Waived_findings_are_taken_off_the_count(int maximum, RuleOutcome outcome)
    {
        var list = Some.Whole(Some.Cve("CVE-1", Severity.High), Some.Cve("CVE-2", Severity.High));

        Check(Some.Scan with { Vulnerabilities = 2 }, AllVulnerabilities, maximum, Lists(list), Some.Waiver("CVE-1"))
            .Should().Be((new Actual.Count(1), outcome, 1));
    }

    [Fact]
    public void Waived_findings_are_taken_off_their_own_severity_only()
    {
        var lists = Lists(Some.Whole(Some.Cve("CVE-1", Severity.High), Some.Cve("CVE-2", Severity.Critical)));
        var look = Some.Scan with { Vulnerabilities = 2, BySeverity = new SeverityCounts(1, 1, 0, 0) };

        Check(look, High, 0, lists, Some.Waiver("CVE-1")).Should().Be((new Actual.Count(0), RuleOutcome.Met, 1));
        Check(look, Critical, 0, lists, Some.Waiver("CVE-1")).Should().Be((new Actual.Count(1), RuleOutcome.Violated, 0));
    }

    [Fact]
    public void What_is_not_listed_is_not_waived() =>
        Check(Some.Scan with { Vulnerabilities = 3 }, AllVulnerabilities, 1, Lists(Some.Whole(Some.Cve("CVE-1", Severity.High))), Some.Waiver("CVE-1"))
            .Should().Be((new Actual.Count(2), RuleOutcome.Violated, 1));

    [Fact]
    public void A_vulnerability_is_waived_only_when_it_is_waived_in_every_component()
    {
        var lists = Lists(Some.Whole(Some.Cve("CVE-1", Severity.High, "openssl"), Some.Cve("CVE-1", Severity.High, "libssl")));
        var look = Some.Scan with { Vulnerabilities = 2, BySeverity = null };

        Check(look, High, 0, lists, Some.Waiver("CVE-1", "openssl")).Outcome.Should().Be(RuleOutcome.Violated);
        Check(look, High, 0, lists, Some.Waiver("CVE-1", "openssl"), Some.Waiver("CVE-1", "libssl")).Outcome.Should().Be(RuleOutcome.Met);
    }

    [Fact]
    public void A_vulnerability_that_TCSS_counts_once_for_each_component_can_be_waived_as_a_whole()
    {
        var lists = Lists(Some.Whole(
            Some.Cve("CVE-1", Severity.High, "openssl"), Some.Cve("CVE-1", Severity.High, "libssl"), Some.Cve("CVE-1", Severity.Critical, "libcrypto")));
        var look = Some.Scan with { Vulnerabilities = 3, BySeverity = new SeverityCounts(1, 2, 0, 0) };

        foreach (var subject in new[] { AllVulnerabilities, Critical, High })
        {
            Check(look, subject, 0, lists, Some.Waiver("CVE-1")).Outcome.Should().Be(RuleOutcome.Met);
            Check(look, subject, 0, lists, Some.Waiver("CVE-1", "libssl")).Outcome.Should().Be(RuleOutcome.Violated);
        }
    }

    [Fact]
    public void A_waiver_leaves_the_rule_unknown_when_the_list_could_not_be_read()
    {
        var lists = Lists(new FindingList.Unreadable("page 3 was cut off"));

        Check(Some.Scan with { Vulnerabilities = 2 }, AllVulnerabilities, 1, lists, Some.Waiver("CVE-1"))
            .Should().Be(Unknown("the list of findings could not be read: page 3 was cut off"));
    }

    [Fact]
    public void A_waiver_leaves_the_rule_unknown_when_the_list_was_not_read() =>
        Check(Some.Scan with { Vulnerabilities = 2 }, AllVulnerabilities, 1, null, Some.Waiver("CVE-1"))
            .Should().Be(Unknown("the list of findings was not read"));

    [Fact]
    public void A_count_that_is_met_without_the_waivers_needs_no_list() =>
        Check(Some.Scan with { Vulnerabilities = 2 }, AllVulnerabilities, 2, Lists(new FindingList.Unreadable("no")), Some.Waiver("CVE-1"))
            .Should().Be((new Actual.Count(2), RuleOutcome.Met, 0));

    [Fact]
    public void A_waiver_of_something_else_leaves_a_violation_a_violation()
    {
        Check(Some.Scan with { Viruses = 2 }, new CountSubject.Viruses(), 1, null, Some.Waiver("CVE-1")).Outcome.Should().Be(RuleOutcome.Violated);
        Check(Some.Scan with { SensitiveInfo = 2 }, new CountSubject.SensitiveInfo(), 1, null, Some.Waiver("1")).Outcome.Should().Be(RuleOutcome.Violated);
    }

    [Fact]
    public void Viruses_and_risks_can_be_waived_too()
    {
        var lists = Lists(viruses: Some.Whole(Some.Virus("Eicar", "a")), risks: Some.Whole(Some.Risk("1")));

        Check(Some.Scan with { Viruses = 1 }, new CountSubject.Viruses(), 0, lists, Some.Waiver("/a")).Should().Be((new Actual.Count(0), RuleOutcome.Met, 1));
        Check(Some.Scan with { Risks = 1 }, new CountSubject.Risks(), 0, lists, Some.Waiver("1")).Should().Be((new Actual.Count(0), RuleOutcome.Met, 1));
    }

    [Fact]
    public void An_expired_waiver_takes_nothing_off() =>
        Check(Some.Scan with { Viruses = 1 }, new CountSubject.Viruses(), 0, Lists(viruses: Some.Whole(Some.Virus("Eicar", "a"))), Some.Waiver("Eicar", expires: Some.Today.AddDays(-1)))
            .Should().Be((new Actual.Count(1), RuleOutcome.Violated, 0));

    private static (Actual Actual, RuleOutcome Outcome, int Waived) Unknown(string why) => (new Actual.Unknown(why), RuleOutcome.Unknown, 0);

    private static ImageFindings Lists(FindingList? vulnerabilities = null, FindingList? viruses = null, FindingList? risks = null) =>
        new(vulnerabilities ?? new FindingList.NotRead(), viruses ?? new FindingList.NotRead(), risks ?? new FindingList.NotRead());

    private static (Actual Actual, RuleOutcome Outcome, int Waived) Check(
        ScanSnapshot scan, CountSubject subject, int maximum, ImageFindings? findings = null, params Waiver[] waivers)
    {
        var evidence = new ImageEvidence(Some.Reference) { Image = Some.Image, Scan = scan, Findings = findings ?? ImageFindings.NotRead };
        var view = new PolicyView(evidence, Some.Policy("{ viruses: 0 }", waivers), Circumstances.On(Some.Today));
        var judgement = new CountCheck(scan, view).Check(subject, maximum);
        return (judgement.Actual, judgement.Outcome, judgement.Waived);
    }
}
