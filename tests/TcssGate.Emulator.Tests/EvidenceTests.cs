using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

/// <summary>Rows and results that are not yet, or no longer, what they seem.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Rows_show_what_was_and_details_what_is()
    {
        using var cloud = Cloud.WithWeb("digest: old, registryDigest: new, scan: { takes: 2s }", "quirks: { rowsLag: 5s }\nsync: { takes: 1s }");
        cloud.Ask("SyncAssetImageRegistryAsset", """{"All": true}""");
        cloud.Time.Advance(1);
        cloud.Scan();
        cloud.Time.Advance(2);

        cloud.Detail()["ImageDigest"]!.GetValue<string>().Should().Be(EmulatedDigest.Of("new"));
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
        cloud.Row()["ImageDigest"]!.GetValue<string>().Should().Be(EmulatedDigest.Of("old"));
        cloud.Row()["ScanStatus"]!.GetValue<string>().Should().Be("NOT_SCAN");

        cloud.Time.Advance(4);
        cloud.Row()["ImageDigest"]!.GetValue<string>().Should().Be(EmulatedDigest.Of("new"));
        cloud.Row()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNING");
        cloud.Time.Advance(1);
        cloud.Row()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
    }

    [Fact]
    public void A_row_can_carry_less_than_the_detail()
    {
        using var cloud = Cloud.WithWeb("scanned: 1h, viruses: { count: 2 }, rowFields: { VirusCnt: null, ScanStatus: SCAN_ERR }");

        cloud.Row()["VirusCnt"].Should().BeNull();
        cloud.Row()["ScanStatus"]!.GetValue<string>().Should().Be("SCAN_ERR");
        cloud.Detail()["VirusCnt"]!.GetValue<int>().Should().Be(2);
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
    }

    [Fact]
    public void A_torn_result_shows_the_one_before_until_each_part_is_written()
    {
        using var cloud = Cloud.WithWeb(
            "scanned: 2h, scan: { takes: 1s, torn: { viruses: 1s, lists: 2s, severities: 2s } }, after: { viruses: { count: 3 }, vulnerabilities: { count: 1, critical: 1 } }");
        cloud.Scan();
        cloud.Time.Advance(1);

        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().Be("2026-11-20T16:00:01+08:00");
        cloud.Detail()["VulCnt"]!.GetValue<int>().Should().Be(1);
        cloud.Detail()["VirusCnt"]!.GetValue<int>().Should().Be(0);
        cloud.Row()["CriticalLevelVulCnt"]!.GetValue<int>().Should().Be(0);
        cloud.Time.Advance(1);
        cloud.Detail()["VirusCnt"]!.GetValue<int>().Should().Be(3);
        Viruses(cloud).Should().Be(0);
        cloud.Time.Advance(1);
        Viruses(cloud).Should().Be(3);
        cloud.Row()["CriticalLevelVulCnt"]!.GetValue<int>().Should().Be(1);
    }

    [Theory]
    [InlineData("keepsTime: true", "2026-11-20T14:00:00+08:00", "SCANNED")]
    [InlineData("timeOffset: -3m", "2026-11-20T15:57:01+08:00", "SCANNED")]
    [InlineData("timeOffset: 3m", "2026-11-20T16:03:01+08:00", "SCANNED")]
    [InlineData("endStatus: UNSUPPORTED", "2026-11-20T16:00:01+08:00", "UNSUPPORTED")]
    public void A_result_can_be_dated_and_called_otherwise(string how, string time, string status)
    {
        using var cloud = Cloud.WithWeb($"scanned: 2h, scan: {{ takes: 1s, {how} }}");
        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().Be("2026-11-20T14:00:00+08:00");
        cloud.Scan();
        cloud.Time.Advance(1);

        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().Be(time);
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be(status);
    }

    [Fact]
    public void An_outage_can_last_for_several_calls()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h", "faults: [{ action: DescribeAssetImageRegistryDetail, calls: [1, 3-4], error: InternalError }]");

        Enumerable.Range(1, 5).Select(_ => Cloud.CodeOf(cloud.Detail())).Should().Equal("InternalError", "", "InternalError", "InternalError", "");
    }

    private static int Viruses(Cloud cloud) =>
        cloud.Ask("DescribeAssetImageRegistryVirusList", $$"""{"Id": {{cloud.WebId}}}""")["TotalCount"]!.GetValue<int>();
}
