using System.Text.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

public sealed class SarifLocationTests
{
    private static readonly SourceFile Dockerfile = new("build/Dockerfile", 12, 34);

    [Fact]
    public void With_a_file_every_result_is_at_the_whole_of_it()
    {
        var file = SarifFile.Of(SampleResults.Violated, file: Dockerfile);

        file.Uris.Should().HaveCount(10).And.OnlyContain(uri => uri == "build/Dockerfile");
        file.Regions.Should().OnlyContain(region => region == """{"startLine":1,"startColumn":1,"endLine":12,"endColumn":34}""");
    }

    [Fact]
    public void Without_a_file_it_is_at_the_beginning_of_a_path_named_after_the_image()
    {
        var file = SarifFile.Of(SampleResults.Violated);

        file.Uris.Should().OnlyContain(uri => uri == "shop/api");
        file.Regions.Should().OnlyContain(region => region == """{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}""");
    }

    [Fact]
    public void The_file_changes_no_fingerprint() =>
        SarifFile.Of(SampleResults.Violated, file: Dockerfile).Fingerprints.Should().Equal(SarifFile.Of(SampleResults.Violated).Fingerprints);

    [Fact]
    public void The_writer_of_all_formats_hands_the_file_on()
    {
        using var stream = new MemoryStream();

        ReportWriter.Write(ReportFormat.Sarif, SampleResults.Violated, stream, new ReportOptions { File = Dockerfile });

        new SarifFile(JsonDocument.Parse(stream.ToArray()).RootElement).Uris.Should().OnlyContain(uri => uri == "build/Dockerfile");
    }
}
