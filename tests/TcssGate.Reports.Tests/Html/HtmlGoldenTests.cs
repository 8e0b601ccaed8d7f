using System.Text;
using TcssGate.Reports.Html;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Html;

/// <summary>Pages without their style sheet and script, compared with what was once read and found good. <c>TCSS_GATE_UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class HtmlGoldenTests
{
    private static readonly string[] Samples = ["mixed-emulated", "overridden", "two-policies", "undecided", "hostile"];

    public static TheoryData<string> Pages => [.. Samples];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_byte_for_byte_what_it_was(string sample)
    {
        var path = Path.Combine(Report.ProjectFolder(), "Html", "Golden", Report.FileName(sample, ReportFormat.Html));
        var written = Page.WithoutAssets(Report.Of(ReportFormat.Html, SampleResults.ByName[sample]))
            .Replace(System.Security.SecurityElement.Escape(PageAssets.SecurityPolicy).Replace("&apos;", "'", StringComparison.Ordinal), "…", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TCSS_GATE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, written, new UTF8Encoding(false));
        }

        File.Exists(path).Should().BeTrue($"{Path.GetFileName(path)} is there; TCSS_GATE_UPDATE_GOLDEN=1 writes it");
        written.Split('\n').Should().Equal(File.ReadAllText(path).Split('\n'));
    }

    [Fact]
    public void Every_golden_page_belongs_to_a_sample() =>
        Directory.GetFiles(Path.Combine(Report.ProjectFolder(), "Html", "Golden")).Select(Path.GetFileName)
            .Should().BeEquivalentTo(Samples.Select(sample => Report.FileName(sample, ReportFormat.Html)));
}
