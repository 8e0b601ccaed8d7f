namespace TcssGate.Tcss.Scanning;

/// <summary>The time since the run began, which no change of the computer's clock can move, and pauses by the same clock.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>How long the run has gone on.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(this.start);

    /// <summary>Waits.</summary>
    public Task DelayAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, time, cancellation);
}
