using Polly;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>What one call has been through.</summary>
internal sealed class CallState(string action, Effect effect, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    public static ResiliencePropertyKey<CallState> Key { get; } = new("tcss-call");

    public string Action => action;

    public Effect Effect => effect;

    /// <summary>How often it has been sent.</summary>
    public int Sent { get; set; }

    /// <summary>How long it has waited for its turn.</summary>
    public TimeSpan Paced { get; set; }

    /// <summary>How long it has taken, the waits for its turn left out: those are our own doing.</summary>
    public TimeSpan Spent => time.GetElapsedTime(this.started) - this.Paced;
}
