namespace TcssGate.Tcss.Api;

/// <summary>The time by the server's clock: ours, set right by the <c>Date</c> header of the latest answer.</summary>
/// <remarks>Scan times are the server's, so how old a scan is can only be told by the server's clock. Without a header it is ours.</remarks>
public sealed class ServerClock
{
    // The header has whole seconds and travels for a while: clocks this near to each other agree as far as anyone can tell.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly TimeProvider time;
    private long offset;

    internal ServerClock(TimeProvider time) => this.time = time;

    /// <summary>The time by the server's clock.</summary>
    public DateTimeOffset Now => this.time.GetUtcNow() + this.Offset;

    /// <summary>How far the server's clock is ahead of ours; negative when it is behind; zero when unknown or less than can be told.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref this.offset));

    /// <summary>Takes note of an answer.</summary>
    internal void Note(DateTimeOffset? date)
    {
        if (date is { } server)
        {
            var ahead = server - this.time.GetUtcNow();
            Interlocked.Exchange(ref this.offset, ahead.Duration() < Resolution ? 0 : ahead.Ticks);
        }
    }
}
