namespace TcssGate.Tcss.Api.Pacing;

/// <summary>
/// The arithmetic of a pace: a fixed number of places, each of which may be used again one window after the answer to the request that used it
/// before. So no window holds more requests than there are places, whenever within its round trip the service counted each.
/// </summary>
/// <remarks>Not thread-safe; times are spans since any fixed moment.</remarks>
internal sealed class PaceWindow
{
    /// <summary>The service takes so many requests a second for each action.</summary>
    public const int Places = 20;

    private const int Slowest = 8;
    private static readonly TimeSpan Taken = TimeSpan.MaxValue;

    private readonly TimeSpan[] freed = new TimeSpan[Places];
    private readonly TimeSpan[] granted = new TimeSpan[Places];
    private TimeSpan heldUntil = TimeSpan.MinValue;
    private TimeSpan slowed = TimeSpan.MinValue;
    private int factor = 1;

    public PaceWindow() => Array.Fill(this.freed, TimeSpan.MinValue);

    /// <summary>The service's second, and a margin for a clock of theirs that is not ours.</summary>
    public static TimeSpan Plain { get; } = TimeSpan.FromMilliseconds(1100);

    /// <summary>After so long without a refusal the pace doubles, until it is the plain one again.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a place rests.</summary>
    public TimeSpan Length(TimeSpan now) => Plain * FactorAt(now);

    /// <summary>Takes a place, if one is free.</summary>
    public int? TryTake(TimeSpan now)
    {
        var place = NextPlace();
        if (FreeAt(place, now) > now)
        {
            return null;
        }

        this.freed[place] = Taken;
        this.granted[place] = now;
        return place;
    }

    /// <summary>How long until a place is free; <see langword="null"/> when all are in use and only an answer can free one.</summary>
    public TimeSpan? WaitFor(TimeSpan now)
    {
        var freeAt = FreeAt(NextPlace(), now);
        return freeAt == Taken ? null : freeAt <= now ? TimeSpan.Zero : freeAt - now;
    }

    /// <summary>The answer to the request of a place has come, or will not.</summary>
    public void Free(int place, TimeSpan now) => this.freed[place] = now;

    /// <summary>The service refused the request of a place because there were too many: everyone waits out its window, and the pace halves.</summary>
    public void Slow(int place, TimeSpan now)
    {
        this.heldUntil = now + Plain;
        // Of twenty requests sent together twenty may be refused. That is one piece of news, not twenty.
        if (this.granted[place] > this.slowed)
        {
            this.factor = Math.Min(Slowest, FactorAt(now) * 2);
            this.slowed = now;
        }
    }

    private int FactorAt(TimeSpan now) =>
        this.factor == 1 ? 1 : Math.Max(1, this.factor >> (int)Math.Min(30, (now - this.slowed) / Quiet));

    private int NextPlace() => Array.IndexOf(this.freed, this.freed.Min());

    private TimeSpan FreeAt(int place, TimeSpan now)
    {
        var freed = this.freed[place];
        if (freed == Taken)
        {
            return Taken;
        }

        var rested = freed == TimeSpan.MinValue ? TimeSpan.MinValue : freed + Length(now);
        return rested > this.heldUntil ? rested : this.heldUntil;
    }
}
