using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Actions;

/// <summary>Writes answers the way the service, or a gateway before it, does.</summary>
/// <param name="call">The number of the call, which gives the request's id.</param>
/// <param name="date">What the server's clock shows.</param>
/// <param name="language">Of errors.</param>
internal sealed class AnswerWriter(int call, DateTimeOffset date, string language)
{
    private static readonly byte[] Mark = @"\u2702"u8.ToArray();

    /// <summary>What errors and pages repeat of the request; empty: nothing.</summary>
    public string Echo { get; init; } = "";

    /// <summary>How a ✂ is written; <see langword="null"/>: as it stands.</summary>
    public HalfCharacter? HalfCharacter { get; init; }

    public EmulatedAnswer Json(Outcome outcome)
    {
        var body = outcome switch
        {
            Outcome.Done done => done.Body,
            Outcome.Refused { Error: var error } => new JsonObject { ["Error"] = new JsonObject { ["Code"] = error.Code, ["Message"] = error.In(language) + this.Echo } },
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
        body["RequestId"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{call:D12}");
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            new JsonObject { ["Response"] = body }.WriteTo(writer);
        }

        return this.Answer(200, "application/json", this.Cut(bytes.WrittenMemory));
    }

    /// <summary>What a gateway says that does not reach the service.</summary>
    public EmulatedAnswer Html(int status) =>
        this.Answer(status, "text/html", Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{status}</title></head>\r\n<body><h1>{status}</h1><hr>gateway{this.Echo}</body>\r\n</html>\r\n"));

    private ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> body)
    {
        if (this.HalfCharacter is not { } half)
        {
            return body;
        }

        ReadOnlySpan<byte> cut = half == Worlds.HalfCharacter.Escape ? @"\ud83d"u8 : [0xf0, 0x9f, 0x98];
        var written = new ArrayBufferWriter<byte>(body.Length);
        var rest = body.Span;
        for (var at = rest.IndexOf(Mark); at >= 0; at = rest.IndexOf(Mark))
        {
            written.Write(rest[..at]);
            written.Write(cut);
            rest = rest[(at + Mark.Length)..];
        }

        written.Write(rest);
        return written.WrittenMemory;
    }

    private EmulatedAnswer Answer(int status, string type, ReadOnlyMemory<byte> body) =>
        new(status, type, date, body, Delivery.Whole, TimeSpan.Zero);
}
