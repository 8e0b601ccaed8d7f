namespace TcssGate.Oracle.Tests.Service;

/// <summary>The sync of the registries. Times count from the start of the run.</summary>
internal sealed class SimulatedSync
{
    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(2);

    private TimeSpan? ends;

    public TimeSpan LastSuccess { get; private set; } = TimeSpan.FromHours(-6);

    public bool IsRunning => this.ends is not null;

    public void Start(TimeSpan now) => this.ends ??= now + Takes;

    /// <summary>Ends the sync when it is due, and says when it ended; <see langword="null"/>: it did not.</summary>
    public TimeSpan? CatchUp(TimeSpan now)
    {
        if (this.ends is not { } end || end > now)
        {
            return null;
        }

        (this.ends, this.LastSuccess) = (null, end);
        return end;
    }
}
