using System.Text;
using System.Text.Json;
using System.Xml;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Tests.Html;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests;

/// <summary>One corpus, every format.</summary>
public sealed class HostileTextTests
{
    // How what a format writes is read by others; a new format is a line here, and every test below holds for it.
    private static readonly Dictionary<ReportFormat, Action<byte[]>> Readers = new()
    {
        [ReportFormat.Text] = _ => { },
        [ReportFormat.Json] = ReadJson,
        [ReportFormat.Sarif] = ReadJson,
        [ReportFormat.JUnit] = bytes => new XmlDocument { XmlResolver = null }.Load(new MemoryStream(bytes)),
        [ReportFormat.GitlabContainerScanning] = ReadJson,
        [ReportFormat.GitlabCodeQuality] = ReadJson,
        [ReportFormat.Html] = bytes => Page.Read(Encoding.UTF8.GetString(bytes)),
        [ReportFormat.Markdown] = _ => { },
    };

    public static TheoryData<int, ReportFormat> Cases
    {
        get
        {
            var data = new TheoryData<int, ReportFormat>();
            foreach (var format in ReportFormats.All)
            {
                for (var index = 0; index < HostileText.Corpus.Count; index++)
                {
                    data.Add(index, format);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_report_holds_a_character_that_does_anything(int index, ReportFormat format)
    {
        var text = Report.Of(format, SampleResults.Of(HostileText.Image(HostileText.Corpus[index])));

        text.EnumerateRunes().Where(rune => rune.Value != '\n' && PlainText.IsInvisible(rune)).Should().BeEmpty();
        text.Should().NotContainAny("\r", "\u2028", "\u2029", "\u0085");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_report_of_hostile_text_can_be_read_back(int index, ReportFormat format)
    {
        var result = SampleResults.Of(HostileText.Image(HostileText.Corpus[index]));

        Readers[format].Invoking(read => read(Report.Bytes(format, result))).Should().NotThrow();
    }

    // A line of a comment that begins with a slash is an order to GitLab.
    [Theory]
    [InlineData("/close")]
    [InlineData("::error::owned")]
    [InlineData("# heading")]
    public void A_line_of_the_markdown_report_never_begins_with_outside_text(string text)
    {
        var lines = Report.Of(ReportFormat.Markdown, SampleResults.Of(HostileText.Image("\n" + text))).Split('\n');

        lines.Should().NotContain(line => line.TrimStart().StartsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_the_text_report_never_begins_with_outside_text()
    {
        var lines = Report.Of(ReportFormat.Text, SampleResults.Of(HostileText.Image("::error::owned"))).Split('\n');

        lines.Should().NotContain(line => line.StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public void A_coloured_report_has_no_sequence_but_our_own()
    {
        var text = Report.Of(ReportFormat.Text, SampleResults.Of(HostileText.Image(HostileText.Everything)), color: true);

        var rest = System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[(0|1|2|31|32|33)m", "");
        rest.Should().NotContain("\u001b");
        rest.Should().Be(Report.Of(ReportFormat.Text, SampleResults.Of(HostileText.Image(HostileText.Everything))));
    }

    [Theory]
    [InlineData(ReportFormat.Text, 20_000)]
    [InlineData(ReportFormat.Sarif, 200_000)]
    [InlineData(ReportFormat.JUnit, 100_000)]
    [InlineData(ReportFormat.GitlabContainerScanning, 100_000)]
    [InlineData(ReportFormat.GitlabCodeQuality, 100_000)]
    [InlineData(ReportFormat.Html, 150_000)]
    [InlineData(ReportFormat.Markdown, 50_000)]
    public void A_megabyte_of_text_does_not_become_a_megabyte_of_report(ReportFormat format, int maximum)
    {
        var text = new StringBuilder().Insert(0, "长描述 ", 250_000).ToString();

        Report.Bytes(format, SampleResults.Of(HostileText.Image(text))).Length.Should().BeLessThan(maximum);
    }

    [Fact]
    public void A_description_of_a_megabyte_is_whole_in_the_saved_result()
    {
        var finding = SampleFindings.Log4Shell with { Description = new string('x', 1_000_000) };
        ImageResult image = SampleImages.Violated() with { Findings = [finding] };

        var saved = Report.Json(ReportFormat.Json, SampleResults.Of(image));

        saved.GetProperty("images")[0].GetProperty("findings")[0].GetProperty("description").GetString().Should().HaveLength(1_000_000);
    }

    private static void ReadJson(byte[] bytes) => JsonDocument.Parse(bytes).Dispose();
}
