using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>The time since the run began, which no change of the computer's clock can move, pauses by the same clock, and the service's time.</summary>
internal sealed class RunClock(TimeProvider time, ServerClock server)
{
    // A step that begins after its deadline still gets one attempt, so that what is known by then can be reported.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    // Timers cannot be set further ahead than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly long start = time.GetTimestamp();

    /// <summary>How long the run has gone on.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(this.start);

    /// <summary>The time by the service's clock.</summary>
    public DateTimeOffset ServerNow => server.Now;

    /// <summary>This moment.</summary>
    public Moment Now => new(this.Elapsed, this.ServerNow);

    /// <summary>Waits.</summary>
    public Task DelayAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, time, cancellation);

    /// <summary>Does some work, and ends it at a deadline.</summary>
    /// <exception cref="TimeoutException">The deadline came first.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan deadline, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = work(stop.Token);
        if (running.IsCompleted)
        {
            return await running.ConfigureAwait(false);
        }

        var left = deadline - this.Elapsed;
        using var inTime = new CancellationTokenSource();
        var late = Task.Delay(left < Shortest ? Shortest : left > Longest ? Longest : left, time, inTime.Token);
        if (await Task.WhenAny(running, late).ConfigureAwait(false) == running)
        {
            inTime.Cancel();
            return await running.ConfigureAwait(false);
        }

        // Nobody waits for what is cancelled now, so nobody else would observe its failure.
        _ = running.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        stop.Cancel();
        throw new TimeoutException();
    }
}
