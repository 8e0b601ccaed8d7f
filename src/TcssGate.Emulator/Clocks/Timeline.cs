namespace TcssGate.Emulator.Clocks;

/// <summary>What happens at its moment: nothing runs in between, each request first catches up with its own time.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> coming = new();
    private int order;

    /// <summary>The moment of what happens now, or of the last catching up.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Lets something happen at a moment; of several at the same moment, in the order in which they were told.</summary>
    public void At(DateTimeOffset when, Action happens) => this.coming.Enqueue(happens, (when, this.order++));

    /// <summary>Lets everything happen that is due.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (this.coming.TryPeek(out _, out var next) && next.At <= now)
        {
            this.Now = next.At;
            this.coming.Dequeue()();
        }

        this.Now = now;
    }
}
