using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Reads a text that some answers have as a number or a boolean: <c>"3"</c>, <c>3</c> and <c>"true"</c>, <c>true</c>.</summary>
internal sealed class TextOrNumberConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null,
        _ => throw new JsonException($"a text or a number was expected, not {reader.TokenType}"),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
