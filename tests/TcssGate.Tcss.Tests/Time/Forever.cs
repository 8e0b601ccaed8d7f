namespace TcssGate.Tcss.Tests.Time;

/// <summary>A wait that only cancellation ends, and then at once: a cancelled <see cref="Task.Delay(TimeSpan, CancellationToken)"/> goes on on another thread.</summary>
internal static class Forever
{
    public static async Task Wait(CancellationToken cancellation)
    {
        var never = new TaskCompletionSource();
        using var registration = cancellation.UnsafeRegister(_ => never.TrySetCanceled(cancellation), null);
        await never.Task.ConfigureAwait(false);
    }
}
