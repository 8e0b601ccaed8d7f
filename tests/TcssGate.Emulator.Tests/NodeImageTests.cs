using System.Text.Json.Nodes;
using TcssGate.Emulator.Tests.Support;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests;

public sealed class NodeImageTests
{
    private const string Centos = "docker.io/centos:latest";

    private const string Similar = """
        nodeImages:
          - {name: "docker.io/centos:latest", trusted: true}
          - {name: "docker.io/centos:7", scanned: 2h, vulnerabilities: {count: 3, high: 1}, scan: {failStatus: SCAN_ERR}}
          - {name: "docker.io/nginx:latest", scanned: 2h, viruses: {count: 1}, risks: {count: 1}}
          - {name: "docker.io/centos:latest", id: another}

        """;

    [Theory]
    [InlineData("exact", """{"Name": "ImageName", "Values": ["docker.io/centos:latest"], "ExactMatch": true}""", 2)]
    [InlineData("exact", """{"Name": "ImageName", "Values": ["centos"], "ExactMatch": true}""", 0)]
    [InlineData("exact", """{"Name": "ImageName", "Values": ["CentOS"], "ExactMatch": false}""", 3)]
    [InlineData("exact", """{"Name": "ScanStatus", "Values": ["notScan"]}""", 2)]
    [InlineData("exact", """{"Name": "ScanStatus", "Values": ["scanned", "scanErr"]}""", 2)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["VirusCnt"]}""", 1)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["RiskCnt"]}""", 1)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["IsTrustImage"]}""", 1)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["HighLevelVul"]}""", 1)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["CriticalLevelVul"]}""", 0)]
    [InlineData("fuzzy", """{"Name": "ImageName", "Values": ["latest"], "ExactMatch": true}""", 3)]
    [InlineData("ignored", """{"Name": "ImageName", "Values": ["nothing"], "ExactMatch": true}""", 4)]
    public void A_filter_narrows_as_the_world_lets_it(string habit, string filter, int rows)
    {
        using var cloud = Cloud.With(Similar + $"quirks: {{filters: {habit}}}");
        var answer = cloud.Ask("DescribeAssetImageList", $$"""{"Filters": [{{filter}}]}""");

        answer["TotalCount"]!.GetValue<int>().Should().Be(rows);
        (answer["List"]?.AsArray().Count ?? 0).Should().Be(rows);
    }

    [Fact]
    public void A_filter_by_id_finds_the_one_image()
    {
        using var cloud = Cloud.With(Similar);
        var id = cloud.Emulated.ImageIdOf("docker.io/nginx:latest");

        Rows(cloud, $$"""{"Filters": [{"Name": "ImageID", "Values": ["{{id}}"], "ExactMatch": true}]}""")
            .Should().ContainSingle().Which["ImageName"]!.GetValue<string>().Should().Be("docker.io/nginx:latest");
        cloud.Code("DescribeAssetImageList", """{"Filters": [{"Name": "ImageTag", "Values": ["latest"]}]}""").Should().Be("InvalidParameterValue");
    }

    [Fact]
    public void Pages_are_cut_out_of_an_estate_of_numbered_images_and_there_is_no_list_past_the_end()
    {
        using var cloud = Cloud.With("""
            nodeImages:
              - {name: "registry.local/app-{n}:v1", count: 250, stagger: 1s, scan: {takes: 10s}}
            """);

        var names = new[] { 0, 100, 200 }.SelectMany(offset => Rows(cloud, $$"""{"Limit": 100, "Offset": {{offset}}}"""))
            .Select(row => row["ImageName"]!.GetValue<string>()).ToList();
        names.Should().HaveCount(250).And.OnlyHaveUniqueItems().And.Contain("registry.local/app-250:v1");
        var past = cloud.Ask("DescribeAssetImageList", """{"Limit": 100, "Offset": 300}""");
        past.ContainsKey("List").Should().BeTrue("null is written, not left out");
        past["List"].Should().BeNull();

        var (first, third) = (cloud.Emulated.ImageIdOf("registry.local/app-1:v1"), cloud.Emulated.ImageIdOf("registry.local/app-3:v1"));
        cloud.Ask("CreateAssetImageScanTask", $$"""{"Images": ["{{first}}", "{{third}}"], "ScanVul": true}""");
        cloud.Time.Advance(11);
        Detail(cloud, first)["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
        Detail(cloud, third)["ScanStatus"]!.GetValue<string>().Should().Be("SCANNING", "its scan takes 2 s longer");
    }

    [Fact]
    public void A_row_has_the_fields_of_the_published_one_and_so_has_a_detail()
    {
        using var cloud = Cloud.With(Similar);
        var counts = new[] { "LowLevelVulCnt", "MediumLevelVulCnt", "HighLevelVulCnt", "CriticalLevelVulCnt" };
        Rows(cloud)[0].Select(field => field.Key).Should().BeEquivalentTo((string[])
        [
            "ImageID", "ImageName", "CreateTime", "Size", "HostCnt", "SuperNodeCnt", "ContainerCnt", "ScanTime", "VulCnt", "ComponentCnt", "VirusCnt",
            "RiskCnt", "IsTrustImage", "OsName", "AgentError", "ScanError", "ScanStatus", "ScanVirusError", "ScanVulError", "ScanRiskError", "IsSuggest",
            "IsAuthorized", .. counts,
        ]);
        Detail(cloud).Select(field => field.Key).Should().BeEquivalentTo(
            "AgentError", "Architecture", "Author", "BuildHistory", "ContainerCnt", "CreateTime", "HostCnt", "SuperNodeCnt", "ImageDigest", "ImageID",
            "ImageName", "IsAuthorized", "IsTrustImage", "OsName", "RemainScanTime", "RepoDigests", "RequestId", "RiskCnt", "ScanError", "ScanRiskError",
            "ScanRiskProgress", "ScanStatus", "ScanTime", "ScanVirusError", "ScanVirusProgress", "ScanVulError", "ScanVulProgress", "SensitiveInfoCnt",
            "Size", "Status", "VirusCnt", "VulCnt");
    }

    [Theory]
    [InlineData("plain", "2026-11-20 14:00:00")]
    [InlineData("utc", "2026-11-20T06:00:00.000Z")]
    public void Times_are_Chinas_without_a_zone_unless_rows_are_told_otherwise(string times, string shown)
    {
        using var cloud = Cloud.With($$"""
            nodeImages: [{name: "{{Centos}}", scanned: 2h}]
            quirks: {nodeRowTimes: {{times}}}
            """);

        Rows(cloud)[0]["ScanTime"]!.GetValue<string>().Should().Be(shown);
        Detail(cloud)["ScanTime"]!.GetValue<string>().Should().Be("2026-11-20 14:00:00");
    }

    [Theory]
    [InlineData("words", "No Error")]
    [InlineData("empty", "")]
    [InlineData("null", null)]
    public void No_error_is_spelt_as_the_world_says(string spelling, string? shown)
    {
        using var cloud = Cloud.With($$"""
            nodeImages: [{name: "{{Centos}}", scanned: 2h}]
            quirks: {noError: {{spelling}}}
            """);

        foreach (var answer in new[] { Rows(cloud)[0], Detail(cloud) })
        {
            new[] { "AgentError", "ScanError", "ScanVulError", "ScanVirusError", "ScanRiskError" }
                .Select(name => answer[name]?.GetValue<string>()).Should().OnlyContain(text => text == shown);
        }
    }

    [Fact]
    public void Where_an_image_was_pulled_from_can_be_an_image_of_a_registry_a_word_or_nothing_that_makes_sense()
    {
        using var cloud = Cloud.With($$"""
            images: [{repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: built}]
            nodeImages: [{name: "{{Centos}}", repoDigests: ["ccr.ccs.tencentyun.com/shop/web:1", docker.io/centos@word, nonsense]}]
            """);

        Detail(cloud)["RepoDigests"]!.AsArray().Select(digest => digest!.GetValue<string>()).Should().Equal(
            $"ccr.ccs.tencentyun.com/shop/web@{EmulatedDigest.Of("built")}", $"docker.io/centos@{EmulatedDigest.Of("word")}", "nonsense");
    }

    [Fact]
    public void Counts_can_be_null_and_fields_can_be_anything_or_left_out()
    {
        using var cloud = Cloud.With($$"""
            nodeImages: [{name: "{{Centos}}", hosts: null, containers: 7, licensed: 12, fields: {VulCnt: null, ScanStatus: paused}, omit: [RemainScanTime]}]
            """);

        var detail = Detail(cloud);
        detail.ContainsKey("HostCnt").Should().BeTrue();
        detail["HostCnt"].Should().BeNull();
        detail["ContainerCnt"]!.GetValue<int>().Should().Be(7);
        detail["IsAuthorized"]!.GetValue<int>().Should().Be(12);
        detail["VulCnt"].Should().BeNull();
        detail["ScanStatus"]!.GetValue<string>().Should().Be("paused");
        detail.ContainsKey("RemainScanTime").Should().BeFalse();
    }

    [Fact]
    public void An_image_that_is_gone_is_in_the_list_and_nowhere_else()
    {
        using var cloud = Cloud.With($$"""nodeImages: [{name: "{{Centos}}", gone: true}]""");
        var body = $$"""{"ImageID": "{{cloud.Emulated.ImageIdOf(Centos)}}"}""";

        Rows(cloud).Should().ContainSingle();
        new[] { "DescribeAssetImageDetail", "DescribeAssetImageVulList", "DescribeAssetImageVirusList", "DescribeAssetImageRiskList" }
            .Select(action => cloud.Code(action, body)).Should().AllBe("ResourceNotFound");
    }

    [Fact]
    public void An_image_nobody_knows_is_not_found_and_an_id_is_needed()
    {
        using var cloud = Cloud.With(Similar);
        cloud.Code("DescribeAssetImageDetail", """{"ImageID": "sha256:0"}""").Should().Be("ResourceNotFound");
        cloud.Code("DescribeAssetImageDetail").Should().Be("MissingParameter");
        cloud.Code("DescribeAssetImageDetail", """{"ImageId": "sha256:0"}""").Should().Be("UnknownParameter");
        cloud.Code("DescribeAssetImageVulList").Should().Be("MissingParameter");
    }

    [Fact]
    public void Events_happen_to_images_on_hosts_by_name_and_by_id()
    {
        using var cloud = Cloud.With($$"""
            nodeImages: [{name: "{{Centos}}"}, {name: "docker.io/nginx:latest", id: "sha256:{{new string('1', 64)}}" }]
            events:
              - {at: 5s, image: "{{Centos}}", licensed: false, fields: {VulCnt: null} }
              - {at: 6s, image: "sha256:{{new string('1', 64)}}", scanStarts: true}
              - {at: 7s, image: "{{Centos}}", vanishes: true}
            """);

        cloud.Time.Advance(6);
        Detail(cloud)["IsAuthorized"]!.GetValue<int>().Should().Be(0);
        Detail(cloud)["VulCnt"].Should().BeNull();
        Rows(cloud)[1]["ScanStatus"]!.GetValue<string>().Should().Be("SCANNING");
        cloud.Time.Advance(1);
        Rows(cloud).Should().ContainSingle();
        cloud.Emulated.Change("docker.io/nginx:latest", new ImageChange { Vanishes = true });
        Rows(cloud).Should().BeEmpty();
    }

    [Fact]
    public void Mistakes_in_images_on_hosts_are_told()
    {
        WorldFile.Read(
            "w",
            """
            version: 1
            nodeImages:
              - {nam: x, scan: {agentErr: x}}
              - {name: a, count: 2}
            images:
              - {repository: r/web, tag: v1, scan: {agentError: x}}
            """,
            out var diagnostics);

        diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Text}").Should().BeEquivalentTo(
            "3:5 a node image needs \"name\"",
            "3:6 unknown key \"nam\" in a node image",
            "3:21 unknown key \"agentErr\" in scan",
            "4:12 a has the id of another image",
            "6:41 unknown key \"agentError\" in scan");
    }

    private static IReadOnlyList<JsonObject> Rows(Cloud cloud, string body = """{"Limit": 100}""") =>
        cloud.Ask("DescribeAssetImageList", body)["List"] is JsonArray rows ? [.. rows.Select(row => row!.AsObject())] : [];

    private static JsonObject Detail(Cloud cloud, string? id = null) =>
        cloud.Ask("DescribeAssetImageDetail", $$"""{"ImageID": "{{id ?? cloud.Emulated.ImageIdOf(Centos)}}"}""");
}
