using TcssGate.Core.Evaluation;
using TcssGate.Reports.Merging;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Merging;

public sealed class ResultMergeTests
{
    [Fact]
    public void The_order_of_the_results_never_shows()
    {
        GateResult[] results = [.. SampleResults.ByName.Values];
        var expected = Report.Of(ReportFormat.Json, ResultMerge.Of(results));

        for (var seed = 0; seed < 5; seed++)
        {
            new Random(seed).Shuffle(results);
            Report.Of(ReportFormat.Json, ResultMerge.Of(results)).Should().Be(expected);
        }
    }

    [Fact]
    public void A_merge_is_as_bad_as_the_worst_and_another_result_never_improves_it()
    {
        foreach (var one in SampleResults.ByName.Values)
        {
            foreach (var other in SampleResults.ByName.Values)
            {
                ResultMerge.Of([one, other]).Verdict.Name.Should().Be(Verdict.Worst([one.Verdict, other.Verdict]).Name);
            }
        }
    }

    [Fact]
    public void Merging_in_steps_gives_what_merging_at_once_does()
    {
        var (first, second, third) = (
            SampleResults.Violated, SampleResults.Waived with { Version = "0.2.0", Endpoint = "https://b" }, SampleResults.Undecided with { Endpoint = "https://a" });

        Report.Of(ReportFormat.Json, ResultMerge.Of([ResultMerge.Of([first, second]), third]))
            .Should().Be(Report.Of(ReportFormat.Json, ResultMerge.Of([first, second, third])));
    }

    [Fact]
    public void A_result_merged_with_itself_has_each_image_once() => ResultMerge.Of([SampleResults.Mixed, SampleResults.Mixed]).Images.Should().HaveCount(4);

    [Fact]
    public void Of_one_image_with_two_digests_both_stay()
    {
        var moved = SampleImages.Met() with { Image = SampleImages.Met().Image! with { Digest = SampleImages.DigestOf('b') } };

        var merged = ResultMerge.Of([SampleResults.Of(moved), SampleResults.Of(SampleImages.Met())]);

        merged.Images.Select(image => image.Image!.Digest!.Value.Short[0]).Should().Equal('a', 'b');
        ResultMerge.Differing(merged).Should().Equal("ccr.ccs.tencentyun.com/shop/web:1.4.2");
    }

    [Fact]
    public void It_lasts_from_the_first_start_to_the_last_end_and_names_every_version_and_endpoint()
    {
        var later = SampleResults.Of(SampleImages.Violated()) with { Version = "0.2.0", Endpoint = "https://a.example" };
        later = later with { StartedAt = later.StartedAt.AddHours(1), FinishedAt = later.FinishedAt.AddHours(1) };

        var merged = ResultMerge.Of([later, SampleResults.AllMet]);

        merged.Should().BeEquivalentTo(new
        {
            Version = "0.1.0, 0.2.0",
            Endpoint = "https://a.example, https://tcss.tencentcloudapi.com",
            SampleResults.AllMet.StartedAt,
            later.FinishedAt,
            Emulated = false,
        });
    }

    [Fact]
    public void One_that_is_emulated_marks_all() => ResultMerge.Of([SampleResults.AllMet, SampleResults.Mixed]).Emulated.Should().BeTrue();

    [Fact]
    public void The_same_moment_in_two_time_zones_is_written_in_one_way()
    {
        var east = SampleResults.Violated with { StartedAt = SampleResults.Violated.StartedAt.ToOffset(TimeSpan.FromHours(8)) };

        Report.Of(ReportFormat.Json, ResultMerge.Of([east, SampleResults.Waived])).Should()
            .Be(Report.Of(ReportFormat.Json, ResultMerge.Of([SampleResults.Waived, east])));
    }

    [Fact]
    public void Nothing_cannot_be_merged() => FluentActions.Invoking(() => ResultMerge.Of([])).Should().Throw<ArgumentOutOfRangeException>();
}
