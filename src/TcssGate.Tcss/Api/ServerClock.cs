namespace TcssGate.Tcss.Api;

/// <summary>The time by the server's clock: ours, corrected by the <c>Date</c> header of the latest response.</summary>
/// <remarks>
/// Scan times are the server's, so only the server's clock shows how old a scan is. Without a header it is our clock. A header that is more than
/// <see cref="Farthest"/> away from our clock is not the service's: the service accepts a signature only within 5 minutes of its clock.
/// </remarks>
public sealed class ServerClock
{
    // The header has whole seconds and travels for a while: clocks this near to each other agree as far as anyone can tell.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly TimeProvider time;
    private long offset;
    private long ignored;

    internal ServerClock(TimeProvider time) => this.time = time;

    /// <summary>How far a <c>Date</c> header may be away from our clock to be taken for the service's.</summary>
    public static TimeSpan Farthest { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The time by the server's clock.</summary>
    public DateTimeOffset Now => this.time.GetUtcNow() + this.Offset;

    /// <summary>How far the server's clock is ahead of ours; negative when it is behind; zero when unknown or less than can be told.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref this.offset));

    /// <summary>A warning that a <c>Date</c> header was not used, for the user; <see langword="null"/> when every header was used.</summary>
    public string? Warning => TimeSpan.FromTicks(Interlocked.Read(ref this.ignored)) is var ahead && ahead == TimeSpan.Zero
        ? null
        : $"warning: the Date header of a response is {ClockDifference.Describe(ahead)} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this computer's clock, "
            + "but TCSS accepted the signature, so that header is not from the clock of TCSS; the ages of scans were computed with this computer's clock instead";

    /// <summary>Takes note of a response to a request whose signature the service accepted.</summary>
    internal void Note(DateTimeOffset? date)
    {
        if (date is not { } server)
        {
            return;
        }

        var ahead = server - this.time.GetUtcNow();
        if (ahead.Duration() > Farthest)
        {
            Interlocked.Exchange(ref this.ignored, ahead.Ticks);
            return;
        }

        Interlocked.Exchange(ref this.offset, ahead.Duration() < Resolution ? 0 : ahead.Ticks);
    }
}
