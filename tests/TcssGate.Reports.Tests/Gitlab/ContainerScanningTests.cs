using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Gitlab;

public sealed class ContainerScanningTests
{
    [Fact]
    public void Every_vulnerability_is_in_it_and_nothing_else()
    {
        var found = Vulnerabilities(Read(SampleImages.Violated()));

        found.Select(item => Text(item, "name")).Should().Equal("CVE-2021-44228: Apache Log4j2 远程代码执行漏洞", "CVE-2019-5827: SQLite integer overflow");
        found.Select(item => Text(item, "severity")).Should().Equal("Critical", "High");
        Messages(Read(SampleImages.Violated())).Should().Equal(
            "info: ccr.ccs.tencentyun.com/shop/api:2.0.0 has 1 virus, 1 risky instruction, 6 violated rules, which this format has no place for; the gitlab-codequality report has them.");
    }

    [Fact]
    public void A_waived_vulnerability_is_left_out() => Vulnerabilities(Read(SampleImages.Waived())).Should().BeEmpty();

    [Fact]
    public void The_scan_tells_when_it_began_and_ended_in_utc_without_a_letter()
    {
        var result = SampleResults.AllMet with { StartedAt = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.FromHours(8)) };

        var scan = Read(result).GetProperty("scan");

        (Text(scan, "start_time"), Text(scan, "end_time"), Text(scan, "status")).Should().Be(("2026-03-01T12:00:00", "2026-03-01T12:00:21", "success"));
    }

    [Fact]
    public void An_undecided_image_makes_the_scan_a_failure_and_says_why()
    {
        var report = Read(SampleImages.Met(), SampleImages.Undecided());

        Text(report.GetProperty("scan"), "status").Should().Be("failure");
        Messages(report).Should().ContainSingle().Which.Should().StartWith(
            "fatal: ccr.ccs.tencentyun.com/shop/new:1.0.0 is undecided: the image has no scan licence (not-licensed; give it one in the TCSS console");
    }

    [Fact]
    public void What_was_found_on_an_undecided_image_is_told_all_the_same()
    {
        var image = SampleImages.Met() with { Rules = [.. SampleImages.Met().Rules, SampleImages.Unknown("viruses", "at most 0", "no count")], Findings = [SampleFindings.Log4Shell] };

        Vulnerabilities(Read(image)).Should().ContainSingle();
        Text(Read(image).GetProperty("scan"), "status").Should().Be("failure");
    }

    [Theory]
    [InlineData(0, "success")]
    [InlineData(1, "failure")]
    [InlineData(null, "failure")]
    public void Vulnerabilities_that_were_not_read_are_known_only_when_there_are_none(int? count, string status)
    {
        var met = SampleImages.Met();

        var report = Read(met with { FindingsRead = [FindingKind.Virus], Scan = met.Scan! with { Vulnerabilities = count } });

        Text(report.GetProperty("scan"), "status").Should().Be(status);
    }

    [Fact]
    public void An_advisory_rule_that_could_not_be_checked_is_a_warning()
    {
        var image = SampleImages.Met();
        var rule = SampleImages.Unknown("trusted", "trusted", "TCSS does not say") with { Enforcement = Enforcement.Advisory };

        var report = Read(image with { Rules = [.. image.Rules, rule] });

        Text(report.GetProperty("scan"), "status").Should().Be("success");
        Messages(report).Should().ContainSingle().Which.Should().StartWith("warn: ").And.Contain("could not be checked: TCSS does not say");
    }

    [Fact]
    public void A_cve_has_its_page_and_another_id_has_none()
    {
        var found = Vulnerabilities(Read(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell, SampleFindings.Sqlite with { Id = "pcmgr-1" }] }));

        JsonSerializer.Serialize(found[0].GetProperty("identifiers"), JsonSerializerOptions.Default).Should().Be(
            """[{"type":"cve","name":"CVE-2021-44228","value":"CVE-2021-44228","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-44228"}]""");
        JsonSerializer.Serialize(found[1].GetProperty("identifiers"), JsonSerializerOptions.Default).Should().Be(
            """[{"type":"tcss","name":"pcmgr-1","value":"pcmgr-1"}]""");
    }

    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", true)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", true)]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P", true)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H", false)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/", false)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H\n", false)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N", false)] // 23 characters
    [InlineData("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", false)]
    [InlineData("AV:N/AC:L/Au:N", false)] // 14 characters
    [InlineData("", false)]
    public void A_vector_is_told_only_when_the_schema_takes_it(string vector, bool told)
    {
        var found = Vulnerabilities(Read(SampleImages.Met() with { Findings = [SampleFindings.Log4Shell with { CvssVector = vector }] })).Single();

        found.TryGetProperty("cvss_vectors", out var vectors).Should().Be(told);
        (!told || Text(vectors[0], "vector") == vector).Should().BeTrue();
    }

    [Fact]
    public void Ids_look_like_uuids_are_unique_and_do_not_change()
    {
        static string[] IdsOf(params ImageResult[] images) => [.. Vulnerabilities(Read(images)).Select(item => Text(item, "id"))];
        var image = SampleImages.Violated();
        var again = image with { Image = image.Image! with { Digest = SampleImages.DigestOf('c') }, Findings = [.. image.Findings.Reverse()] };

        var ids = IdsOf(image, SampleImages.Violated("shop/web"), SampleImages.Violated(tag: "2.0.1"));

        ids.Should().HaveCount(6).And.OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$"));
        IdsOf(again).Should().Equal(ids[..2]).And.Equal(IdsOf(again, image), "an image that two jobs judged has each vulnerability once");
    }

    [Fact]
    public void A_place_is_a_component_of_an_image_by_its_tag_and_a_digest_only_without_one()
    {
        var image = SampleImages.Violated();
        static JsonElement PlaceOf(ImageResult image) => Vulnerabilities(Read(image))[0].GetProperty("location");

        JsonSerializer.Serialize(PlaceOf(image), JsonSerializerOptions.Default).Should().Be(
            """{"dependency":{"package":{"name":"log4j-core"},"version":"2.14.1"},"operating_system":"alpine:v3.20","image":"ccr.ccs.tencentyun.com/shop/api:2.0.0"}""");
        Text(PlaceOf(image with { Reference = image.Reference with { Digest = SampleImages.DigestOf('a') } }), "image").Should().EndWith("shop/api:2.0.0");
        Text(PlaceOf(image with { Image = null, Reference = new ImageReference("shop/api", null, SampleImages.DigestOf('a')) }), "image").Should().StartWith("shop/api@sha256:aaa");
        Text(PlaceOf(image with { Scan = image.Scan! with { Os = null } }), "operating_system").Should().Be("unknown");
    }

    [Fact]
    public void The_image_of_the_default_branch_is_told_when_it_is_known()
    {
        using var stream = new MemoryStream();

        ReportWriter.Write(ReportFormat.GitlabContainerScanning, SampleResults.Violated, stream, new ReportOptions { DefaultBranchImage = "shop/api:main" });

        Vulnerabilities(JsonDocument.Parse(stream.ToArray()).RootElement).Should()
            .OnlyContain(item => Text(item.GetProperty("location"), "default_branch_image") == "shop/api:main");
    }

    [Fact]
    public void A_solution_is_the_services_or_the_version_that_mends_it()
    {
        string? SolutionOf(Vulnerability found) => Vulnerabilities(Read(SampleImages.Met() with { Findings = [found] }))[0].TryGetProperty("solution", out var text) ? text.GetString() : null;

        SolutionOf(SampleFindings.Log4Shell).Should().Be("Update log4j\\-core to 2.15.0 or later.");
        SolutionOf(SampleFindings.Log4Shell with { Solution = "" }).Should().Be("Update log4j\\-core to 2.15.0.");
        SolutionOf(SampleFindings.Sqlite).Should().BeNull();
    }

    [Fact]
    public void An_emulated_result_comes_from_a_scanner_of_another_name()
    {
        var scan = Read(SampleResults.Mixed).GetProperty("scan");

        Text(scan.GetProperty("scanner"), "id").Should().Be("tcss-gate-emulated");
        Messages(Read(SampleResults.Mixed))[0].Should().StartWith("warn: EMULATED");
        Text(Read(SampleResults.AllMet).GetProperty("scan").GetProperty("scanner"), "id").Should().Be("tcss-gate");
    }

    private static JsonElement Read(params ImageResult[] images) => Read(SampleResults.Of(images));

    private static JsonElement Read(GateResult result) => Report.Json(ReportFormat.GitlabContainerScanning, result);

    private static List<JsonElement> Vulnerabilities(JsonElement report) => [.. report.GetProperty("vulnerabilities").EnumerateArray()];

    private static List<string> Messages(JsonElement report) =>
        [.. report.GetProperty("scan").GetProperty("messages").EnumerateArray().Select(message => $"{Text(message, "level")}: {Text(message, "value")}")];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
