namespace TcssGate.Emulator.Throttling;

/// <summary>Counts the calls of each action in the last second. A refused call does not count, or a client could never recover.</summary>
internal sealed class RateWindow(int limit)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Queue<DateTimeOffset>> calls = new(StringComparer.Ordinal);

    /// <summary>Whether one more call is within the limit; if so, it is counted.</summary>
    public bool Admits(string action, DateTimeOffset now)
    {
        if (!this.calls.TryGetValue(action, out var recent))
        {
            this.calls[action] = recent = new Queue<DateTimeOffset>();
        }

        while (recent.TryPeek(out var first) && now - first >= Window)
        {
            recent.Dequeue();
        }

        if (recent.Count >= limit)
        {
            return false;
        }

        recent.Enqueue(now);
        return true;
    }
}
