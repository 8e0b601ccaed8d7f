using System.Text;
using System.Text.Json.Nodes;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Reports.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Json;

public sealed class SavedResultReaderTests
{
    public static TheoryData<string, ReportFormat> Samples
    {
        get
        {
            var data = new TheoryData<string, ReportFormat>();
            foreach (var sample in SampleResults.ByName.Keys)
            {
                ReportFormats.All.ToList().ForEach(format => data.Add(sample, format));
            }

            return data;
        }
    }

    public static TheoryData<int> HostileTexts => [.. Enumerable.Range(0, HostileText.Corpus.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_result_that_was_saved_is_shown_as_the_run_itself_would_have_shown_it(string sample, ReportFormat format) =>
        ShouldBeShownTheSame(SampleResults.ByName[sample], format);

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_is_shown_as_the_run_itself_would_have_shown_it(int index) =>
        ReportFormats.All.ToList().ForEach(format => ShouldBeShownTheSame(SampleResults.Of(HostileText.Image(HostileText.Corpus[index])), format));

    [Fact]
    public void What_findings_repeat_is_one_text_in_memory()
    {
        var findings = new[] { "CVE-2026-1001", "CVE-2026-1002" }.Select(id => SampleFindings.Log4Shell with { Id = id });
        var saved = Report.Bytes(ReportFormat.Json, SampleResults.Of(SampleImages.Violated() with { Findings = [.. findings] }));

        var read = SavedResultReader.Read("result.json", saved, out _)!.Images[0].Findings.Cast<Vulnerability>().ToList();

        read[0].Component.Should().NotBeEmpty().And.BeSameAs(read[1].Component);
        read[0].Tags[0].Should().BeSameAs(read[1].Tags[0]);
    }

    [Fact]
    public void Colours_are_the_same_too()
    {
        var read = Saved.Read(Saved.Bytes(SampleResults.Mixed));

        Report.Of(ReportFormat.Text, read, color: true).Should().Be(Report.Of(ReportFormat.Text, SampleResults.Mixed, color: true));
    }

    [Theory]
    [InlineData("mixed-emulated")]
    [InlineData("overridden")]
    public void Nothing_of_a_result_is_lost(string sample)
    {
        var read = Saved.Read(Saved.Bytes(SampleResults.ByName[sample]));

        // By name: a property that is forgotten when it is written or read is missed here.
        read.Should().BeEquivalentTo(SampleResults.ByName[sample], options => options
            .WithStrictOrdering().WithoutStrictOrderingFor(item => item.Path.EndsWith("Waivers", StringComparison.Ordinal)).RespectingRuntimeTypes());
    }

    [Fact]
    public void Every_word_of_every_closed_set_is_read_back()
    {
        var findings = Enum.GetValues<Severity>().Select(severity => SampleFindings.Sqlite with { Severity = severity }).ToList();
        foreach (var origin in Enum.GetValues<ScanOrigin>())
        {
            ShouldBeShownTheSame(SampleResults.Of(SampleImages.Violated() with { Origin = origin, Findings = findings }), ReportFormat.Json);
        }

        foreach (var code in Enum.GetValues<UndecidedCode>())
        {
            ShouldBeShownTheSame(
                SampleResults.Of(SampleImages.Undecided() with { Reason = new UndecidedReason(code, "why", "mend") }), ReportFormat.Json);
        }
    }

    [Fact]
    public void What_is_odd_but_possible_is_read_back()
    {
        var violated = SampleImages.Violated();
        var odd = violated with
        {
            Reference = new ImageReference("web", null, SampleImages.DigestOf('c')),
            Image = (RegistryImage)violated.Image! with { Digest = null, Id = long.MaxValue },
            Rules = [.. violated.Rules.Where(rule => rule.Outcome != RuleOutcome.Met)],
            Scan = violated.Scan! with
            {
                Digest = null,
                Progress = -1,
                Status = default,
                Cve = TypeSnapshot.Missing,
                Virus = new TypeSnapshot(ScanStatus.Parse("SCAN_ERR 超时"), null, "timeout"),
                ScanTime = new DateTimeOffset(2026, 3, 1, 19, 58, 12, 123, TimeSpan.FromMinutes(-210)).AddTicks(4567),
                Remaining = TimeSpan.FromTicks(1_234_567),
                Licensed = null,
                Vulnerabilities = null,
                BySeverity = new SeverityCounts(-1, 0, 1, int.MaxValue),
                Trusted = null,
            },
            Findings = [SampleFindings.Sqlite with { Cvss = 0.1 + 0.2 }, SampleFindings.Miner with { Size = null }],
        };

        var read = Saved.Read(Saved.Bytes(SampleResults.Of(odd))).Images.Single();

        read.Should().BeEquivalentTo(odd, options => options.RespectingRuntimeTypes().Excluding(image => image.Scan!.Status));
        ShouldBeShownTheSame(SampleResults.Of(odd), ReportFormat.Json);
    }

    [Fact]
    public void A_file_of_a_later_program_with_further_properties_is_read()
    {
        var json = JsonNode.Parse(Saved.Bytes(SampleResults.Violated))!;
        json["later"] = new JsonObject { ["anything"] = 1 };
        json["images"]![0]!["rules"]![0]!["later"] = "x";

        var read = Saved.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Report.Of(ReportFormat.Text, read).Should().Be(Report.Of(ReportFormat.Text, SampleResults.Violated));
    }

    [Fact]
    public void Neither_the_order_of_properties_nor_white_space_matters()
    {
        var json = JsonNode.Parse(Saved.Bytes(SampleResults.Violated))!.AsObject();
        var turned = new JsonObject(json.Reverse().Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

        Saved.Bytes(Saved.Read(Encoding.UTF8.GetBytes(turned.ToJsonString()))).Should().Equal(Saved.Bytes(SampleResults.Violated));
    }

    [Fact]
    public void A_byte_order_mark_that_some_shell_put_in_front_does_not_matter() =>
        Saved.Bytes(Saved.Read([.. Encoding.UTF8.Preamble, .. Saved.Bytes(SampleResults.AllMet)])).Should().Equal(Saved.Bytes(SampleResults.AllMet));

    [Theory]
    [InlineData("all-met", "met")]
    [InlineData("violated", "not-met")]
    [InlineData("undecided", "undecided")]
    [InlineData("mixed-emulated", "not-met")]
    [InlineData("overridden", "met")]
    public void The_verdict_is_the_same(string sample, string verdict) =>
        Saved.Read(Saved.Bytes(SampleResults.ByName[sample])).Verdict.Name.Should().Be(verdict);

    private static void ShouldBeShownTheSame(GateResult result, ReportFormat format)
    {
        var read = Saved.Read(Saved.Bytes(result));

        Report.Bytes(format, read).AsSpan().SequenceEqual(Report.Bytes(format, result)).Should().BeTrue(Report.Of(format, read));
    }
}
