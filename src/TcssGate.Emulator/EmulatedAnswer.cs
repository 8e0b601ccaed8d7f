namespace TcssGate.Emulator;

/// <summary>What to send back, and how.</summary>
/// <param name="Status">The HTTP status; 200 for failures of the API too.</param>
/// <param name="ContentType">As in <c>application/json</c>.</param>
/// <param name="Date">The server's clock, which may differ from the client's.</param>
/// <param name="Body">The whole body, also when <paramref name="Delivery"/> does not let it through.</param>
/// <param name="Delivery">What becomes of it on its way.</param>
/// <param name="Delay">How long to hold it back; zero for not at all.</param>
public sealed record EmulatedAnswer(
    int Status,
    string ContentType,
    DateTimeOffset Date,
    ReadOnlyMemory<byte> Body,
    Delivery Delivery,
    TimeSpan Delay);

/// <summary>What becomes of an answer on its way to the client.</summary>
public enum Delivery
{
    /// <summary>It arrives.</summary>
    Whole,

    /// <summary>The first half of its body arrives.</summary>
    Truncated,

    /// <summary>Nothing arrives: the connection is cut.</summary>
    Cut,
}
