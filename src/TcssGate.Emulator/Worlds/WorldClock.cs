using TcssGate.Emulator.Clocks;

namespace TcssGate.Emulator.Worlds;

/// <summary>The time of a world.</summary>
/// <param name="Now">What its clock shows at the start; <see langword="null"/>: what the clock it follows shows.</param>
/// <param name="Speed">How many of its seconds pass in a real one.</param>
/// <param name="Skew">How far the server's clock is ahead of the client's; negative when it is behind.</param>
public sealed record WorldClock(DateTimeOffset? Now, double Speed, TimeSpan Skew)
{
    /// <summary>How far the <c>Date</c> header is ahead of the client's clock, as set by a gateway; <see langword="null"/>: the server sets it, by its own clock.</summary>
    public TimeSpan? DateSkew { get; init; }

    /// <summary>The clock to give to the cloud, and to whoever talks to it in the same process.</summary>
    public TimeProvider Start(TimeProvider real) => this is { Now: null, Speed: 1 } ? real : new ScaledTimeProvider(real, this.Speed, this.Now);
}
