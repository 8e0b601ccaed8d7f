using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class SnapshotComparisonTests
{
    private static readonly ScanSnapshot Row = Some.Scan with { Source = SnapshotSource.Row };
    private static readonly ScanSnapshot Detail = Some.Scan with { BySeverity = null, Trusted = null };

    public static TheoryData<string, ScanSnapshot> Differences => new()
    {
        { "time", Some.Scan with { ScanTime = Some.Scan.ScanTime!.Value.AddSeconds(1) } },
        { "no time", Some.Scan with { ScanTime = null } },
        { "no digest", Some.Scan with { Digest = null } },
        { "status", Some.Scan with { Status = ScanStatus.Parse("SCANNING") } },
        { "error", Some.Scan with { Error = "timeout" } },
        { "progress", Some.Scan with { Progress = 99 } },
        { "progress that is missing", Some.Scan with { Progress = null } },
        { "status of a type", Some.Scan with { Virus = Some.TypeNotScanned } },
        { "error of a type", Some.Scan with { Risk = Some.TypeDone with { Error = "timeout" } } },
        { "progress of a type", Some.Scan with { Cve = Some.TypeDone with { Progress = 99 } } },
        { "vulnerabilities", Some.Scan with { Vulnerabilities = 1 } },
        { "viruses", Some.Scan with { Viruses = 1 } },
        { "risks", Some.Scan with { Risks = 1 } },
        { "sensitive information", Some.Scan with { SensitiveInfo = 1 } },
    };

    [Fact]
    public void Two_snapshots_that_say_the_same_agree() => AgreedOn(Some.Scan, Some.Scan).Should().Be(Some.Scan);

    [Theory]
    [MemberData(nameof(Differences))]
    public void Every_part_of_a_result_has_to_agree(string what, ScanSnapshot later) =>
        Compare(Some.Scan, later).Should().BeOfType<SnapshotComparison.Different>(what);

    [Fact]
    public void Severities_and_trust_have_to_agree_where_rows_know_them()
    {
        Compare(Row, Row with { BySeverity = new SeverityCounts(1, 0, 0, 0) }).Should().BeOfType<SnapshotComparison.Different>();
        Compare(Row, Row with { Trusted = false }).Should().BeOfType<SnapshotComparison.Different>();
    }

    [Fact]
    public void A_count_that_appears_was_not_written_before() =>
        Compare(Some.Scan with { Viruses = null }, Some.Scan).Should().BeOfType<SnapshotComparison.Different>();

    [Fact]
    public void A_count_that_disappears_is_unknown()
    {
        AgreedOn(Some.Scan, Some.Scan with { Viruses = null }).Viruses.Should().BeNull();
        AgreedOn(Some.Scan, Some.Scan with { Vulnerabilities = null }).Vulnerabilities.Should().BeNull();
        AgreedOn(Row, Row with { BySeverity = null }).BySeverity.Should().BeNull();
        AgreedOn(Row, Row with { Trusted = null }).Trusted.Should().BeNull();
    }

    [Fact]
    public void A_detail_after_a_row_takes_away_nothing_that_details_do_not_know() => AgreedOn(Row, Detail).Should().Be(
        Row with { Source = SnapshotSource.DetailWithRow });

    [Fact]
    public void Another_digest_is_another_image() =>
        Compare(Some.Scan, Some.Scan with { Digest = Some.OtherDigest }).Should().BeOfType<SnapshotComparison.ImageChanged>();

    [Fact]
    public void An_older_snapshot_says_nothing() =>
        Compare(Some.Scan, Row with { ScanTime = Some.Scan.ScanTime!.Value.AddHours(-1), Viruses = 9 }).Should().BeOfType<SnapshotComparison.Outdated>();

    [Fact]
    public void On_nodes_rows_know_milliseconds_and_details_know_the_progress_of_each_type()
    {
        var row = Some.HeldScan with
        {
            Source = SnapshotSource.Row,
            ScanTime = Some.HeldScan.ScanTime!.Value.AddMilliseconds(320),
            Virus = Some.TypeDone with { Progress = null },
        };

        SnapshotComparison.Of(row, Some.HeldScan, Some.Held).Should().BeOfType<SnapshotComparison.Agreed>()
            .Which.Result.Virus.Progress.Should().Be(100);
    }

    private static SnapshotComparison Compare(ScanSnapshot first, ScanSnapshot later) => SnapshotComparison.Of(first, later, Some.Image);

    private static ScanSnapshot AgreedOn(ScanSnapshot first, ScanSnapshot later) =>
        Compare(first, later).Should().BeOfType<SnapshotComparison.Agreed>().Which.Result;
}
