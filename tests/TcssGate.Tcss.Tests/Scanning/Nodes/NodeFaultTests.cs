using TcssGate.Core.Evaluation;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void A_start_whose_answer_was_lost_is_not_started_twice(int count)
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "registry.local/app-{n}:v1", count: {{count}}, scan: { takes: 20s } }]
            faults: [{ action: {{NodeRun.Start}}, calls: [1], cut: after }]
            """);

        run.JudgeAll(Enumerable.Range(1, count).Select(number => $"registry.local/app-{number}:v1")).Should().OnlyContain(result => result.Verdict is Verdict.Met);

        run.Cloud.Calls.Count(call => call.Action == NodeRun.Start && call.Error is null).Should().Be(1);
    }

    [Theory]
    [InlineData("http: 502")]
    [InlineData("http: 502, tookEffect: true")]
    [InlineData("truncate: true")]
    [InlineData("error: \"RequestLimitExceeded: slow down\"")]
    [InlineData("error: \"FailedOperation: try again\"")]
    [InlineData("error: \"InternalError: try again\", tookEffect: true")]
    public void A_start_that_goes_wrong_once_costs_no_verdict_and_no_second_scan(string fault)
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "registry.local/app-{n}:v1", count: 3, scan: { takes: 20s } }]
            licencesLeft: 3
            faults: [{ action: {{NodeRun.Start}}, calls: [1], {{fault}} }]
            """);

        run.JudgeAll(Enumerable.Range(1, 3).Select(number => $"registry.local/app-{number}:v1")).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }

    [Theory]
    [InlineData(NodeRun.List)]
    [InlineData(NodeRun.Detail)]
    public void Refused_keys_and_missing_rights_end_the_run(string action)
    {
        foreach (var (error, failure) in new[] { ("AuthFailure.SecretIdNotFound", TcssFailure.RefusedKeys), ("UnauthorizedOperation", TcssFailure.NotPermitted) })
        {
            var run = NodeRun.In($$"""
                nodeImages: [{ name: "{{NodeRun.Centos}}", scanned: 1h }]
                faults: [{ action: {{action}}, calls: every, error: {{error}} }]
                """);

            var judge = () => run.Judge(NodeRun.Centos);

            judge.Should().Throw<TcssException>().Which.Failure.Should().Be(failure);
        }
    }

    [Theory]
    [InlineData("InvalidParameter")]
    [InlineData("UnauthorizedOperation")]
    [InlineData("InternalError")]
    [InlineData("ResourceNotFound")]
    public void Without_the_progress_of_a_task_every_image_is_looked_at(string error)
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "registry.local/app-{n}:v1", count: 20, scan: { takes: 5s } }]
            faults: [{ action: {{NodeRun.Status}}, calls: every, error: {{error}} }]
            """);

        run.JudgeAll(Enumerable.Range(1, 20).Select(number => $"registry.local/app-{number}:v1")).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }

    [Theory]
    [InlineData("http: 502")]
    [InlineData("error: \"RequestLimitExceeded: slow down\"")]
    [InlineData("truncate: true")]
    [InlineData("cut: before")]
    public void Trouble_of_a_minute_in_the_middle_of_a_scan_costs_no_verdict(string fault)
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 120s } }, { name: "l10:latest", scan: { takes: 120s } }]
            faults: [{ from: 30s, to: 90s, {{fault}} }]
            """);

        run.JudgeAll([NodeRun.Centos, "l10:latest"]).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }

    [Fact]
    public void What_TCSS_cannot_say_of_an_image_leaves_that_image_undecided_and_ends_no_run()
    {
        var run = NodeRun.In($$"""
            nodeImages: [{ name: "{{NodeRun.Centos}}", scanned: 2h }]
            faults: [{ action: {{NodeRun.Detail}}, calls: every, error: "FailedOperation: broken" }]
            """);

        var results = run.JudgeAll([NodeRun.Centos, "none:1"]);

        results.Select(result => result.Reason!.Code).Should().Equal(UndecidedCode.LookFailed, UndecidedCode.ImageNotFound);
        results[0].Reason!.Text.Should().StartWith("TCSS could not say how the image is: ").And.Contain("broken");
    }

    [Fact]
    public void A_task_without_an_id_is_waited_for_all_the_same()
    {
        var run = NodeRun.In($$"""
            quirks: { omitTaskId: true }
            nodeImages: [{ name: "{{NodeRun.Centos}}", scan: { takes: 30s } }]
            """);

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Met>();
        run.Took.Should().BeLessThan(TimeSpan.FromSeconds(33));
    }

    [Fact]
    public void The_error_of_an_earlier_scan_does_not_end_the_wait_while_the_task_runs()
    {
        var run = NodeRun.Holding("scanned: 48h, scan: { takes: 400s, staleFor: 390s }, fields: { AgentError: host offline }, after: { fields: { AgentError: null } }");

        run.Judge(NodeRun.Centos).Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void An_error_that_stays_after_the_task_has_ended_ends_the_wait()
    {
        // Nothing of the result moves, as when nobody could ask the host.
        var run = NodeRun.Holding("""scanned: 48h, scan: { takes: 150s, staleFor: 150s }, fields: { AgentError: host offline, ScanTime: "2026-06-01 08:00:00" }""");

        run.Judge(NodeRun.Centos).Reason!.Code.Should().Be(UndecidedCode.ScanFailed);
        run.Took.Should().BeCloseTo(TimeSpan.FromSeconds(152), TimeSpan.FromSeconds(5));
    }
}
