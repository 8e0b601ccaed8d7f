using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Actions;

/// <summary>Writes answers the way the service, or a gateway before it, does.</summary>
/// <param name="call">The number of the call, which gives the request's id.</param>
/// <param name="date">What the server's clock shows.</param>
/// <param name="language">Of errors.</param>
internal sealed class AnswerWriter(int call, DateTimeOffset date, string language)
{
    public EmulatedAnswer Json(Outcome outcome)
    {
        var body = outcome switch
        {
            Outcome.Done done => done.Body,
            Outcome.Refused { Error: var error } => new JsonObject { ["Error"] = new JsonObject { ["Code"] = error.Code, ["Message"] = error.In(language) } },
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
        body["RequestId"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{call:D12}");
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            new JsonObject { ["Response"] = body }.WriteTo(writer);
        }

        return this.Answer(200, "application/json", bytes.WrittenMemory);
    }

    /// <summary>What a gateway says that does not reach the service.</summary>
    public EmulatedAnswer Html(int status) =>
        this.Answer(status, "text/html", Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{status}</title></head>\r\n<body><h1>{status}</h1><hr>gateway</body>\r\n</html>\r\n"));

    private EmulatedAnswer Answer(int status, string type, ReadOnlyMemory<byte> body) =>
        new(status, type, date, body, Delivery.Whole, TimeSpan.Zero);
}
