using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>How soon after its scan an image has its verdict, and what that costs in calls; in emulated time, so that no machine is too slow for it.</summary>
public sealed class TimingTests
{
    private const string Start = "CreateAssetImageRegistryScanTask";
    private const string OfSingleFindings = "{ version: 1, name: t, desired: { vulnerabilities: { maxCvss: 10, denied: [CVE-1999-9999] } } }";

    [Theory]
    [InlineData("", FlowRun.Strict)]
    [InlineData(", vulnerabilities: { count: 537 }", FlowRun.Strict)]
    [InlineData(", vulnerabilities: { count: 537 }", OfSingleFindings)]
    [InlineData(", scanned: 30h", FlowRun.Strict)]
    public void One_image_has_its_verdict_at_most_three_and_a_half_seconds_after_a_scan_of_three_seconds(string image, string policy)
    {
        var run = FlowRun.In($"images: [{{ repository: ccr.ccs.tencentyun.com/shop/web, tag: \"1\", scan: {{ takes: 3s }}{image} }}]");

        run.Judge("ccr.ccs.tencentyun.com/shop/web:1", policy).Verdict.Should().BeOfType<Verdict.Met>();

        SinceTheLastScan(run, 3).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(3.5));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", scanned: 30h")]
    public void Two_hundred_images_take_at_most_forty_calls_and_five_seconds_after_the_last_scan(string image)
    {
        var run = FlowRun.In($"images: [{{ repository: \"ccr.ccs.tencentyun.com/shop/app-{{n}}\", tag: \"1\", count: 200, scan: {{ takes: 3s }}{image} }}]");

        var results = run.JudgeAll(Enumerable.Range(1, 200).Select(number => $"ccr.ccs.tencentyun.com/shop/app-{number}:1"));

        results.Should().HaveCount(200).And.OnlyContain(result => result.Verdict is Verdict.Met);
        SinceTheLastScan(run, 3).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        run.Cloud.Calls.Should().HaveCountLessThanOrEqualTo(40);
    }

    private static TimeSpan SinceTheLastScan(FlowRun run, double takes) =>
        run.Time.GetUtcNow() - (run.Cloud.Calls.Last(call => call.Action == Start).At + TimeSpan.FromSeconds(takes));
}
