using System.Text.Json;
using System.Text.Json.Nodes;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class NodeScanTests
{
    private const string Centos = "docker.io/centos:latest";
    private const string Every = "\"ScanVul\": true, \"ScanVirus\": true, \"ScanRisk\": true";

    [Fact]
    public void A_scan_runs_on_the_clock_of_the_cloud_and_its_task_tells_how_far_it_is()
    {
        using var cloud = With("scan: {takes: 30s}, vulnerabilities: {count: 5, critical: 1}, viruses: {count: 2}, sensitiveInfo: 3");
        Shown(cloud).Should().Be(("NOT_SCAN", "", 0));

        var task = Start(cloud)["TaskID"]!.GetValue<string>();
        task.Should().MatchRegex("^[0-9a-f]{24}$");
        cloud.Time.Advance(15);
        Shown(cloud).Should().Be(("SCANNING", "", 0));
        Progresses(cloud).Should().Equal(75, 50, 100);
        Detail(cloud)["RemainScanTime"]!.GetValue<int>().Should().Be(15);
        Task(cloud, task).Should().Be((1, 0, 0, "SCANNING", 15));

        cloud.Time.Advance(15);
        Shown(cloud).Should().Be(("SCANNED", "2026-11-20 16:00:30", 5));
        Progresses(cloud).Should().Equal(100, 100, 100);
        Detail(cloud)["SensitiveInfoCnt"]!.GetValue<int>().Should().Be(3);
        Task(cloud, task).Should().Be((1, 1, 100, "SCANNED", 0));
    }

    [Fact]
    public void A_scan_of_some_types_leaves_over_what_was_known_of_the_others()
    {
        using var cloud = With("scan: {takes: 30s}, vulnerabilities: {count: 5}, viruses: {count: 2}");
        Start(cloud, "\"ScanVul\": true, \"ScanVirus\": false");
        cloud.Time.Advance(30);

        Progresses(cloud).Should().Equal(100, 0, 0);
        Shown(cloud).Should().Be(("SCANNED", "2026-11-20 16:00:30", 5));
        Detail(cloud)["VirusCnt"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public void A_host_that_is_offline_leaves_everything_as_it_was_but_the_time_and_the_error()
    {
        using var cloud = With("scanned: 2h, vulnerabilities: {count: 5}, after: {vulnerabilities: {count: 9}}, scan: {takes: 30s, agentError: host offline, failTimes: 1}");
        Detail(cloud)["AgentError"]!.GetValue<string>().Should().Be("No Error");
        Start(cloud);
        cloud.Time.Advance(30);

        Shown(cloud).Should().Be(("SCANNED", "2026-11-20 16:00:30", 5));
        Progresses(cloud).Should().Equal(100, 100, 100);
        Detail(cloud)["AgentError"]!.GetValue<string>().Should().Be("host offline");
        Detail(cloud)["ScanVulError"]!.GetValue<string>().Should().Be("No Error");

        Start(cloud);
        cloud.Time.Advance(30);
        Detail(cloud)["AgentError"]!.GetValue<string>().Should().Be("No Error");
        Shown(cloud).Should().Be(("SCANNED", "2026-11-20 16:01:00", 9));
    }

    [Fact]
    public void Types_fail_as_in_the_published_detail()
    {
        using var cloud = With("scan: {takes: 30s, typeErrors: {cve: timeout, virus: timeout, risk: timeout}}, vulnerabilities: {count: 5}");
        Start(cloud);
        cloud.Time.Advance(30);

        Shown(cloud).Should().Be(("SCANNED", "2026-11-20 16:00:30", 0));
        Progresses(cloud).Should().Equal(0, 0, 0);
        Detail(cloud)["ScanVirusError"]!.GetValue<string>().Should().Be("timeout");
    }

    [Fact]
    public void A_scan_that_runs_already_and_a_missing_licence_are_refused_alike()
    {
        using var cloud = With("scan: {takes: 30s}");
        Start(cloud);
        Cloud.CodeOf(Start(cloud)).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Time.Advance(30);
        Cloud.CodeOf(Start(cloud)).Should().BeEmpty();

        using var unlicensed = With("licensed: false");
        Cloud.CodeOf(Start(unlicensed)).Should().Be("FailedOperation.ErrAlreadyScanning");
    }

    [Fact]
    public void Licences_are_used_up_by_registries_and_hosts_together()
    {
        using var cloud = Cloud.With($$"""
            licencesLeft: 1
            images: [{repository: ccr.ccs.tencentyun.com/shop/web, tag: "1"}]
            nodeImages: [{name: "{{Centos}}"}]
            """);

        Cloud.CodeOf(cloud.Scan()).Should().BeEmpty();
        Cloud.CodeOf(Start(cloud)).Should().Be("FailedOperation.AuthorizedNotEnough");
    }

    [Theory]
    [InlineData("""{"Images": ["sha256:0"], "ScanVul": true}""", "ResourceNotFound")]
    [InlineData("""{"ScanVul": true}""", "MissingParameter")]
    [InlineData("""{"Images": ["sha256:0"]}""", "InvalidParameter")]
    [InlineData("""{"Images": ["sha256:0"], "ScanVul": false}""", "InvalidParameter")]
    [InlineData("""{"Images": ["sha256:0"], "ScanVul": "true"}""", "InvalidParameter")]
    [InlineData("""{"Images": ["sha256:0"], "ScanCve": true}""", "UnknownParameter")]
    public void A_wrong_task_is_refused(string body, string code)
    {
        using var cloud = With("");
        cloud.Code("CreateAssetImageScanTask", body).Should().Be(code);
    }

    [Fact]
    public void A_task_nobody_started_is_not_found()
    {
        using var cloud = With("");
        cloud.Code("DescribeAssetImageScanStatus", """{"TaskID": "6013a6c334b9a9000cf519be"}""").Should().Be("ResourceNotFound");
        cloud.Code("DescribeAssetImageScanStatus").Should().Be("MissingParameter");
    }

    [Fact]
    public void Faults_hit_these_actions_as_they_hit_the_others()
    {
        using var cloud = Cloud.With($$"""
            nodeImages: [{name: "{{Centos}}"}]
            faults: [{action: DescribeAssetImageDetail, calls: [1], error: "ResourceNotFound: gone"}]
            """);

        Cloud.CodeOf(Detail(cloud)).Should().Be("ResourceNotFound");
        Cloud.CodeOf(Detail(cloud)).Should().BeEmpty();
    }

    [Fact]
    public void Findings_have_the_types_of_this_API()
    {
        using var cloud = With("""
            scanned: 2h, vulnerabilities: [{id: CVE-1, level: high, score: "8.1", fields: {FixedVersions: "2"}}, {id: CVE-2, level: low, fields: {Level: SERIOUS, IsSuggest: null}}],
            viruses: [{name: trojan, path: /bin/x, level: critical}], risks: [{description: d, instruction: i, level: medium, type: 1, behavior: 4}]
            """.ReplaceLineEndings(" "));

        var vulnerabilities = Findings(cloud, "Vul")["List"]!.AsArray();
        Raw(vulnerabilities[0]!, "CVEID", "Level", "CVSSV3Score", "IsSuggest", "FixedVersions").Should().Be("""["CVE-1",3,8.100000381469727,true,"2"]""");
        Raw(vulnerabilities[1]!, "Level", "IsSuggest").Should().Be("""["SERIOUS",null]""");
        var viruses = Findings(cloud, "Virus");
        viruses["VirusScanStatus"]!.GetValue<int>().Should().Be(2);
        Raw(viruses["List"]![0]!, "VirusName", "RiskLevel", "Size", "FileName").Should().Be("""["trojan",4,1024,"x"]""");
        Raw(Findings(cloud, "Risk")["List"]![0]!, "Behavior", "Type", "Level", "InstructionContent").Should().Be("""[4,1,2,"i"]""");
    }

    [Fact]
    public void Findings_come_in_pages()
    {
        using var cloud = With("scanned: 2h, vulnerabilities: {count: 120}");
        var body = $$"""{"ImageID": "{{cloud.Emulated.ImageIdOf(Centos)}}", "Limit": 100, "Offset": """;

        cloud.Ask("DescribeAssetImageVulList", body + "100}")["List"]!.AsArray().Should().HaveCount(20);
        var past = cloud.Ask("DescribeAssetImageVulList", body + "200}");
        past["List"].Should().BeNull();
        past["TotalCount"]!.GetValue<int>().Should().Be(120);
    }

    private static Cloud With(string keys) => Cloud.With($$"""nodeImages: [{name: "{{Centos}}", {{keys}}}]""");

    private static JsonObject Start(Cloud cloud, string types = Every) =>
        cloud.Ask("CreateAssetImageScanTask", $$"""{"Images": ["{{cloud.Emulated.ImageIdOf(Centos)}}"], {{types}}}""");

    private static JsonObject Detail(Cloud cloud) =>
        cloud.Ask("DescribeAssetImageDetail", $$"""{"ImageID": "{{cloud.Emulated.ImageIdOf(Centos)}}"}""");

    private static JsonObject Findings(Cloud cloud, string kind) =>
        cloud.Ask($"DescribeAssetImage{kind}List", $$"""{"ImageID": "{{cloud.Emulated.ImageIdOf(Centos)}}"}""");

    private static (string Status, string Time, int Vulnerabilities) Shown(Cloud cloud)
    {
        var detail = Detail(cloud);
        return (detail["ScanStatus"]!.GetValue<string>(), detail["ScanTime"]!.GetValue<string>(), detail["VulCnt"]!.GetValue<int>());
    }

    private static IEnumerable<int> Progresses(Cloud cloud)
    {
        var detail = Detail(cloud);
        return new[] { "ScanVulProgress", "ScanVirusProgress", "ScanRiskProgress" }.Select(name => detail[name]!.GetValue<int>());
    }

    private static (int Total, int Ended, int Schedule, string Status, int Left) Task(Cloud cloud, string task)
    {
        var answer = cloud.Ask("DescribeAssetImageScanStatus", $$"""{"TaskID": "{{task}}"}""");
        int Number(string name) => answer[name]!.GetValue<int>();
        return (Number("ImageTotal"), Number("ImageScanCnt"), Number("Schedule"), answer["Status"]!.GetValue<string>(), Number("LeftSeconds"));
    }

    private static string Raw(JsonNode row, params string[] names) =>
        new JsonArray([.. names.Select(name => row[name]?.DeepClone())]).ToJsonString(JsonSerializerOptions.Default);
}
