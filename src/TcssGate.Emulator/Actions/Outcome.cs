using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Actions;

/// <summary>What came of a call: what it asked for, or a refusal.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    public static implicit operator Outcome(ApiError error) => new Refused(error);

    public static implicit operator Outcome(JsonObject body) => new Done(body);

    /// <summary>It worked; the body has everything but the request's id.</summary>
    public sealed record Done(JsonObject Body) : Outcome;

    /// <summary>It was refused.</summary>
    public sealed record Refused(ApiError Error) : Outcome;
}
