using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests;

/// <summary>Writes every sample in every format, into the folder <c>TCSS_GATE_SAMPLES</c> when it is set, for judges from outside.</summary>
public sealed class SampleFileTests
{
    private static readonly ReportOptions Options = new()
    {
        File = new SourceFile("build/web app/Dockerfile", 12, 34),
        DefaultBranchImage = "ccr.ccs.tencentyun.com/shop/api:main",
    };

    [Fact]
    public void Every_sample_can_be_written_in_every_format()
    {
        var asked = Environment.GetEnvironmentVariable("TCSS_GATE_SAMPLES");
        var folder = string.IsNullOrEmpty(asked) ? Directory.CreateTempSubdirectory("tcss-gate-samples-").FullName : Directory.CreateDirectory(asked).FullName;
        try
        {
            foreach (var (name, result) in SampleResults.ByName)
            {
                foreach (var format in ReportFormats.All)
                {
                    using var file = File.Create(Path.Combine(folder, Report.FileName(name, format)));
                    ReportWriter.Write(format, result, file);
                    file.Length.Should().BePositive();

                    using var told = File.Create(Path.Combine(folder, Report.FileName($"{name}-in-a-repository", format)));
                    ReportWriter.Write(format, result, told, Options);
                    told.Length.Should().BePositive();
                }
            }

            foreach (var (name, result) in PageSamples.ByName)
            {
                using var file = File.Create(Path.Combine(folder, Report.FileName(name, ReportFormat.Html)));
                ReportWriter.Write(ReportFormat.Html, result, file);
            }
        }
        finally
        {
            if (string.IsNullOrEmpty(asked))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
