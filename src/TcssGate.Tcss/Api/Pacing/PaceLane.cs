namespace TcssGate.Tcss.Api.Pacing;

/// <summary>The queue of one action: first come, first sent.</summary>
/// <remarks>
/// Whoever waits goes on inside the callback of the lane's timer. Handing that to another thread would buy nothing, and would make it
/// impossible to tell in a test when everything that can run has run.
/// </remarks>
internal sealed class PaceLane : IDisposable
{
    private readonly Lock gate = new();
    private readonly PaceWindow window = new();
    private readonly LinkedList<TaskCompletionSource<int>> waiting = [];
    private readonly TimeProvider time;
    private readonly long start;
    private readonly ITimer timer;

    public PaceLane(TimeProvider time)
    {
        this.time = time;
        this.start = time.GetTimestamp();
        this.timer = time.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => this.time.GetElapsedTime(this.start);

    /// <summary>Waits for a place.</summary>
    public ValueTask<int> EnterAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (this.gate)
        {
            if (this.waiting.Count == 0 && this.window.TryTake(this.Now) is { } place)
            {
                return ValueTask.FromResult(place);
            }

            var node = this.waiting.AddLast(new TaskCompletionSource<int>());
            SetTimer();
            return WaitAsync(node, cancellation);
        }
    }

    /// <summary>Gives a place back, once its request is answered or given up.</summary>
    public void Leave(int place, bool refused)
    {
        lock (this.gate)
        {
            if (refused)
            {
                this.window.Slow(place, this.Now);
            }

            this.window.Free(place, this.Now);
            SetTimer();
        }
    }

    public void Dispose() => this.timer.Dispose();

    private async ValueTask<int> WaitAsync(LinkedListNode<TaskCompletionSource<int>> node, CancellationToken cancellation)
    {
        using var registration = cancellation.UnsafeRegister(_ => GiveUp(node, cancellation), null);
        return await node.Value.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<int>> node, CancellationToken cancellation)
    {
        lock (this.gate)
        {
            if (node.List is null)
            {
                return;
            }

            this.waiting.Remove(node);
        }

        node.Value.SetCanceled(cancellation);
    }

    private void Serve()
    {
        while (Next() is var (waiter, place))
        {
            waiter.SetResult(place);
        }
    }

    private (TaskCompletionSource<int> Waiter, int Place)? Next()
    {
        lock (this.gate)
        {
            if (this.waiting.First is not { } first)
            {
                return null;
            }

            if (this.window.TryTake(this.Now) is not { } place)
            {
                SetTimer();
                return null;
            }

            this.waiting.RemoveFirst();
            return (first.Value, place);
        }
    }

    private void SetTimer()
    {
        if (this.waiting.Count > 0 && this.window.WaitFor(this.Now) is { } wait)
        {
            // Up to whole milliseconds, because a timer cuts the rest off and would come too early.
            this.timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}
