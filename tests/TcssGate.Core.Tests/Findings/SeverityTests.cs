using TcssGate.Core.Findings;

namespace TcssGate.Core.Tests.Findings;

public sealed class SeverityTests
{
    [Theory]
    [InlineData("1", Severity.Low)]
    [InlineData("LOW", Severity.Low)]
    [InlineData("2", Severity.Medium)]
    [InlineData("MIDDLE", Severity.Medium)]
    [InlineData("Medium", Severity.Medium)]
    [InlineData("3", Severity.High)]
    [InlineData("high", Severity.High)]
    [InlineData("4", Severity.Critical)]
    [InlineData("CRITICAL", Severity.Critical)]
    [InlineData(" serious ", Severity.Critical)]
    public void A_level_is_read_as_the_API_spells_it(string level, Severity severity) => Severities.Parse(level).Should().Be(severity);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("NONE")]
    [InlineData("严重")]
    public void A_level_that_nobody_published_is_unknown_and_counts_as_critical(string? level)
    {
        Severities.Parse(level).Should().Be(Severity.Unknown);
        Severities.Parse(level).ForThreshold().Should().Be(Severity.Critical);
    }

    [Fact]
    public void Every_known_severity_counts_as_itself() =>
        Severities.Named.Select(severity => severity.ForThreshold()).Should().Equal(Severity.Critical, Severity.High, Severity.Medium, Severity.Low);

    [Fact]
    public void The_severities_have_the_names_of_a_policy()
    {
        Severities.Named.Append(Severity.Unknown).Select(severity => severity.Name()).Should().Equal("critical", "high", "medium", "low", "unknown");
        FluentActions.Invoking(() => ((Severity)0).Name()).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Every_kind_of_finding_has_its_list_and_its_place()
    {
        var findings = new ImageFindings(Some.Whole(), new FindingList.Unreadable("no"), new FindingList.NotRead());

        findings.Of(FindingKind.Vulnerability).Should().BeOfType<FindingList.Whole>();
        findings.Of(FindingKind.Virus).Should().Be(new FindingList.Unreadable("no"));
        findings.Of(FindingKind.Risk).Should().Be(new FindingList.NotRead());
        findings.Invoking(it => it.Of((FindingKind)9)).Should().Throw<ArgumentOutOfRangeException>();
        new Finding[] { Some.Cve("CVE-1", Severity.Low, "zlib"), Some.Virus("Eicar", "tmp/x"), Some.Risk("1", "USER root") }
            .Select(finding => (finding.Kind, finding.Place))
            .Should().Equal((FindingKind.Vulnerability, "zlib"), (FindingKind.Virus, "tmp/x"), (FindingKind.Risk, "USER root"));
    }
}
