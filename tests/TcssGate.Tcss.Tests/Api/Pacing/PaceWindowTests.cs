using TcssGate.Tcss.Api.Pacing;

namespace TcssGate.Tcss.Tests.Api.Pacing;

public sealed class PaceWindowTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly PaceWindow window = new();

    [Fact]
    public void Twenty_go_at_once_and_the_next_waits_for_the_first_to_rest()
    {
        Burst(TimeSpan.Zero);

        this.window.TryTake(PaceWindow.Plain - Tick).Should().BeNull();
        this.window.WaitFor(PaceWindow.Plain - Tick).Should().Be(Tick);
        this.window.WaitFor(PaceWindow.Plain).Should().Be(TimeSpan.Zero);
        this.window.TryTake(PaceWindow.Plain).Should().NotBeNull();
    }

    [Fact]
    public void A_place_rests_from_its_answer_on_because_nobody_knows_when_the_service_counted_the_request()
    {
        var place = this.window.TryTake(TimeSpan.Zero)!.Value;
        TakeAll(TimeSpan.Zero, PaceWindow.Places - 1);
        this.window.WaitFor(TimeSpan.FromSeconds(5)).Should().BeNull("every place is in use");

        this.window.Free(place, TimeSpan.FromSeconds(5));

        this.window.WaitFor(TimeSpan.FromSeconds(5)).Should().Be(PaceWindow.Plain);
        this.window.TryTake(TimeSpan.FromSeconds(5) + PaceWindow.Plain).Should().Be(place);
    }

    [Fact]
    public void The_plain_window_is_longer_than_the_services_second() => PaceWindow.Plain.Should().BeGreaterThan(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_refusal_holds_everyone_for_a_window_and_halves_the_pace()
    {
        var place = this.window.TryTake(Tick)!.Value;
        this.window.Slow(place, Tick);
        this.window.Free(place, Tick);

        this.window.TryTake(Tick + PaceWindow.Plain - Tick).Should().BeNull("other places are free, but the service is not");
        this.window.TryTake(Tick + PaceWindow.Plain).Should().NotBeNull();
        this.window.Length(Tick).Should().Be(2 * PaceWindow.Plain);
    }

    [Fact]
    public void Refusals_of_requests_that_were_sent_together_count_once()
    {
        var first = this.window.TryTake(Tick)!.Value;
        var second = this.window.TryTake(Tick)!.Value;

        this.window.Slow(first, 2 * Tick);
        this.window.Slow(second, 3 * Tick);

        this.window.Length(3 * Tick).Should().Be(2 * PaceWindow.Plain);
    }

    [Fact]
    public void Refusal_after_refusal_slows_down_to_an_eighth_and_no_further()
    {
        var now = Tick;
        foreach (var factor in new[] { 2, 4, 8, 8, 8 })
        {
            var place = this.window.TryTake(now)!.Value;
            this.window.Slow(place, now);
            this.window.Length(now).Should().Be(factor * PaceWindow.Plain);
            now += PaceWindow.Plain;
        }
    }

    [Fact]
    public void The_pace_doubles_after_each_quiet_while_until_it_is_the_plain_one()
    {
        var place = this.window.TryTake(Tick)!.Value;
        this.window.Slow(place, Tick);
        var again = this.window.TryTake(Tick + PaceWindow.Plain)!.Value;
        var slowed = Tick + PaceWindow.Plain;
        this.window.Slow(again, slowed);

        this.window.Length(slowed + PaceWindow.Quiet - Tick).Should().Be(4 * PaceWindow.Plain);
        this.window.Length(slowed + PaceWindow.Quiet).Should().Be(2 * PaceWindow.Plain);
        this.window.Length(slowed + (2 * PaceWindow.Quiet) - Tick).Should().Be(2 * PaceWindow.Plain);
        this.window.Length(slowed + (2 * PaceWindow.Quiet)).Should().Be(PaceWindow.Plain);
        this.window.Length(slowed + (1000 * PaceWindow.Quiet)).Should().Be(PaceWindow.Plain);
    }

    private void Burst(TimeSpan now)
    {
        foreach (var place in TakeAll(now, PaceWindow.Places))
        {
            this.window.Free(place, now);
        }
    }

    private List<int> TakeAll(TimeSpan now, int count) => [.. Enumerable.Range(0, count).Select(_ => this.window.TryTake(now)!.Value)];
}
