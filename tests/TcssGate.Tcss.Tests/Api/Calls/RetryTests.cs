using Polly.Timeout;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Calls;

namespace TcssGate.Tcss.Tests.Api.Calls;

public sealed class RetryTests : IDisposable
{
    private static readonly TcssRetry Limits = new();

    private readonly ClientRig rig = new();

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_within_half_a_minute()
    {
        this.rig.Service.NeverAnswers().NeverAnswers();
        var start = this.rig.Time.GetUtcNow();

        var failure = await this.rig.ReadFailure();

        failure.Failure.Should().Be(TcssFailure.Unavailable);
        failure.Message.Should().Be(
            "DescribeAssetImageRegistryDetail: no answer within 10 s, tried 2 times; check the network and try again later");
        (this.rig.Time.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Whatever_the_jitter_a_call_ends_within_half_a_minute(double random)
    {
        using var jittery = new ClientRig(options => options with { Random = () => random });
        jittery.Service.AlwaysFails("InternalError");
        var start = jittery.Time.GetUtcNow();

        await jittery.ReadFailure();

        (jittery.Time.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Pauses_grow_and_jitter_moves_them()
    {
        var first = await Pauses(0.2);
        var second = await Pauses(0.8);

        first.Should().BeInAscendingOrder();
        first.Max().Should().BeLessThanOrEqualTo(Limits.LongestPause);
        first.Should().NotEqual(second);
    }

    [Fact]
    public async Task An_answer_in_the_last_moment_is_taken()
    {
        this.rig.Service.Answers(async cancellation =>
        {
            await Task.Delay(Limits.AttemptTimeout - TimeSpan.FromMilliseconds(1), this.rig.Time, cancellation).ConfigureAwait(false);
            return FakeService.Json("""{"Response": {"Progress": 42}}""");
        });

        (await this.rig.Run(client => client.GetImageAsync(1, CancellationToken.None))).Progress.Should().Be(42);
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Whoever_stops_the_program_gets_no_retry()
    {
        using var stop = new CancellationTokenSource();
        this.rig.Service.NeverAnswers();
        var running = this.rig.Client.GetImageAsync(1, stop.Token);

        await stop.CancelAsync();

        await running.Invoking(call => call).Should().ThrowAsync<OperationCanceledException>();
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Stopping_during_a_pause_ends_the_call_at_once()
    {
        using var stop = new CancellationTokenSource();
        this.rig.Service.Fails("InternalError");
        var running = this.rig.Client.GetImageAsync(1, stop.Token);
        running.IsCompleted.Should().BeFalse();

        await stop.CancelAsync();

        await running.Invoking(call => call).Should().ThrowAsync<OperationCanceledException>();
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_numbers_can_be_changed()
    {
        using var impatient = new ClientRig(options => options with { Retry = new TcssRetry { Retries = 0 } });
        impatient.Service.AlwaysFails("InternalError");

        await impatient.ReadFailure();

        impatient.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(6, 0, false)]
    [InlineData(1, 14_999, true)]
    [InlineData(1, 15_000, false)]
    public void Retries_end_with_their_number_and_with_their_time(int sent, int spentMilliseconds, bool expected) =>
        RetryRule.ShouldRetry(new TimeoutRejectedException(), new Attempts(Effect.Reads, sent, TimeSpan.FromMilliseconds(spentMilliseconds)), Limits)
            .Should().Be(expected);

    [Fact]
    public void A_fault_of_our_own_is_never_retried() =>
        RetryRule.ShouldRetry(new InvalidOperationException(), new Attempts(Effect.Reads, 1, TimeSpan.Zero), Limits).Should().BeFalse();

    public void Dispose() => this.rig.Dispose();

    private static async Task<List<TimeSpan>> Pauses(double random)
    {
        using var rig = new ClientRig(options => options with { Random = () => random });
        rig.Service.AlwaysFails("InternalError");
        await rig.ReadFailure();
        var times = rig.Service.Requests.Select(request => request.At).ToList();
        return [.. times.Zip(times.Skip(1), (before, after) => after - before)];
    }
}
