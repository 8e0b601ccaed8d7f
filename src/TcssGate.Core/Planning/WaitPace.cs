namespace TcssGate.Core.Planning;

/// <summary>How long to wait between two looks: short enough that no build waits for its verdict, long enough to stay polite.</summary>
public static class WaitPace
{
    // A scan under a minute is reported within two seconds of its end, a longer one within five; the rest of each is for the call itself.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestAtFirst = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestLater = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(1);

    /// <summary>The next delay.</summary>
    /// <param name="waited">How long the scan has been waited for.</param>
    /// <param name="remaining">The service's estimate of the time left; <see langword="null"/> when it gives none.</param>
    /// <param name="sample">A number from 0 to below 1 that spreads the looks of parallel jobs; it only ever shortens the delay.</param>
    public static TimeSpan Next(TimeSpan waited, TimeSpan? remaining, double sample)
    {
        var longest = waited < AtFirst ? LongestAtFirst : LongestLater;
        // The estimate may be too long as well as too short, so it can bring the next look forward but never put it off.
        var delay = remaining is { } estimate && estimate < longest ? estimate : longest;
        delay = delay < Shortest ? Shortest : delay;
        return delay * (1 - (0.2 * sample));
    }
}
