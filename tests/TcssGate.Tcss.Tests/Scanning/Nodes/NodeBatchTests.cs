using TcssGate.Core.Evaluation;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeBatchTests
{
    private static IEnumerable<string> Apps(int count) => Enumerable.Range(1, count).Select(number => $"registry.local/app-{number}:v1");

    [Theory]
    [InlineData("", "0s", 0)]
    [InlineData("", "300ms", 0)]
    [InlineData("", "0s", 5_000)]
    [InlineData("quirks: { filters: refused }", "0s", 0)]
    [InlineData("quirks: { filters: ignored, nodeRowTimes: utc, duplicateRows: true }", "300ms", 0)]
    [InlineData("quirks: { omitTaskId: true }", "0s", 0)]
    public void Two_hundred_images_share_their_calls_and_end_soon_after_their_last_scan(string quirks, string stagger, int others)
    {
        var run = NodeRun.In($$"""
            {{quirks}}
            nodeImages:
              - { name: "registry.local/app-{n}:v1", count: 200, stagger: {{stagger}}, scan: { takes: 3s } }
              - { name: "registry.local/filler-{n}:v1", count: {{others}}, scanned: 1h }
            """);

        var results = run.JudgeAll(Apps(200));

        results.Should().HaveCount(200).And.OnlyContain(result => result.Verdict is Verdict.Met);
        run.CallsOf(NodeRun.Start).Should().Be(2);
        run.Cloud.Calls.Count.Should().BeLessThanOrEqualTo(700);
        run.Cloud.Calls.Count(call => call.Error == "RequestLimitExceeded").Should().Be(0);
        var slowest = TimeSpan.FromSeconds(3) + (stagger == "0s" ? TimeSpan.Zero : TimeSpan.FromSeconds(0.3 * 199));
        var lastEnd = run.Cloud.Calls.Last(call => call.Action == NodeRun.Start).At + slowest;
        (run.Time.GetUtcNow() - lastEnd).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public void Images_named_by_their_ImageIDs_are_waited_for_without_reading_a_large_estate_again_and_again()
    {
        var run = NodeRun.In("""
            nodeImages:
              - { name: "registry.local/app-{n}:v1", id: "app-{n}", count: 20, scan: { takes: 30s } }
              - { name: "registry.local/filler-{n}:v1", count: 5000, scanned: 1h }
            """);

        var results = run.JudgeAll(Enumerable.Range(1, 20).Select(number => Emulator.EmulatedDigest.Of($"app-{number}")));

        results.Should().OnlyContain(result => result.Verdict is Verdict.Met);
        run.CallsOf(NodeRun.List).Should().BeLessThanOrEqualTo(70);
    }

    [Fact]
    public void A_name_that_is_part_of_another_images_tag_makes_no_filter_an_ignored_one()
    {
        var run = NodeRun.In("""
            nodeImages:
              - { name: "x.local/app:1", scanned: 1h }
              - { name: "app.local/web:1", scanned: 1h }
              - { name: "y.local/web:1", scanned: 1h }
              - { name: "z.local/job:app-1", scanned: 1h }
              - { name: "registry.local/filler-{n}:v1", count: 500, scanned: 1h }
            """);

        var results = run.JudgeAll(["app:1", "web:1"]);

        results[0].Verdict.Should().BeOfType<Verdict.Met>();
        results[1].Reason!.Code.Should().Be(UndecidedCode.ImageAmbiguous);
        run.CallsOf(NodeRun.List).Should().Be(3);
    }

    [Fact]
    public void One_image_under_two_names_is_scanned_and_judged_for_both()
    {
        var run = NodeRun.In("""nodeImages: [{ name: "docker.io/centos:latest", id: one, scan: { takes: 5s } }]""");

        var results = run.JudgeAll([NodeRun.Centos, Emulator.EmulatedDigest.Of("one")]);

        results.Should().OnlyContain(result => result.Verdict is Verdict.Met);
        run.Cloud.Calls.Single(call => call.Action == NodeRun.Start).Body.Should().Contain($"\"Images\":[\"{Emulator.EmulatedDigest.Of("one")}\"]");
    }

    [Theory]
    [InlineData("licensed: false")]
    [InlineData("licensed: false, fields: { IsAuthorized: null }")]
    public void Half_an_estate_without_licences_leaves_the_other_half_judged(string unlicensed)
    {
        var run = NodeRun.In($$"""
            nodeImages:
              - { name: "registry.local/app-{n}:v1", count: 20, scan: { takes: 5s } }
              - { name: "registry.local/batch-{n}:v1", count: 20, {{unlicensed}} }
            """);

        var results = run.JudgeAll([.. Apps(20), .. Enumerable.Range(1, 20).Select(number => $"registry.local/batch-{number}:v1")]);

        results.Take(20).Should().OnlyContain(result => result.Verdict is Verdict.Met);
        results.Skip(20).Should().OnlyContain(result => result.Verdict is Verdict.Undecided
            && (result.Reason!.Code == UndecidedCode.NotLicensed || result.Reason.Code == UndecidedCode.ScanNotStarted));
    }

    [Fact]
    public void One_host_that_is_offline_stops_none_of_the_others()
    {
        var run = NodeRun.In("""
            nodeImages:
              - { name: "registry.local/app-{n}:v1", count: 5, scan: { takes: 5s } }
              - { name: "l10:latest", scan: { takes: 5s, agentError: host offline } }
            """);

        var results = run.JudgeAll([.. Apps(5), "l10:latest"]);

        results.Take(5).Should().OnlyContain(result => result.Verdict is Verdict.Met);
        results[5].Reason!.Code.Should().Be(UndecidedCode.ScanFailed);
    }

    [Fact]
    public void An_image_that_vanishes_during_its_scan_is_undecided_at_once()
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 60s } }, { name: "l10:latest", scan: { takes: 20s } }]
            events: [{ at: 10s, image: "{{NodeRun.Centos}}", vanishes: true }]
            """);

        var results = run.JudgeAll([NodeRun.Centos, "l10:latest"]);

        results[0].Reason!.Code.Should().Be(UndecidedCode.ImageNotFound);
        results[1].Verdict.Should().BeOfType<Verdict.Met>();
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(40));
    }
}
