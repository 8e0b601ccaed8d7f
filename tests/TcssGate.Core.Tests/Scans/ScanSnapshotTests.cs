using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class ScanSnapshotTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("No Error")]
    [InlineData(" no error ")]
    public void Nothing_and_No_Error_are_no_error(string? text) => TypeSnapshot.ReadError(text).Should().BeNull();

    [Theory]
    [InlineData("timeout")]
    [InlineData("0")]
    [InlineData("null")]
    [InlineData("No Errors")]
    [InlineData("Error")]
    public void Everything_else_is_an_error(string text) => TypeSnapshot.ReadError(text).Should().Be(text);

    [Fact]
    public void A_type_that_was_not_answered_has_no_status() =>
        TypeSnapshot.Missing.Should().Be(new TypeSnapshot(ScanStatus.Parse(null), null, null));

    [Fact]
    public void Each_type_has_its_own_state()
    {
        var look = new ScanSnapshot { Cve = Some.TypeDone, Virus = Some.TypeFailed, Risk = Some.TypeRunning };

        look.Of(ScanType.Cve).Should().Be(Some.TypeDone);
        look.Of(ScanType.Virus).Should().Be(Some.TypeFailed);
        look.Of(ScanType.Risk).Should().Be(Some.TypeRunning);
        look.Invoking(it => it.Of((ScanType)9)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Severity_counts_are_told_apart_and_add_up()
    {
        var counts = new SeverityCounts(1, 20, 300, 4000);

        Severities.Named.Select(counts.Of).Should().Equal(1, 20, 300, 4000);
        counts.Of(Severity.Unknown).Should().Be(0);
        counts.Total.Should().Be(4321);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    [InlineData(11, false)]
    [InlineData(null, false)]
    public void Severity_counts_account_for_every_vulnerability_only_when_they_add_up_to_the_total(int? total, bool all) =>
        new ScanSnapshot { Vulnerabilities = total, BySeverity = new SeverityCounts(1, 2, 3, 4) }.CountsEverySeverity.Should().Be(all);

    [Fact]
    public void Missing_severity_counts_account_for_nothing() => new ScanSnapshot { Vulnerabilities = 0 }.CountsEverySeverity.Should().BeFalse();

    [Fact]
    public void A_result_that_does_not_say_its_time_is_told_from_no_result()
    {
        var never = new ScanSnapshot { Status = ScanStatus.Parse("NOT_SCAN"), Cve = Some.TypeNotScanned };

        never.HasUndatedResult.Should().BeFalse();
        (never with { Status = ScanStatus.Parse("SCANNED") }).HasUndatedResult.Should().BeTrue();
        (never with { Risk = Some.TypeDone }).HasUndatedResult.Should().BeTrue();
        (never with { Risk = Some.TypeDone, ScanTime = Some.Now }).HasUndatedResult.Should().BeFalse();
    }

    [Fact]
    public void The_scan_types_have_the_names_of_a_policy()
    {
        ScanTypes.All.Select(type => type.Name()).Should().Equal("cve", "virus", "risk");
        FluentActions.Invoking(() => ((ScanType)9).Name()).Should().Throw<ArgumentOutOfRangeException>();
    }
}
