using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Tests.Samples;
using TcssGate.Reports.Tests.Sarif;

namespace TcssGate.Reports.Tests.Gitlab;

public sealed class CodeQualityTests
{
    [Fact]
    public void Violated_rules_and_every_finding_but_vulnerabilities_are_in_it() =>
        Read(SampleImages.Violated()).Select(entry => $"{Text(entry, "check_name")} {Text(entry, "severity")}").Should().Equal(
            "policy:risks.max blocker",
            "policy:sensitiveInfo blocker",
            "policy:trusted blocker",
            "policy:viruses blocker",
            "policy:vulnerabilities.critical blocker",
            "policy:vulnerabilities.high major",
            "virus:Linux.Trojan.Miner critical",
            "risk:3 major");

    [Fact]
    public void Sensitive_information_is_in_it_even_without_a_rule_about_it()
    {
        var met = SampleImages.Met();

        var entry = Read(met with { Scan = met.Scan! with { SensitiveInfo = 3 } }).Should().ContainSingle().Subject;

        Text(entry, "check_name").Should().Be("sensitive-information");
        Text(entry, "description").Should().Be("ccr.ccs.tencentyun.com/shop/web:1.4.2 holds sensitive information: 3 items. TCSS shows which.");
        Read(met with { Scan = met.Scan! with { SensitiveInfo = null } }).Should().BeEmpty();
    }

    [Fact]
    public void What_could_not_be_checked_keeps_the_entry_that_its_violation_has()
    {
        var violated = SampleImages.Violated();
        var unknown = violated with { Rules = [SampleImages.Unknown("viruses", "at most 0", "the image has no scan licence")], Findings = [] };

        var entry = Read(unknown).Should().ContainSingle().Subject;

        Text(entry, "severity").Should().Be("critical");
        Text(entry, "description").Should().Contain("could not be checked: the image has no scan licence");
        Read(violated).Select(other => Text(other, "fingerprint")).Should().Contain(Text(entry, "fingerprint"));
    }

    [Fact]
    public void An_undecided_image_is_never_an_empty_report() => Read(SampleImages.NotFound()).Should().ContainSingle().Which.GetProperty("check_name").GetString().Should().Be("policy:scan");

    [Fact]
    public void An_image_that_holds_has_no_entry() => Read(SampleImages.Met()).Should().BeEmpty();

    [Fact]
    public void Fingerprints_are_unique_and_those_of_sarif()
    {
        var fingerprints = Read(SampleImages.Violated()).Select(entry => Text(entry, "fingerprint")).ToList();

        fingerprints.Should().OnlyHaveUniqueItems().And.BeSubsetOf(SarifFile.Of(SampleImages.Violated()).Fingerprints);
    }

    [Fact]
    public void Entries_are_at_the_file_or_a_path_named_after_the_image()
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(ReportFormat.GitlabCodeQuality, SampleResults.Violated, stream, new ReportOptions { File = new SourceFile("build/Dockerfile", 9, 9) });

        JsonDocument.Parse(stream.ToArray()).RootElement.EnumerateArray().Select(PathOf).Should().OnlyContain(path => path == "build/Dockerfile:1");
        Read(SampleImages.Violated()).Select(PathOf).Should().OnlyContain(path => path == "shop/api:1");
    }

    [Fact]
    public void An_emulated_result_says_so_in_every_entry() =>
        Report.Json(ReportFormat.GitlabCodeQuality, SampleResults.Mixed).EnumerateArray().Should()
            .NotBeEmpty().And.OnlyContain(entry => Text(entry, "description").StartsWith("EMULATED: "));

    private static string PathOf(JsonElement entry)
    {
        var location = entry.GetProperty("location");
        return $"{Text(location, "path")}:{location.GetProperty("lines").GetProperty("begin")}";
    }

    private static List<JsonElement> Read(params ImageResult[] images) =>
        [.. Report.Json(ReportFormat.GitlabCodeQuality, SampleResults.Of(images)).EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
