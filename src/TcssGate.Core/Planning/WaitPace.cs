namespace TcssGate.Core.Planning;

/// <summary>How long to wait between two looks: short enough that no build waits for its verdict, long enough to stay polite.</summary>
public static class WaitPace
{
    // A result has to stand for two seconds before it counts. With that, a scan under a minute is reported within three and a half seconds of its
    // end, and a longer one within five and a half; the rest of each is for the calls themselves.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestAtFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLater = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(1);

    // A look at several images takes several calls.
    private const double FactorForSeveral = 1.6;

    /// <summary>The next delay.</summary>
    /// <param name="waited">How long the scan has been waited for.</param>
    /// <param name="remaining">The service's estimate of the time left; <see langword="null"/> when it gives none.</param>
    /// <param name="sample">A number from 0 to below 1 that spreads the looks of parallel jobs; it only ever shortens the delay.</param>
    /// <param name="several">Whether more than one image is waited for.</param>
    public static TimeSpan Next(TimeSpan waited, TimeSpan? remaining, double sample, bool several = false)
    {
        var longest = (waited < AtFirst ? LongestAtFirst : LongestLater) * (several ? FactorForSeveral : 1);
        // The estimate may be too long as well as too short, so it can bring the next look forward but never put it off.
        var delay = remaining is { } estimate && estimate < longest ? estimate : longest;
        delay = delay < Shortest ? Shortest : delay;
        return delay * (1 - (0.2 * sample));
    }
}
