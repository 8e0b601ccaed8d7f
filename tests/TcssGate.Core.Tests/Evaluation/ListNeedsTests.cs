using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

/// <summary>No call for what nobody needs, and none left out.</summary>
public sealed class ListNeedsTests
{
    private static readonly ImageEvidence Found = new(Some.Reference)
    {
        Image = Some.Image,
        Scan = Some.Scan with { Vulnerabilities = 3, Viruses = 2, Risks = 1, BySeverity = new SeverityCounts(1, 1, 1, 0) },
    };

    [Theory]
    [InlineData("vulnerabilities: 3")]
    [InlineData("vulnerabilities: { critical: 0, high: 0 }")]
    [InlineData("viruses: 0")]
    [InlineData("risks: { max: 0 }")]
    [InlineData("registries: [a], os: [a], maxSize: 1GB, maxImageAge: 1d, trusted: true")]
    public void Counts_and_facts_of_the_row_need_no_list(string rules) => Needs(rules, Found).Should().BeEmpty();

    [Theory]
    [InlineData("vulnerabilities: { fixable: 9 }")]
    [InlineData("vulnerabilities: { exploitable: 9 }")]
    [InlineData("vulnerabilities: { new: 9 }")]
    [InlineData("vulnerabilities: { maxCvss: 10 }")]
    [InlineData("vulnerabilities: { denied: [CVE-2021-44228] }")]
    public void Single_vulnerabilities_and_sorts_of_them_need_the_list_whatever_the_count_says(string rules)
    {
        Needs(rules, Found).Should().Equal(FindingKind.Vulnerability);
        Needs(rules, Found with { Scan = Some.Scan }).Should().Equal(FindingKind.Vulnerability);
        Needs(rules, Found with { Scan = Some.Scan with { Cve = Some.TypeNotScanned } }).Should().BeEmpty("there was no scan for them");
    }

    [Fact]
    public void A_grace_needs_the_list_where_there_is_something_to_take_off()
    {
        Needs("vulnerabilities: { max: 9, grace: 1d }", Found).Should().Equal(FindingKind.Vulnerability);
        Needs("vulnerabilities: { max: 9, grace: 1d }", Found with { Scan = Some.Scan }).Should().BeEmpty("there is none to list");
    }

    [Fact]
    public void Risks_by_severity_need_the_list()
    {
        Needs("risks: { critical: 0 }", Found).Should().Equal(FindingKind.Risk);
        Needs("risks: { critical: 0 }", Found with { Scan = Some.Scan }).Should().BeEmpty();
    }

    [Fact]
    public void A_pattern_over_paths_needs_the_viruses_alone() =>
        FindingNeeds.ForRules(Found, [Some.Policy("{ vulnerabilities: 0, viruses: 0, risks: 0 }", Some.Waiver("/opt/*"))], Some.Today)
            .Should().Equal(FindingKind.Virus);

    [Fact]
    public void What_a_waiver_cannot_take_off_needs_no_list() =>
        FindingNeeds.ForRules(Found, [Some.Policy("{ sensitiveInfo: 0, trusted: true }", Some.Waiver("CVE-1"))], Some.Today).Should().BeEmpty();

    private static IReadOnlyList<FindingKind> Needs(string rules, ImageEvidence evidence) =>
        FindingNeeds.ForRules(evidence, [Some.Policy($"{{ {rules} }}")], Some.Today);
}
