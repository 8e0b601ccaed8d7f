using System.Text.Json.Nodes;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class ScanTests
{
    [Fact]
    public void A_scan_rises_from_0_and_is_complete_when_its_time_is_up()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 30s}, vulnerabilities: {count: 5, critical: 1}, viruses: {count: 2}");
        Shown(cloud.Detail()).Should().Be(("NOT_SCAN", 0, "", 0));

        cloud.Scan()["TaskID"]!.GetValue<int>().Should().Be(1);
        Shown(cloud.Detail()).Should().Be(("SCANNING", 0, "", 0));
        cloud.Time.Advance(15);
        Shown(cloud.Detail()).Should().Be(("SCANNING", 49, "", 0));
        cloud.Time.Advance(14.9);
        Shown(cloud.Detail()).Should().Be(("SCANNING", 98, "", 0));
        cloud.Time.Advance(0.1);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T16:00:30+08:00", 5));
        cloud.Detail()["VirusCnt"]!.GetValue<int>().Should().Be(2);
    }

    private static (string Status, int Progress, string Time, int Vulnerabilities) Shown(JsonObject image) => (
        image["ScanStatus"]!.GetValue<string>(),
        image["Progress"]!.GetValue<int>(),
        image["ScanTime"]!.GetValue<string>(),
        image["VulCnt"]!.GetValue<int>());
}
