using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Reads a list, item by item: one that cannot be read is null in its place, and costs no other.</summary>
internal abstract class WireList<TItem> : WireConverter<IReadOnlyList<TItem>?>
{
    public override string Expected => "a list";

    /// <summary>What an item should have been, for notes.</summary>
    public abstract string ExpectedItem { get; }

    protected override bool TryRead(ref Utf8JsonReader reader, out IReadOnlyList<TItem>? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var items = new List<TItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (this.TryReadItem(ref reader, out var item))
            {
                items.Add(item!);
                continue;
            }

            WireReading.Mark();
            reader.Skip();
            items.Add(default!);
        }

        value = items;
        return true;
    }

    protected abstract bool TryReadItem(ref Utf8JsonReader reader, out TItem? item);
}

/// <summary>Reads a list of objects.</summary>
internal sealed class WireRows<TRow> : WireList<TRow>
    where TRow : class
{
    public override string ExpectedItem => "an object";

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TRow>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("rows are only read");

    protected override bool TryReadItem(ref Utf8JsonReader reader, out TRow? item)
    {
        item = reader.TokenType == JsonTokenType.StartObject
            ? JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<TRow>)WireJson.Default.GetTypeInfo(typeof(TRow))!)
            : null;
        return item is not null;
    }
}

/// <summary>Reads and writes a list of texts.</summary>
internal sealed class WireTexts : WireList<string>
{
    public override string ExpectedItem => "text";

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string>? value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value ?? [])
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    protected override bool TryReadItem(ref Utf8JsonReader reader, out string? item)
    {
        item = WireReading.Text(ref reader);
        return item is not null;
    }
}
