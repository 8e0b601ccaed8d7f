using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class NodeRowsTests
{
    private static readonly ScanSnapshot Detail = Some.HeldScan with { ScanTime = Some.Now.AddHours(-2), BySeverity = null, Trusted = true };

    [Fact]
    public void The_order_of_the_rows_never_matters() => Prop.ForAll(Shuffled.ToArbitrary(), rows =>
        Of(rows.Rows) == Of(rows.Other) && NodeRows.WithRows(Detail, rows.Rows) == NodeRows.WithRows(Detail, rows.Other)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void One_more_row_never_takes_a_finding_away_and_never_adds_trust() => Prop.ForAll(Shuffled.ToArbitrary(), rows =>
    {
        var (all, fewer) = (NodeRows.WithRows(Detail, rows.Rows), NodeRows.WithRows(Detail, rows.Rows.Skip(1).ToList()));
        return all.Viruses >= fewer.Viruses && all.Vulnerabilities >= fewer.Vulnerabilities && (fewer.Trusted is not false || all.Trusted is false);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_newest_complete_result_counts_and_a_violation_in_any_fresh_one()
    {
        var old = Some.HeldScan with { ScanTime = Some.Now.AddHours(-30), Viruses = 7 };
        var fresh = Some.HeldScan with { ScanTime = Some.Now.AddHours(-3), Viruses = 1 };
        var newest = Some.HeldScan with { ScanTime = Some.Now.AddHours(-1), Viruses = 0, Vulnerabilities = 4 };
        var failed = Some.HeldScan with { ScanTime = Some.Now, Status = ScanStatus.Parse("SCAN_ERR"), Viruses = 9 };

        Of([old, failed, newest]).Should().Match<ScanSnapshot>(scan => scan.ScanTime == newest.ScanTime && scan.Viruses == 0 && scan.Vulnerabilities == 4);
        Of([old, fresh, newest]).Viruses.Should().Be(1);
    }

    [Fact]
    public void A_row_that_lags_behind_the_detail_says_nothing_of_the_scan()
    {
        var lagging = Some.HeldScan with { ScanTime = Detail.ScanTime!.Value.AddSeconds(-1), Viruses = 3, Trusted = null };

        NodeRows.WithRows(Detail, [lagging]).Viruses.Should().Be(0);
        NodeRows.WithRows(Detail, [lagging with { ScanTime = Detail.ScanTime }]).Viruses.Should().Be(3);
        NodeRows.WithRows(Detail, [lagging with { ScanTime = Detail.ScanTime.Value.AddHours(1) }]).Viruses.Should().Be(3);
    }

    [Fact]
    public void Trust_is_yes_only_when_no_row_says_no_and_a_licence_under_any_name_is_one()
    {
        NodeRows.WithRows(Detail, [Detail with { Trusted = false }, Detail]).Trusted.Should().BeFalse();
        NodeRows.WithRows(Detail with { Trusted = null }, [Detail]).Trusted.Should().BeTrue();
        NodeRows.WithRows(Detail with { Licensed = false }, [Detail, Detail with { Licensed = null }]).Licensed.Should().BeTrue();
    }

    [Fact]
    public void A_count_that_the_detail_does_not_give_stays_unknown() =>
        NodeRows.WithRows(Detail with { Viruses = null }, [Detail]).Viruses.Should().BeNull();

    private static ScanSnapshot Of(IReadOnlyCollection<ScanSnapshot> rows) => NodeRows.Together(NodeRows.Newest(rows), rows, Some.Now.AddHours(-24));

    private static Gen<ScanSnapshot> Row =>
        from hours in Gen.Elements(1, 2, 2, 3, 30)
        from status in Gen.Elements("SCANNED", "SCANNED", "SCANNED", "SCAN_ERR", "NOT_SCAN", "SCANNING")
        from viruses in Gen.Elements<int?>(0, 0, 1, 2, null)
        from vulnerabilities in Gen.Elements<int?>(0, 5, null)
        from trusted in Gen.Elements<bool?>(true, false, null)
        from licensed in Gen.Elements<bool?>(true, false, null)
        from severities in Gen.Elements<SeverityCounts?>(null, new SeverityCounts(0, 0, 5, 0), new SeverityCounts(5, 0, 0, 0))
        from os in Gen.Elements("linux", "alpine:v3.12", null)
        from error in Gen.Elements<string?>(null, null, null, "timeout")
        select Some.HeldScan with
        {
            ScanTime = Some.Now.AddHours(-hours),
            Status = ScanStatus.Parse(status),
            Viruses = viruses,
            Vulnerabilities = vulnerabilities,
            Trusted = trusted,
            Licensed = licensed,
            BySeverity = severities,
            Os = os,
            Error = error,
        };

    private static Gen<(IReadOnlyList<ScanSnapshot> Rows, IReadOnlyList<ScanSnapshot> Other)> Shuffled =>
        from rows in Row.NonEmptyListOf().Resize(5)
        from other in Gen.Shuffle(rows.ToArray())
        select ((IReadOnlyList<ScanSnapshot>)rows.ToList(), (IReadOnlyList<ScanSnapshot>)other.ToList());
}
