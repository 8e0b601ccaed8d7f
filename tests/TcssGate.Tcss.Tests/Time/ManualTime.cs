namespace TcssGate.Testing;

/// <summary>A clock that stands still until a test moves it, and then runs the timers inline, on the test's own thread.</summary>
/// <remarks>
/// Timers run in the order in which they fall due, those due together in the order in which they were set. While one runs, <see cref="GetUtcNow"/>
/// is the moment that it was due at. Because nothing is handed to another thread, everything that could run has run when a call returns, but for what the
/// runtime itself hands to the thread pool when a stack has grown too deep: <see cref="WaitForTimer"/> waits for that.
/// </remarks>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    // No pause of the program and no wait for an answer is longer; deadlines are.
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceWithFarTimers = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> pending = [];
    private readonly object news = new();
    private DateTimeOffset now = start;
    private long created;

    /// <summary>Starts at a moment that no test cares about.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How long until the next timer falls due; <see langword="null"/> when none is set.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (this.gate)
            {
                return this.pending.Count == 0 ? null : this.pending.Min(timer => timer.Due) - this.now;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (this.gate)
        {
            return this.now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, and runs every timer that falls due meanwhile, those included that are set meanwhile.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to the next timer and runs every timer due at that moment; <see langword="false"/> when none is set.</summary>
    public bool AdvanceToNextTimer()
    {
        if (this.NextTimer is not { } wait)
        {
            return false;
        }

        AdvanceTo(GetUtcNow() + wait);
        return true;
    }

    /// <summary>
    /// Moves the clock to the next timer, as soon as there is one. A far timer is a deadline of what is at work: before it falls due, what the runtime
    /// handed to the thread pool gets a moment of real time to set a nearer one, or to end.
    /// </summary>
    /// <returns><see langword="false"/> when there is no timer, and none comes in real time.</returns>
    public bool AdvanceToNextTimer(Task task, TimeSpan patience)
    {
        if (!this.WaitFor(task, patience, TimeSpan.MaxValue))
        {
            return false;
        }

        this.WaitFor(task, PatienceWithFarTimers, Near);
        if (!task.IsCompleted)
        {
            this.AdvanceToNextTimer();
        }

        return true;
    }

    /// <summary>Waits until there is a timer to advance to, or a task has ended; <see langword="false"/> when neither comes in real time.</summary>
    public bool WaitForTimer(Task task, TimeSpan patience) => this.WaitFor(task, patience, TimeSpan.MaxValue);

    private bool WaitFor(Task task, TimeSpan patience, TimeSpan within)
    {
        if (this.NextTimer <= within || task.IsCompleted)
        {
            return true;
        }

        _ = task.ContinueWith(_ => this.Tell(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        lock (this.news)
        {
            while (!(this.NextTimer <= within) && !task.IsCompleted)
            {
                if (!Monitor.Wait(this.news, patience))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private void Tell()
    {
        lock (this.news)
        {
            Monitor.PulseAll(this.news);
        }
    }

    private void AdvanceTo(DateTimeOffset end)
    {
        // A test runner's context would send continuations to other threads; without one they run inline.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (TakeDue(end) is { } callback)
            {
                callback();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private Action? TakeDue(DateTimeOffset end)
    {
        lock (this.gate)
        {
            var timer = this.pending.OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();
            if (timer is null || timer.Due > end)
            {
                this.now = end > this.now ? end : this.now;
                return null;
            }

            this.now = timer.Due > this.now ? timer.Due : this.now;
            this.pending.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
            {
                Set(timer, timer.Period);
            }

            return timer.Callback;
        }
    }

    private void Set(ManualTimer timer, TimeSpan wait)
    {
        timer.Due = this.now + wait;
        timer.Order = this.created++;
        this.pending.Add(timer);
    }

    private bool Change(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (this.gate)
        {
            this.pending.Remove(timer);
            if (timer.Disposed)
            {
                return false;
            }

            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
                Set(timer, dueTime);
            }
        }

        this.Tell();
        return true;
    }

    private void Remove(ManualTimer timer)
    {
        lock (this.gate)
        {
            timer.Disposed = true;
            this.pending.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public Action Callback { get; } = callback;

        public DateTimeOffset Due { get; set; }

        public long Order { get; set; }

        public TimeSpan Period { get; set; }

        public bool Disposed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => time.Change(this, dueTime, period);

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
