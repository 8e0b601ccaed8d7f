using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Faults;

/// <summary>What goes wrong, and when.</summary>
internal sealed record FaultSpec
{
    /// <summary>The action; <see langword="null"/>: any.</summary>
    public string? Action { get; init; }

    /// <summary>Which calls of the action, from 1; <see langword="null"/>: every one.</summary>
    public IReadOnlyList<int>? Calls { get; init; }

    /// <summary>After the start.</summary>
    public TimeSpan From { get; init; } = TimeSpan.Zero;

    /// <summary>After the start; from then on it no longer goes wrong.</summary>
    public TimeSpan To { get; init; } = TimeSpan.MaxValue;

    /// <summary>The answer is this error.</summary>
    public ApiError? Error { get; init; }

    /// <summary>The answer is this HTTP status with a page of HTML.</summary>
    public int? Http { get; init; }

    public Delivery Delivery { get; init; } = Delivery.Whole;

    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the call is carried out although the client is told otherwise, or nothing.</summary>
    public bool TookEffect { get; init; }

    /// <summary>Whether it goes wrong for this call.</summary>
    public bool Hits(string action, int call, TimeSpan elapsed) =>
        (this.Action is null || this.Action == action)
        && this.Calls?.Contains(call) is not false
        && elapsed >= this.From
        && elapsed < this.To;
}
