using System.Text;
using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Json;

public sealed class JsonReportTests
{
    public static TheoryData<string> Samples => [.. SampleResults.ByName.Keys];

    [Fact]
    public void The_first_thing_in_the_file_is_its_version() =>
        Report.Json(ReportFormat.Json, SampleResults.AllMet).EnumerateObject().First().Should()
            .Match<JsonProperty>(property => property.Name == "formatVersion" && property.Value.GetInt32() == 1);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_saved_result_read_and_saved_again_is_the_same(string sample)
    {
        var bytes = Report.Bytes(ReportFormat.Json, SampleResults.ByName[sample]);

        var read = JsonSerializer.Deserialize(bytes, SavedJson.Default.SavedResult)!;
        using var again = new MemoryStream();
        using (var writer = new Utf8JsonWriter(again, JsonText.Options))
        {
            JsonSerializer.Serialize(writer, read, SavedJson.Default.SavedResult);
        }

        again.WriteByte((byte)'\n');
        Encoding.UTF8.GetString(again.ToArray()).Should().Be(Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void A_vulnerability_loses_nothing()
    {
        var saved = Findings(SampleResults.Violated).OfType<SavedVulnerability>().First();

        // By name: a property that is forgotten in the file is missed here.
        saved.Should().BeEquivalentTo(SampleFindings.Log4Shell, options => options
            .Excluding(found => found.Kind).Excluding(found => found.Place).Excluding(found => found.Severity)
            .Excluding(found => found.IsFixable).Excluding(found => found.IsExploitable).Excluding(found => found.Score)
            // What is rare is left out where it says nothing.
            .Excluding(found => found.Aliases).Excluding(found => found.SharedRow).Excluding(found => found.FixesUnknown)
            .Excluding(found => found.IdUnknown).Excluding(found => found.ScoreUnknown));
        saved.Severity.Should().Be("critical");
        (saved.Aliases, saved.SharedRow, saved.FixesUnknown, saved.IdUnknown, saved.ScoreUnknown).Should().Be((null, null, null, null, null));
    }

    [Fact]
    public void What_is_rare_in_a_vulnerability_is_saved_and_read_back()
    {
        var rare = SampleFindings.Log4Shell with { Aliases = ["pcmgr-209472"], SharedRow = 0, FixesUnknown = true, IdUnknown = "no id", ScoreUnknown = "no score" };

        var read = Saved.Read(Saved.Bytes(SampleResults.Of(SampleImages.Violated() with { Findings = [rare] }))).Images[0].Findings;

        read.Should().ContainSingle().Which.Should().BeEquivalentTo(rare);
    }

    [Fact]
    public void Viruses_and_risks_lose_nothing()
    {
        var saved = Findings(SampleResults.Violated).ToList();

        saved.OfType<SavedVirus>().Single().Should().BeEquivalentTo(SampleFindings.Miner, options => options
            .Excluding(found => found.Kind).Excluding(found => found.Place).Excluding(found => found.Severity));
        saved.OfType<SavedRisk>().Single().Should().BeEquivalentTo(SampleFindings.RootUser, options => options
            .Excluding(found => found.Kind).Excluding(found => found.Place).Excluding(found => found.Severity));
    }

    [Fact]
    public void What_is_unknown_is_null_and_never_zero()
    {
        var scan = Report.Json(ReportFormat.Json, SampleResults.Undecided).GetProperty("images")[0].GetProperty("scan");

        scan.GetProperty("scanTime").ValueKind.Should().Be(JsonValueKind.Null);
        scan.GetProperty("progress").ValueKind.Should().Be(JsonValueKind.Null);
        scan.GetProperty("licensed").ValueKind.Should().Be(JsonValueKind.False);
    }

    [Fact]
    public void An_actual_state_is_a_count_a_text_or_the_reason_why_it_is_unknown()
    {
        Actuals(SampleResults.Violated)[..2].Should().Equal("""{"text":"complete, 8 seconds old"}""", """{"count":2}""");
        Actuals(SampleResults.Undecided)[0].Should().Be("""{"unknown":"the image has no scan licence"}""");
    }

    [Fact]
    public void A_score_that_is_no_number_is_saved_as_unknown()
    {
        var image = SampleImages.Violated() with { Findings = [SampleFindings.Log4Shell with { Cvss = double.PositiveInfinity }] };

        Findings(SampleResults.Of(image)).OfType<SavedVulnerability>().Single().Cvss.Should().BeNull();
    }

    [Fact]
    public void Chinese_stays_readable_and_what_is_invisible_is_escaped()
    {
        var image = SampleImages.Violated() with { Findings = [SampleFindings.Log4Shell with { Title = "漏洞\u202e\u001b[31m" }] };
        var text = Report.Of(ReportFormat.Json, SampleResults.Of(image));

        text.Should().Contain("漏洞\\u202E\\u001B[31m");
        Findings(SampleResults.Of(image)).Single().Title.Should().Be("漏洞\u202e\u001b[31m");
    }

    [Fact]
    public void The_undecided_reason_is_there_with_its_code_and_its_mending()
    {
        var reason = Report.Json(ReportFormat.Json, SampleResults.Undecided).GetProperty("images")[1].GetProperty("reason");

        reason.GetProperty("code").GetString().Should().Be("image-not-found");
        reason.GetProperty("mend").GetString().Should().Be("push it, or connect its registry to TCSS");
    }

    private static IReadOnlyList<SavedFinding> Findings(GateResult result) =>
        JsonSerializer.Deserialize(Report.Bytes(ReportFormat.Json, result), SavedJson.Default.SavedResult)!.Images[0].Findings;

    private static string[] Actuals(GateResult result) =>
        [.. Report.Json(ReportFormat.Json, result).GetProperty("images")[0].GetProperty("rules").EnumerateArray()
            .Select(rule => JsonSerializer.Serialize(rule.GetProperty("actual")))];
}
