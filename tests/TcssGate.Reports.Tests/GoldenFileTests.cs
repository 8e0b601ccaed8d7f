using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests;

/// <summary>Whole reports, compared with what was once read and found good. <c>TCSS_GATE_UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class GoldenFileTests
{
    // A page repeats its style sheet and script; Html/HtmlGoldenTests leaves them out.
    private static IEnumerable<ReportFormat> InFull => ReportFormats.All.Where(format => format != ReportFormat.Html);

    public static TheoryData<string, ReportFormat> Reports
    {
        get
        {
            var data = new TheoryData<string, ReportFormat>();
            foreach (var sample in SampleResults.ByName.Keys)
            {
                // The large ones are judged by the limits; reading them would be nobody's.
                foreach (var format in InFull.Where(format => sample != "537-vulnerabilities" || format == ReportFormat.Text))
                {
                    data.Add(sample, format);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_report_is_byte_for_byte_what_it_was(string sample, ReportFormat format)
    {
        var path = Path.Combine(Report.ProjectFolder(), "Golden", Report.FileName(sample, format));
        var written = Report.Bytes(format, SampleResults.ByName[sample]);
        if (Environment.GetEnvironmentVariable("TCSS_GATE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, written);
        }

        File.Exists(path).Should().BeTrue($"{Path.GetFileName(path)} is there; TCSS_GATE_UPDATE_GOLDEN=1 writes it");
        var golden = File.ReadAllBytes(path);
        var line = 1 + written.AsSpan(0, written.AsSpan().CommonPrefixLength(golden)).Count((byte)'\n');
        written.AsSpan().SequenceEqual(golden).Should().BeTrue($"{Path.GetFileName(path)} has not changed (it does in line {line})");
    }

    [Fact]
    public void Every_golden_file_belongs_to_a_report()
    {
        var expected = SampleResults.ByName.Keys.SelectMany(sample => InFull.Select(format => Report.FileName(sample, format)));

        Directory.GetFiles(Path.Combine(Report.ProjectFolder(), "Golden")).Select(Path.GetFileName).Should().BeSubsetOf(expected);
    }
}
