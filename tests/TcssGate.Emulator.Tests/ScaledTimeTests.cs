using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Tests.Support;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests;

public sealed class ScaledTimeTests
{
    private readonly ManualTime real = new(ManualTime.Morning);

    [Fact]
    public void Its_seconds_are_short_and_its_start_is_what_it_was_told()
    {
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var clock = new ScaledTimeProvider(this.real, 20, start);
        var before = clock.GetTimestamp();
        clock.GetUtcNow().Should().Be(start);
        this.real.Advance(1);
        clock.GetUtcNow().Should().Be(start.AddSeconds(20));
        clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Its_timers_keep_the_same_pace()
    {
        var clock = new ScaledTimeProvider(this.real, 20);
        var delay = Task.Delay(TimeSpan.FromSeconds(20), clock);
        this.real.Advance(0.999);
        delay.IsCompleted.Should().BeFalse();
        this.real.Advance(0.001);
        await delay;
    }

    [Fact]
    public void A_timer_never_fires_before_its_time()
    {
        var clock = new ScaledTimeProvider(this.real, 1000);
        var delay = Task.Delay(TimeSpan.FromMilliseconds(1500), clock);
        this.real.Advance(0.0015);
        delay.IsCompleted.Should().BeFalse("a system timer knows no half milliseconds");
        this.real.Advance(0.0005);
        delay.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void A_timer_can_be_changed_and_stopped()
    {
        var fired = 0;
        var clock = new ScaledTimeProvider(this.real, 10);
        using var timer = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        this.real.Advance(100);
        timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan).Should().BeTrue();
        this.real.Advance(1);
        fired.Should().Be(1);
        timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        this.real.Advance(1);
        fired.Should().Be(1);
    }

    [Fact]
    public void A_world_without_a_clock_goes_by_the_real_one()
    {
        new WorldClock(null, 1, TimeSpan.Zero).Start(this.real).Should().BeSameAs(this.real);
        new WorldClock(null, 2, TimeSpan.Zero).Start(this.real).GetUtcNow().Should().Be(ManualTime.Morning);
    }
}
