using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TcssGate.Tcss.Api.Mapping;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Reads one value. A value of another type is unknown, and costs neither its row nor its page.</summary>
internal abstract class WireConverter<T> : JsonConverter<T>
{
    /// <summary>Null is read here too: it is unknown, like a missing field.</summary>
    public override bool HandleNull => true;

    /// <summary>What the value should have been, for notes: <c>text</c>, <c>a number</c>.</summary>
    public abstract string Expected { get; }

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (this.TryRead(ref reader, out var value))
        {
            return value;
        }

        WireReading.Mark();
        reader.Skip();
        return default;
    }

    /// <summary>Reads a value of the expected type; <see langword="false"/> leaves the reader where it is.</summary>
    protected abstract bool TryRead(ref Utf8JsonReader reader, out T? value);
}

/// <summary>Reads a text. A number is none: a tag <c>1.10</c> would lose its zero.</summary>
internal sealed class WireText : WireConverter<string?>
{
    public override string Expected => "text";

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    protected override bool TryRead(ref Utf8JsonReader reader, out string? value)
    {
        value = WireReading.Text(ref reader);
        return value is not null;
    }
}

/// <summary>Reads what went wrong. A value of another type is no "nothing went wrong".</summary>
internal sealed class WireProblem : WireConverter<string?>
{
    /// <summary>What stands for an error that is no text.</summary>
    public const string Unreadable = "an error that cannot be read";

    public override string Expected => "text";

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    protected override bool TryRead(ref Utf8JsonReader reader, out string? value)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            value = SecretRedaction.RedactMessage(WireReading.Text(ref reader)!);
            return true;
        }

        WireReading.Mark();
        reader.Skip();
        value = Unreadable;
        return true;
    }
}

/// <summary>Reads a text that some responses have as a number or a boolean: <c>"3"</c>, <c>3</c> and <c>"true"</c>, <c>true</c>.</summary>
internal sealed class WireTextOrNumber : WireConverter<string?>
{
    public override string Expected => "text or a number";

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    protected override bool TryRead(ref Utf8JsonReader reader, out string? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.String => WireReading.Text(ref reader),
            JsonTokenType.Number when reader.TryGetDouble(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>Reads a whole number, also from a text, as one published request sends its <c>Id</c>.</summary>
internal sealed class WireLong : WireConverter<long?>
{
    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => WriteNumber(writer, value);

    protected override bool TryRead(ref Utf8JsonReader reader, out long? value) => TryReadNumber(ref reader, out value);

    internal static void WriteNumber(Utf8JsonWriter writer, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    internal static bool TryReadNumber(ref Utf8JsonReader reader, out long? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
            JsonTokenType.String when long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>Reads a whole number of 32 bits, as <see cref="WireLong"/>; a larger one is unknown.</summary>
internal sealed class WireInt : WireConverter<int?>
{
    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => WireLong.WriteNumber(writer, value);

    protected override bool TryRead(ref Utf8JsonReader reader, out int? value)
    {
        value = WireLong.TryReadNumber(ref reader, out var number) && number is >= int.MinValue and <= int.MaxValue ? (int)number.Value : null;
        return value is not null;
    }
}

/// <summary>Reads a boolean, and nothing else: whether an image is trusted is not guessed.</summary>
internal sealed class WireBool : WireConverter<bool?>
{
    public override string Expected => "true or false";

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    protected override bool TryRead(ref Utf8JsonReader reader, out bool? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
        return value is not null;
    }
}

/// <summary>Reads why a call failed. Whatever stands there, the call failed.</summary>
internal sealed class WireError : JsonConverter<ErrorBody?>
{
    public override ErrorBody? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new ErrorBody();
        }

        string? code = null, message = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isCode, isMessage) = (reader.ValueTextEquals("Code"), reader.ValueTextEquals("Message"));
            reader.Read();
            var text = WireReading.Text(ref reader);
            reader.Skip();
            (code, message) = (isCode ? text : code, isMessage ? text : message);
        }

        return new ErrorBody { Code = code, Message = message };
    }

    public override void Write(Utf8JsonWriter writer, ErrorBody? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("errors are only read");
}
