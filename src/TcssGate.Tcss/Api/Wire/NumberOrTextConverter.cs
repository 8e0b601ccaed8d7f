using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>
/// Reads as <see cref="TextOrNumberConverter"/> does, and writes what is a number or a boolean without quotes, as the node image API does
/// where the registry's has texts.
/// </summary>
internal sealed class NumberOrTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TextOrNumberConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        if (bool.TryParse(value, out var flag))
        {
            writer.WriteBooleanValue(flag);
        }
        else if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
