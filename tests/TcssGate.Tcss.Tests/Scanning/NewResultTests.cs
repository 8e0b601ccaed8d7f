using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>A result counts for a scan only when it is newer than all that was there, whatever rows show.</summary>
public sealed class NewResultTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Start = "CreateAssetImageRegistryScanTask";
    private const string Short = "{ version: 1, name: short, scan: { timeout: 2m }, desired: { vulnerabilities: 0, viruses: 0 } }";

    private static readonly string Pinned = $"{Web}@{EmulatedDigest.Of("one")}";

    [Theory]
    [InlineData("-2m", true)]
    [InlineData("-130s", false)]
    public void A_result_dated_before_the_start_counts_within_the_tolerance(string offset, bool counts)
    {
        var run = FlowRun.In($$"""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 48h, scan: { takes: 5s, timeOffset: {{offset}} } }]
            """);

        (run.Judge(Pinned, Short).Verdict is Verdict.Met).Should().Be(counts);
    }

    [Fact]
    public void A_result_that_keeps_the_time_of_the_one_before_is_not_new()
    {
        var run = FlowRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 48h, scan: { takes: 5s, keepsTime: true } }]
            """);

        run.Judge(Pinned, Short).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void A_newer_result_that_only_the_detail_shows_is_not_taken_for_that_of_the_scan()
    {
        // Somebody's scan ended a few seconds ago; rows do not show it yet, and the scan that is started shows the old result for a while.
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: one
                scanned: 48h
                scan: { takes: 10s, staleFor: 8s, running: { since: 9s } }
                after: { viruses: { count: 1 } }
                rowFields: { ScanStatus: SCANNED, ScanTime: "2026-01-01T00:00:00+08:00", VirusCnt: 0, Progress: 100 }
            """);
        run.Time.Advance(TimeSpan.FromSeconds(2));
        run.Adjust = order => order with { Rescan = true };

        var result = run.Judge(Pinned, Short);

        run.CallsOf(Start).Should().Be(1);
        var started = run.Cloud.Calls.Single(call => call.Action == Start).At;
        (run.Time.GetUtcNow() - started).Should().BeGreaterThan(TimeSpan.FromSeconds(10), "the result of our own scan is waited for");
        result.Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void A_row_that_lags_behind_starts_no_scan_that_the_detail_makes_needless()
    {
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: one
                scanned: 1h
                rowFields: { ScanStatus: NOT_SCAN, ScanTime: "", VulCnt: null, VirusCnt: null, Progress: 0 }
            """);

        var result = run.Judge(Pinned, Short);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Origin.Should().Be(ScanOrigin.Existing);
        run.CallsOf(Start).Should().Be(0);
    }

    [Fact]
    public void A_clean_row_that_lags_behind_a_detail_with_a_virus_never_passes()
    {
        var run = FlowRun.In("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: one
                scanned: 10m
                viruses: { count: 1 }
                rowFields: { ScanTime: "2026-01-01T00:00:00+08:00", VirusCnt: 0 }
            """);
        var row = run.Time.GetUtcNow().AddHours(-2).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
        run = FlowRun.In($$"""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 10m, viruses: { count: 1 }, rowFields: { ScanTime: "{{row}}", VirusCnt: 0 } }
            """);

        run.Judge(Pinned, Short).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Theory]
    [InlineData("1s")]
    [InlineData("8s")]
    [InlineData("30s")]
    public void Rows_that_lag_behind_delay_nothing_and_degrade_nothing(string lag)
    {
        var run = FlowRun.In($$"""
            quirks: { rowsLag: {{lag}} }
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                digest: one
                scanned: 48h
                scan: { takes: 5s }
                vulnerabilities: { count: 3 }
                trusted: true
            """);

        var result = run.Judge(Pinned, "{ version: 1, name: all, scan: { timeout: 2m }, desired: { vulnerabilities: { critical: 0, max: 3 }, viruses: 0, trusted: true } }");

        result.Verdict.Should().BeOfType<Verdict.Met>();
        var ended = run.Cloud.Calls.Single(call => call.Action == Start).At + TimeSpan.FromSeconds(5);
        (run.Time.GetUtcNow() - ended).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public void Many_images_whose_rows_lag_behind_a_result_with_a_virus_never_pass()
    {
        // A scan of every image ended just before the run; rows show the clean result of yesterday until after the start.
        var run = FlowRun.In("""
            quirks: { rowsLag: 6s }
            images:
              - { repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", digest: "app-{n}", count: 40, scanned: 48h, scan: { takes: 4s, staleFor: 3s, running: { since: 3s } }, after: { viruses: { count: 1 } } }
            """);
        run.Time.Advance(TimeSpan.FromSeconds(1));
        run.Adjust = order => order with { Rescan = true };

        var results = run.JudgeAll(Enumerable.Range(1, 40).Select(number => $"ccr.ccs.tencentyun.com/shop/app-{number}:1@{EmulatedDigest.Of($"app-{number}")}"), Short);

        results.Should().OnlyContain(result => result.Verdict is Verdict.NotMet);
    }
}
