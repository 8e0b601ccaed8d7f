namespace TcssGate.Emulator.Tests.Support;

/// <summary>A clock that moves when a test says so.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly List<ManualTimer> timers = [];

    public static DateTimeOffset Morning { get; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => this.Now;

    public override long GetTimestamp() => this.Now.UtcTicks;

    public void Advance(TimeSpan duration)
    {
        this.Now += duration;
        foreach (var timer in this.timers.Where(timer => timer.Due <= this.Now).ToList())
        {
            this.timers.Remove(timer);
            timer.Fire();
        }
    }

    public void Advance(double seconds) => this.Advance(TimeSpan.FromSeconds(seconds));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.timers.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                this.Due = clock.Now + dueTime;
                clock.timers.Add(this);
            }

            return true;
        }

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            this.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
