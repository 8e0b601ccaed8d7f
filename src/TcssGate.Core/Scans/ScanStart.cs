namespace TcssGate.Core.Scans;

/// <summary>What was known when a scan was started or joined. Its result has to be newer than all of it.</summary>
/// <param name="At">The server's time at that moment.</param>
/// <param name="MaxAge">The policy's <c>scan.maxAge</c>.</param>
public sealed record ScanStart(DateTimeOffset At, TimeSpan MaxAge)
{
    // Scan times may come from another clock of the service than its Date header.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    // The Date header and scan times have whole seconds, and the header travels for a while.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(3);

    /// <summary>The time of the newest earlier result that any row or detail showed; <see langword="null"/> when there was none.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>
    /// Whether an earlier result had no readable time (<see cref="ScanSnapshot.HasUndatedResult"/>): then only a scan that was seen running is newer.
    /// </summary>
    public bool UndatedBefore { get; init; }

    /// <summary>
    /// Whether only a list row showed the earlier result. Rows lag behind details, so a result that is newer than the row may still be older
    /// than the scan; the tolerance is then no wider than the clocks' resolution.
    /// </summary>
    public bool FromRow { get; init; }

    /// <summary>An earlier result than this is not that of the scan.</summary>
    public DateTimeOffset Earliest => this.At - (this.FromRow ? Resolution : Tolerance);

    /// <summary>Whether a result of this time is newer than all that was known; <see langword="null"/> never is.</summary>
    public bool IsNew(DateTimeOffset? scanTime) =>
        scanTime is { } time && !this.UndatedBefore && time >= this.Earliest && (this.Before is not { } before || time > before);
}
