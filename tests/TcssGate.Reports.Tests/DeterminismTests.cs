using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests;

public sealed class DeterminismTests
{
    public static TheoryData<ReportFormat> Formats => [.. ReportFormats.All];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_order_in_which_findings_and_waivers_came_never_shows(ReportFormat format)
    {
        var expected = Report.Of(format, SampleResults.Of(Image()));

        for (var seed = 0; seed < 5; seed++)
        {
            Report.Of(format, SampleResults.Of(Shuffled(Image(), new Random(seed)))).Should().Be(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_ends_its_lines_with_a_line_feed_and_has_no_byte_order_mark(ReportFormat format)
    {
        var bytes = Report.Bytes(format, SampleResults.Mixed);

        bytes[^1].Should().Be((byte)'\n');
        bytes[^2].Should().NotBe((byte)'\n');
        bytes.Should().NotContain((byte)'\r');
        bytes[0].Should().NotBe(0xEF);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_stream_stays_open(ReportFormat format)
    {
        using var stream = new MemoryStream();

        ReportWriter.Write(format, SampleResults.AllMet, stream);

        stream.CanWrite.Should().BeTrue();
    }

    private static ImageResult Image()
    {
        var violated = SampleImages.Violated();
        var twice = SampleFindings.Log4Shell with { Version = "2.13.0" };
        return violated with
        {
            Findings = [.. violated.Findings, twice, .. SampleFindings.Vulnerabilities(60)],
            Waived = [.. SampleFindings.Vulnerabilities(5).Select((found, line) => new WaivedFinding(found, SampleImages.Waiver(found.Id, null, line), "p"))],
            IdleWaivers = [.. SampleImages.Waived().IdleWaivers],
        };
    }

    private static ImageResult Shuffled(ImageResult image, Random random) => image with
    {
        Findings = Shuffled(image.Findings, random),
        FindingsRead = Shuffled<FindingKind>(image.FindingsRead, random),
        Waived = Shuffled(image.Waived, random),
        IdleWaivers = Shuffled(image.IdleWaivers, random),
    };

    private static T[] Shuffled<T>(IReadOnlyList<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
