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

    [Fact]
    public void Types_progress_side_by_side_and_not_equally_fast()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 30s}");
        cloud.Scan();
        cloud.Time.Advance(21);
        var detail = cloud.Detail();
        Type(detail, "Cve", "Vul").Should().Be(("SCANNED", 100, ""));
        Type(detail, "Virus", "Virus").Should().Be(("SCANNING", 70, ""));
        Type(detail, "Risk", "Risk").Should().Be(("SCANNED", 100, ""));
    }

    [Fact]
    public void The_old_result_still_shows_for_as_long_as_it_is_stale()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, scan: {takes: 30s, staleFor: 3s}, vulnerabilities: {count: 5}, after: {vulnerabilities: {count: 7}}");
        cloud.Scan();
        cloud.Time.Advance(2.999);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T14:00:00+08:00", 5));
        cloud.Time.Advance(0.001);
        Shown(cloud.Detail()).Should().Be(("SCANNING", 9, "2026-11-20T14:00:00+08:00", 5));
        cloud.Time.Advance(27);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T16:00:30+08:00", 7));
    }

    [Fact]
    public void A_scan_of_some_types_leaves_over_what_was_known_of_the_others()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, scannedTypes: [cve, virus], vulnerabilities: {count: 5}, viruses: {count: 1}, risks: {count: 4}, after: {vulnerabilities: [], viruses: []}");
        Type(cloud.Detail(), "Risk", "Risk").Should().Be(("NOT_SCAN", 0, ""));
        cloud.Scan("""["CVE"]""");
        cloud.Time.Advance(60);
        var detail = cloud.Detail();
        Counts(detail).Should().Be((0, 1, 0));
        Type(detail, "Virus", "Virus").Should().Be(("SCANNED", 100, ""));
        Type(detail, "Risk", "Risk").Should().Be(("NOT_SCAN", 0, ""));
        Shown(detail).Should().Be(("SCANNED", 100, "2026-11-20T16:00:30+08:00", 0));
    }

    [Fact]
    public void A_type_that_is_never_scanned_stays_so_at_progress_100()
    {
        using var cloud = Cloud.WithWeb("scan: {never: [virus]}, viruses: {count: 3}");
        cloud.Scan();
        cloud.Time.Advance(20);
        Type(cloud.Detail(), "Virus", "Virus").Should().Be(("NOT_SCAN", 0, ""));
        cloud.Time.Advance(10);
        Type(cloud.Detail(), "Virus", "Virus").Should().Be(("NOT_SCAN", 0, ""));
        cloud.Detail()["Progress"]!.GetValue<int>().Should().Be(100);
        Counts(cloud.Detail()).Should().Be((0, 0, 0));
    }

    [Fact]
    public void A_type_can_end_in_an_error_while_the_image_counts_as_scanned()
    {
        using var cloud = Cloud.WithWeb("scan: {typeErrors: {virus: timeout}, typeStatuses: {risk: scanErr}}, viruses: {count: 3}, risks: {count: 1}");
        cloud.Scan();
        cloud.Time.Advance(30);
        var detail = cloud.Detail();
        Type(detail, "Virus", "Virus").Should().Be(("SCANNED", 0, "timeout"));
        Type(detail, "Risk", "Risk").Should().Be(("scanErr", 100, ""));
        Counts(detail).Should().Be((0, 0, 1));
    }

    [Fact]
    public void A_scan_fails_as_often_as_it_is_told_and_then_works()
    {
        using var cloud = Cloud.WithWeb("scan: {failStatus: SCAN_ERR, failTimes: 1, failProgress: 40}, vulnerabilities: {count: 5}");
        cloud.Scan();
        cloud.Time.Advance(30);
        Shown(cloud.Detail()).Should().Be(("SCAN_ERR", 40, "2026-11-20T16:00:30+08:00", 0));
        Type(cloud.Detail(), "Cve", "Vul").Should().Be(("SCAN_ERR", 0, ""));
        cloud.Scan();
        cloud.Time.Advance(30);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T16:01:00+08:00", 5));
    }

    [Theory]
    [InlineData("honest", 20)]
    [InlineData("none", 0)]
    [InlineData("wrong", 797)]
    public void The_time_that_remains_is_an_estimate(string remain, int seconds)
    {
        using var cloud = Cloud.WithWeb($"scan: {{takes: 30s, remain: {remain}}}");
        cloud.Scan();
        cloud.Time.Advance(10.3);
        cloud.Detail()["ScanRemainTime"]!.GetValue<int>().Should().Be(seconds);
    }

    [Fact]
    public void A_scan_that_runs_already_is_refused_also_while_the_old_result_shows()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 30s, staleFor: 3s}");
        cloud.Scan();
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Time.Advance(29.999);
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Time.Advance(0.001);
        Cloud.CodeOf(cloud.Scan()).Should().BeEmpty();
    }

    [Fact]
    public void A_scan_of_somebody_else_runs_from_before_the_start_with_its_own_types()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 30s, running: {since: 10s, types: [cve]}}, viruses: {count: 1}");
        Shown(cloud.Detail()).Should().Be(("SCANNING", 33, "", 0));
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Time.Advance(20);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T16:00:20+08:00", 0));
        Type(cloud.Detail(), "Virus", "Virus").Should().Be(("NOT_SCAN", 0, ""));
    }

    [Fact]
    public void A_stopped_scan_shows_what_showed_before()
    {
        using var cloud = Cloud.WithWeb("scanned: 2h, scan: {takes: 30s}");
        var task = cloud.Scan()["TaskID"];
        cloud.Time.Advance(10);
        cloud.Code("ModifyAssetImageRegistryScanStop", $$"""{"TaskID": {{task}}}""").Should().BeEmpty();
        cloud.Time.Advance(60);
        Shown(cloud.Detail()).Should().Be(("SCANNED", 100, "2026-11-20T14:00:00+08:00", 0));
    }

    [Fact]
    public void An_image_without_a_licence_is_refused_with_the_error_of_a_running_scan()
    {
        using var cloud = Cloud.WithWeb("licensed: false");
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Detail()["IsAuthorized"]!.GetValue<int>().Should().Be(0);
    }

    [Theory]
    [InlineData("true", "1")]
    [InlineData("12", "12")]
    [InlineData("null", null)]
    public void Whatever_else_the_licence_shows_lets_it_be_scanned(string licensed, string? shown)
    {
        using var cloud = Cloud.WithWeb($"licensed: {licensed}");
        Cloud.CodeOf(cloud.Scan()).Should().BeEmpty();
        cloud.Detail()["IsAuthorized"]?.ToString().Should().Be(shown);
    }

    [Fact]
    public void Licences_run_out()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 1s}", "licencesLeft: 1");
        Cloud.CodeOf(cloud.Scan()).Should().BeEmpty();
        cloud.Time.Advance(1);
        Cloud.CodeOf(cloud.Scan()).Should().Be("FailedOperation.AuthorizedNotEnough");
    }

    [Fact]
    public void An_image_that_TCSS_does_not_list_cannot_be_scanned()
    {
        using var cloud = Cloud.WithWeb("pushed: unsynced");
        Cloud.CodeOf(cloud.Scan()).Should().Be("ResourceNotFound");
        cloud.Code("CreateAssetImageRegistryScanTask", "{}").Should().Be("MissingParameter");
        Cloud.CodeOf(cloud.Scan("""["CVES"]""")).Should().Be("InvalidParameterValue");
    }

    [Fact]
    public void The_answer_to_an_accepted_task_can_lack_its_id()
    {
        using var cloud = Cloud.WithWeb("scan: {takes: 1s}", "quirks: {omitTaskId: true}");
        cloud.Scan().Select(field => field.Key).Should().Equal("RequestId");
        cloud.Time.Advance(1);
        cloud.Detail()["ScanStatus"]!.GetValue<string>().Should().Be("SCANNED");
    }

    private static (string Status, int Progress, string Time, int Vulnerabilities) Shown(JsonObject image) => (
        image["ScanStatus"]!.GetValue<string>(),
        image["Progress"]!.GetValue<int>(),
        image["ScanTime"]!.GetValue<string>(),
        image["VulCnt"]!.GetValue<int>());

    private static (string Status, int Progress, string Error) Type(JsonObject image, string status, string type) => (
        image[$"{status}Status"]!.GetValue<string>(),
        image[$"Scan{type}Progress"]!.GetValue<int>(),
        image[$"Scan{type}Error"]!.GetValue<string>());

    private static (int Vulnerabilities, int Viruses, int Risks) Counts(JsonObject image) => (
        image["VulCnt"]!.GetValue<int>(),
        image["VirusCnt"]!.GetValue<int>(),
        image["RiskCnt"]!.GetValue<int>());
}
