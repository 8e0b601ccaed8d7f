using System.Collections.Concurrent;

namespace TcssGate.Tcss.Api.Pacing;

/// <summary>Lets at most 20 requests of each action go in any second, and fewer after the service refused some.</summary>
/// <remarks>System.Threading.RateLimiting cannot take a <see cref="TimeProvider"/> and cannot slow down, so this is our own.</remarks>
internal sealed class RequestPacer(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, PaceLane> lanes = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of a request. Who is let go gives the place back when the answer is there.</summary>
    /// <exception cref="OperationCanceledException">The wait was given up; its place in the queue goes to the next.</exception>
    public async ValueTask<PacePlace> EnterAsync(string action, CancellationToken cancellation)
    {
        var lane = this.lanes.GetOrAdd(action, static (_, time) => new PaceLane(time), time);
        return new PacePlace(lane, await lane.EnterAsync(cancellation).ConfigureAwait(false));
    }

    public void Dispose()
    {
        foreach (var lane in this.lanes.Values)
        {
            lane.Dispose();
        }
    }
}

/// <summary>The right to send one request.</summary>
internal readonly record struct PacePlace(PaceLane Lane, int Place)
{
    /// <summary>The request is answered, or given up.</summary>
    /// <param name="refused">Whether the service answered that there are too many.</param>
    public void Leave(bool refused) => this.Lane.Leave(this.Place, refused);
}
