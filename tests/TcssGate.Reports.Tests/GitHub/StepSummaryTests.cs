using System.Text;
using TcssGate.Reports.GitHub;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.GitHub;

public sealed class StepSummaryTests
{
    [Fact]
    public void An_empty_summary_begins_with_the_verdict() =>
        Encoding.UTF8.GetString(StepSummary.Of(SampleResults.Violated, 0)!).Should().StartWith("## ");

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    [InlineData(1_046_000)]
    public void What_is_added_never_makes_it_too_large(int written)
    {
        var added = StepSummary.Of(SampleResults.Many, written)!;

        Encoding.UTF8.GetString(added).Should().StartWith("\n## ");
        (written + added.Length).Should().BeLessThanOrEqualTo(1_048_576);
    }

    [Fact]
    public void Where_there_is_no_room_nothing_is_added() => StepSummary.Of(SampleResults.AllMet, 1_048_000).Should().BeNull();
}
