using TcssGate.Testing;

namespace TcssGate.Tcss.Tests.Time;

public sealed class ManualTimeTests
{
    private readonly ManualTime time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void Nothing_fires_before_it_is_due()
    {
        using var timer = Timer("a", seconds: 2);

        this.time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        this.fired.Should().BeEmpty();

        this.time.Advance(TimeSpan.FromTicks(1));
        this.fired.Should().Equal("a");
        this.time.NextTimer.Should().BeNull();
    }

    [Fact]
    public void Timers_fire_by_due_time_and_then_in_the_order_in_which_they_were_set()
    {
        using var late = Timer("late", seconds: 3);
        using var first = Timer("first", seconds: 1);
        using var second = Timer("second", seconds: 1);

        this.time.Advance(TimeSpan.FromSeconds(3));

        this.fired.Should().Equal("first", "second", "late");
    }

    [Fact]
    public void Advancing_to_the_next_timer_runs_all_that_are_due_at_that_moment_and_no_more()
    {
        using var one = Timer("one", seconds: 1);
        using var other = Timer("other", seconds: 1);
        using var late = Timer("late", seconds: 2);
        var start = this.time.GetUtcNow();

        this.time.NextTimer.Should().Be(TimeSpan.FromSeconds(1));
        this.time.AdvanceToNextTimer().Should().BeTrue();

        this.fired.Should().Equal("one", "other");
        this.time.GetUtcNow().Should().Be(start + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Without_a_timer_there_is_nothing_to_advance_to() => this.time.AdvanceToNextTimer().Should().BeFalse();

    [Fact]
    public async Task A_timer_that_another_thread_sets_is_waited_for()
    {
        var never = new TaskCompletionSource();
        var other = Task.Run(() => Timer("later", seconds: 1));

        this.time.WaitForTimer(never.Task, TimeSpan.FromSeconds(20)).Should().BeTrue();

        this.time.NextTimer.Should().Be(TimeSpan.FromSeconds(1));
        (await other).Dispose();
    }

    [Fact]
    public void A_task_that_has_ended_needs_no_timer() => this.time.WaitForTimer(Task.CompletedTask, TimeSpan.Zero).Should().BeTrue();

    [Fact]
    public void What_waits_for_no_timer_is_not_waited_for_for_ever() => this.time.WaitForTimer(new TaskCompletionSource().Task, TimeSpan.Zero).Should().BeFalse();

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var timer = this.time.CreateTimer(_ => this.fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        this.time.Advance(TimeSpan.FromSeconds(5));
        this.fired.Should().HaveCount(3);

        timer.Dispose();
        this.time.Advance(TimeSpan.FromSeconds(5));
        this.fired.Should().HaveCount(3);
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan).Should().BeFalse();
    }

    [Fact]
    public void A_changed_timer_forgets_when_it_was_due()
    {
        using var timer = Timer("a", seconds: 1);

        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        this.time.Advance(TimeSpan.FromSeconds(4));
        this.fired.Should().BeEmpty();

        this.time.Advance(TimeSpan.FromSeconds(1));
        this.fired.Should().Equal("a");
    }

    [Fact]
    public void Awaited_delays_continue_inline_one_after_the_other()
    {
        var done = DelayTwice();

        this.time.Advance(TimeSpan.FromSeconds(2));

        done.IsCompletedSuccessfully.Should().BeTrue();
        this.fired.Should().Equal("once", "twice");
    }

    private ITimer Timer(string name, int seconds) =>
        this.time.CreateTimer(_ => this.fired.Add(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private async Task DelayTwice()
    {
        await Task.Delay(TimeSpan.FromSeconds(1), this.time).ConfigureAwait(false);
        this.fired.Add("once");
        await Task.Delay(TimeSpan.FromSeconds(1), this.time).ConfigureAwait(false);
        this.fired.Add("twice");
    }
}
