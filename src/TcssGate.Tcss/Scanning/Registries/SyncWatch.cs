using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>What to do after a look at a sync that is waited for.</summary>
internal enum SyncStep
{
    /// <summary>Look again.</summary>
    LookAgain,

    /// <summary>This very sync went well.</summary>
    Succeeded,

    /// <summary>This very sync failed.</summary>
    Failed,
}

/// <summary>A sync that is waited for: tells its own end from that of an earlier one, which is shown until it begins.</summary>
/// <param name="Before">The status before the sync was asked for.</param>
/// <param name="Since">When it was asked for, counted from any fixed moment of the caller's.</param>
internal sealed record SyncWatch(SyncStatus Before, TimeSpan Since)
{
    // An old failure is shown until the new sync begins; after this long without a change it is the new one's.
    private static readonly TimeSpan OldFailurePatience = TimeSpan.FromSeconds(15);

    private bool SeenRunning { get; init; }

    /// <summary>Takes in a look.</summary>
    public SyncWatch Observe(SyncStatus look) => this with { SeenRunning = this.SeenRunning || look.State == SyncState.Running };

    /// <summary>What the look means.</summary>
    public SyncStep Next(SyncStatus look, TimeSpan at) => look.State switch
    {
        SyncState.Succeeded when this.SeenRunning || look.LatestSuccess != this.Before.LatestSuccess => SyncStep.Succeeded,
        SyncState.Failed when this.SeenRunning || this.Before.State != SyncState.Failed || at - this.Since >= OldFailurePatience => SyncStep.Failed,
        _ => SyncStep.LookAgain,
    };
}
