using System.Text.Json.Nodes;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class ImageFieldTests
{
    private static readonly string[] Published =
    [
        "ImageDigest", "ImageId", "RegistryType", "ImageRepoAddress", "InstanceId", "InstanceName", "Namespace", "ImageName", "ImageTag",
        "ImageSize", "ScanTime", "ScanStatus", "Progress", "VulCnt", "VirusCnt", "RiskCnt", "SentiveInfoCnt", "OsName", "ScanVirusError",
        "ScanVulError", "ScanRiskError", "ScanVirusProgress", "ScanVulProgress", "ScanRiskProgress", "ScanRemainTime", "CveStatus",
        "RiskStatus", "VirusStatus", "IsAuthorized", "RegistryRegion", "ImageCreateTime",
    ];

    [Fact]
    public void A_detail_has_the_published_fields()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h");
        Names(cloud.Detail()).Should().BeEquivalentTo([.. Published, "LayerInfo", "RequestId"]);
    }

    [Fact]
    public void A_row_has_trust_severities_and_an_id_besides()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, vulnerabilities: {count: 10, critical: 1, high: 2, medium: 3}, trusted: true");
        Names(cloud.Row()).Should().BeEquivalentTo(
        [
            .. Published, "Id", "IsTrustImage", "IsLatestImage", "LowLevelVulCnt", "MediumLevelVulCnt", "HighLevelVulCnt", "CriticalLevelVulCnt",
        ]);
        Numbers(cloud.Row(), "LowLevelVulCnt", "MediumLevelVulCnt", "HighLevelVulCnt", "CriticalLevelVulCnt").Should().Equal(4, 3, 2, 1);
        cloud.Row()["IsTrustImage"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public void An_address_is_split_into_namespace_and_name()
    {
        using var cloud = Cloud.WithWeb("os: 'centos:8', size: 1024, created: '1900-01-01T00:00:00+00:00'");
        var row = cloud.Row();
        new[] { "ImageRepoAddress", "Namespace", "ImageName", "ImageTag", "RegistryType", "InstanceName", "OsName", "ImageCreateTime" }
            .Select(name => row[name]!.GetValue<string>())
            .Should().Equal("ccr.ccs.tencentyun.com/shop/web", "shop", "web", "1", "ccr", "ccr-default", "centos:8", "1900-01-01T00:00:00+00:00");
        row["ImageSize"]!.GetValue<long>().Should().Be(1024);
    }

    [Theory]
    [InlineData("old", true, false)]
    [InlineData("new", false, true)]
    [InlineData("both", true, true)]
    public void Sensitive_information_is_counted_in_either_spelling(string spelling, bool old, bool proper)
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, sensitiveInfo: 3", $"quirks: {{sensitiveSpelling: {spelling}}}");
        cloud.Detail()["SentiveInfoCnt"]?.GetValue<int>().Should().Be(old ? 3 : null);
        cloud.Detail()["SensitiveInfoCnt"]?.GetValue<int>().Should().Be(proper ? 3 : null);
    }

    [Fact]
    public void A_detail_can_have_an_id()
    {
        using var cloud = Cloud.WithWeb("id: 7", "quirks: {detailWithoutId: false}");
        cloud.Detail()["Id"]!.GetValue<int>().Should().Be(7);
    }

    [Fact]
    public void An_image_is_found_by_its_image_id_too()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h");
        var imageId = cloud.Row()["ImageId"]!.GetValue<string>();
        cloud.Code("DescribeAssetImageRegistryDetail", $$"""{"ImageId": "{{imageId}}"}""").Should().BeEmpty();
    }

    [Fact]
    public void Any_field_can_be_set_or_nulled_or_left_out()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, trusted: null, severityCounts: false, fields: {VulCnt: null, VirusStatus: NOT_SCAN, ImageTag: '1', Progress: 99}, omit: [ScanTime]");
        var row = cloud.Row();
        row.ContainsKey("VulCnt").Should().BeTrue();
        row["VulCnt"].Should().BeNull();
        row["IsTrustImage"].Should().BeNull();
        row["VirusStatus"]!.GetValue<string>().Should().Be("NOT_SCAN");
        row["ImageTag"]!.GetValue<string>().Should().Be("1");
        row["Progress"]!.GetValue<int>().Should().Be(99);
        Names(row).Should().NotContain(["ScanTime", "CriticalLevelVulCnt"]);
        Names(cloud.Detail()).Should().NotContain(["ScanTime", "IsTrustImage"]);
    }

    [Fact]
    public void Fields_can_change_with_the_next_scan()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, vulnerabilities: {count: 4}, fields: {VulCnt: null}, after: {fields: {VirusCnt: null}}");
        cloud.Scan();
        cloud.Time.Advance(30);
        cloud.Detail()["VulCnt"]!.GetValue<int>().Should().Be(4, "what the scan finds was not changed");
        cloud.Detail()["VirusCnt"].Should().BeNull();
    }

    [Theory]
    [InlineData("never", "")]
    [InlineData("0s", "2026-11-20T16:00:00+08:00")]
    [InlineData("90m", "2026-11-20T14:30:00+08:00")]
    [InlineData("2022-01-14T13:03:19Z", "2022-01-14T21:03:19+08:00")]
    public void The_last_scan_is_told_as_a_moment_or_how_long_ago(string scanned, string time)
    {
        using var cloud = Cloud.WithWeb($"scanned: {scanned}");
        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().Be(time);
    }

    [Fact]
    public void Scan_times_are_the_servers()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 30s}", "clock: {skew: 4m}");
        cloud.Scan();
        cloud.Time.Advance(30);
        cloud.Detail()["ScanTime"]!.GetValue<string>().Should().Be("2026-11-20T16:04:30+08:00");
    }

    private static IEnumerable<string> Names(JsonObject row) => row.Select(field => field.Key);

    private static IEnumerable<int> Numbers(JsonObject row, params string[] names) => names.Select(name => row[name]!.GetValue<int>());
}
