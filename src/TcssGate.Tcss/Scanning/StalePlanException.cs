using TcssGate.Core.Planning;

namespace TcssGate.Tcss.Scanning;

/// <summary>The world is no longer the one that a saved plan was made for. Thrown before any scan is started.</summary>
public sealed class StalePlanException : Exception
{
    private StalePlanException(IReadOnlyList<PlanDifference> differences)
        : base("saved plan is stale") => this.Differences = differences;

    /// <summary>What has changed; never empty.</summary>
    public IReadOnlyList<PlanDifference> Differences { get; }

    internal static void ThrowIfAny(IReadOnlyList<PlanDifference>? differences)
    {
        if (differences is { Count: > 0 })
        {
            throw new StalePlanException(differences);
        }
    }
}
