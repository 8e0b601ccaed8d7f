namespace TcssGate.Emulator.Clocks;

/// <summary>A clock that runs faster or slower than another, and may show another time; its timers keep the same pace.</summary>
public sealed class ScaledTimeProvider : TimeProvider
{
    // A system timer drops fractions of a millisecond, and so would fire before its time.
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider inner;
    private readonly double speed;
    private readonly DateTimeOffset start;
    private readonly long origin;

    /// <summary>Starts the clock now.</summary>
    /// <param name="inner">The clock that it follows.</param>
    /// <param name="speed">How many of its seconds pass in one of the inner clock's; more than 0.</param>
    /// <param name="start">What it shows now; left out: what the inner clock shows.</param>
    public ScaledTimeProvider(TimeProvider inner, double speed, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        this.inner = inner;
        this.speed = speed;
        this.start = (start ?? inner.GetUtcNow()).ToUniversalTime();
        this.origin = inner.GetTimestamp();
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => this.inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => this.inner.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)((this.inner.GetTimestamp() - this.origin) * this.speed);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => this.start + this.GetElapsedTime(0);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this.inner.CreateTimer(callback, state, this.Scale(dueTime), this.Scale(period)), this);

    private TimeSpan Scale(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return duration;
        }

        var scaled = duration / this.speed;
        return Finest * Math.Ceiling(scaled / Finest);
    }

    private sealed class ScaledTimer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
