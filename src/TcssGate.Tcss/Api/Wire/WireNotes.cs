using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>Names the fields of a response that are read and have another type than the one that is read.</summary>
internal static class WireNotes
{
    // A response whose every row is wrong is named by its first rows.
    private const int MostNotes = 50;

    /// <summary>The notes on a response.</summary>
    /// <param name="action">The action that it belongs to.</param>
    /// <param name="body">The response, which is valid JSON.</param>
    /// <param name="type">What was read of what stands in <c>Response</c>.</param>
    public static IReadOnlyList<FieldNote> Of(string action, ReadOnlyMemory<byte> body, JsonTypeInfo type)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.DeepestResponse });
        var notes = new Walk(action);
        if (document.RootElement.TryGetProperty("Response", out var response))
        {
            notes.Object(response, type, "", null);
        }

        return notes.Found;
    }

    private sealed class Walk(string action)
    {
        public List<FieldNote> Found { get; } = [];

        public void Object(JsonElement element, JsonTypeInfo type, string path, int? row)
        {
            foreach (var property in type.Properties)
            {
                if (this.Found.Count < MostNotes && element.TryGetProperty(property.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                {
                    this.Value(value, property, path + property.Name, row);
                }
            }
        }

        private void Value(JsonElement value, JsonPropertyInfo property, string path, int? row)
        {
            var converter = property.CustomConverter ?? WireJson.Default.Options.GetTypeInfo(property.PropertyType).Converter;
            switch (converter)
            {
                case WireText or WireProblem when value.ValueKind != JsonValueKind.String:
                case WireTextOrNumber when value.ValueKind is JsonValueKind.Object or JsonValueKind.Array:
                case WireBool when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                case WireLong when !IsNumber(value, long.MinValue, long.MaxValue):
                case WireInt when !IsNumber(value, int.MinValue, int.MaxValue):
                    this.Note(value, path, row, Expected(converter));
                    break;
                case WireTexts texts:
                    this.Items(value, path, row, texts.Expected, texts.ExpectedItem, null);
                    break;
                case not null when property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>):
                    this.Items(value, path, row, "a list", "an object", WireJson.Default.Options.GetTypeInfo(list.GetGenericArguments()[0]));
                    break;
            }
        }

        private void Items(JsonElement value, string path, int? row, string expected, string expectedItem, JsonTypeInfo? itemType)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                this.Note(value, path, row, expected);
                return;
            }

            var at = 0;
            foreach (var item in value.EnumerateArray())
            {
                // The outermost list is the page's: its items are the rows.
                var (name, ofRow) = ($"{path}[{at}]", row ?? at);
                if (item.ValueKind != (itemType is null ? JsonValueKind.String : JsonValueKind.Object))
                {
                    this.Note(item, name, ofRow, expectedItem);
                }
                else if (itemType is not null)
                {
                    this.Object(item, itemType, name + ".", ofRow);
                }

                at++;
            }
        }

        private void Note(JsonElement value, string path, int? row, string expected)
        {
            if (this.Found.Count < MostNotes)
            {
                this.Found.Add(new FieldNote(row, path, $"{action}: {path} is {Kind(value, expected)}, not {expected}"));
            }
        }

        private static string Expected(JsonConverter converter) => converter switch
        {
            WireText or WireProblem => "text",
            WireTextOrNumber => "text or a number",
            WireBool => "true or false",
            _ => "a whole number",
        };

        private static bool IsNumber(JsonElement value, long least, long most) =>
            (value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetInt64(out var number) => number,
                JsonValueKind.String when long.TryParse(
                    value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
                _ => (long?)null,
            }) is { } read && read >= least && read <= most;

        private static string Kind(JsonElement value, string expected) => value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => value.ValueEquals("") ? "an empty text" : "a text",
            JsonValueKind.Number => expected == "a whole number" ? "a number with a fraction or too many digits" : "a number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "null",
        };
    }
}
