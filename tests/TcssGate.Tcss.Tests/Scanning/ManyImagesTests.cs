using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning;

public sealed class ManyImagesTests
{
    private const string Start = "CreateAssetImageRegistryScanTask";

    private static IEnumerable<string> Apps(int count) => Enumerable.Range(1, count).Select(number => $"ccr.ccs.tencentyun.com/shop/app-{number}:1");

    [Theory]
    [InlineData("", 0, 40)]
    [InlineData("", 10_000, 500)]
    [InlineData("quirks: { filters: refused }", 0, 40)]
    [InlineData("quirks: { emptyImageStatus: true, omitTaskId: true }", 0, 40)]
    public void Two_hundred_images_share_their_calls_and_end_soon_after_their_last_scan(string quirks, int others, int mostCalls)
    {
        var run = FlowRun.In($$"""
            {{quirks}}
            images:
              - { repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 200, scan: { takes: 3s } }
              - { repository: "ccr.ccs.tencentyun.com/estate/filler-{n}", tag: "1", count: {{others}}, scanned: 1h }
            """);

        var results = run.JudgeAll(Apps(200));

        results.Should().HaveCount(200).And.OnlyContain(result => result.Verdict is Verdict.Met);
        run.Cloud.Calls.Count.Should().BeLessThanOrEqualTo(mostCalls);
        run.Cloud.Calls.Should().NotContain(call => call.Error == "RequestLimitExceeded");
        var lastEnd = run.Cloud.Calls.Last(call => call.Action == Start).At + TimeSpan.FromSeconds(3);
        (run.Time.GetUtcNow() - lastEnd).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(others == 0 ? 5 : 25));
    }

    [Fact]
    public void Images_that_end_one_after_the_other_are_judged_within_the_same_bounds()
    {
        var run = FlowRun.In("""
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 200, scan: { takes: 3s }, stagger: 300ms }]
            """);

        run.JudgeAll(Apps(200)).Should().OnlyContain(result => result.Verdict is Verdict.Met);

        run.Cloud.Calls.Should().HaveCountLessThanOrEqualTo(500);
        var lastEnd = run.Cloud.Calls.Last(call => call.Action == Start).At + TimeSpan.FromSeconds(3 + (199 * 0.3));
        (run.Time.GetUtcNow() - lastEnd).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void One_image_without_a_licence_among_many_stops_none_of_the_others()
    {
        var run = FlowRun.In("""
            images:
              - { repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 60, scan: { takes: 5s } }
              - { repository: ccr.ccs.tencentyun.com/shop/batch, tag: "1", licensed: false, fields: { IsAuthorized: null } }
            """);

        var results = run.JudgeAll([.. Apps(60), "ccr.ccs.tencentyun.com/shop/batch:1"]);

        results.Take(60).Should().OnlyContain(result => result.Verdict is Verdict.Met);
        results[60].Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void Licences_that_run_out_in_the_middle_leave_only_some_undecided()
    {
        var run = FlowRun.In("""
            licencesLeft: 10
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 16, scan: { takes: 5s } }]
            """);

        var results = run.JudgeAll(Apps(16));

        results.Count(result => result.Verdict is Verdict.Met).Should().Be(10);
        results.Count(result => result.Reason?.Code == UndecidedCode.NotLicensed).Should().Be(6);
    }

    [Fact]
    public void A_start_of_many_whose_answer_was_lost_is_not_started_twice()
    {
        var run = FlowRun.In($$"""
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 50, scan: { takes: 20s } }]
            faults: [{ action: {{Start}}, calls: [1], cut: after }]
            """);

        run.JudgeAll(Apps(50)).Should().OnlyContain(result => result.Verdict is Verdict.Met);

        run.Cloud.Calls.Count(call => call.Action == Start && call.Error is null).Should().Be(1);
        run.Cloud.Calls.Should().HaveCountLessThanOrEqualTo(100);
    }

    [Theory]
    [InlineData("InvalidParameter")]
    [InlineData("UnauthorizedOperation")]
    [InlineData("InternalError")]
    public void Without_the_progress_of_many_in_one_call_every_image_is_looked_at(string error)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 20, scan: { takes: 5s } }]
            faults: [{ action: DescribeAssetImageRegistryScanStatusOneKey, calls: every, error: {{error}} }]
            """);

        run.JudgeAll(Apps(20)).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }

    [Fact]
    public void Results_come_in_the_order_of_the_images()
    {
        var run = FlowRun.In("""
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 9, scanned: 1h }]
            """);

        var images = Apps(9).Reverse().ToList();

        run.JudgeAll(images).Select(result => result.Reference.ToString()).Should().Equal(images);
    }
}
