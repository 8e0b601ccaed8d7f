using System.Globalization;
using System.Text.Json.Nodes;
using TcssGate.Core.Documents;

namespace TcssGate.Emulator.Worlds;

/// <summary>A field of an answer that the world file gives word for word.</summary>
/// <param name="Name">The field.</param>
/// <param name="Text">Its value; <see langword="null"/> is written as null.</param>
/// <param name="Quoted">Whether it is a text whatever it looks like.</param>
internal sealed record RawField(string Name, string? Text, bool Quoted)
{
    /// <summary>The mapping or list that takes the place of a value; <see langword="null"/> when it is a single value.</summary>
    public YamlNode? Structure { get; init; }

    /// <summary>Reads a field: a value, or a mapping or a list where the service has a value.</summary>
    public static RawField Of(string name, YamlNode node) => node is YamlScalar scalar
        ? new RawField(name, scalar.IsNull ? null : scalar.Value, scalar.Quoted)
        : new RawField(name, null, false) { Structure = node };

    /// <summary>Puts fields over those of a row.</summary>
    public static void Apply(IEnumerable<RawField> fields, JsonObject row)
    {
        foreach (var field in fields)
        {
            row[field.Name] = field.Value();
        }
    }

    private JsonNode? Value() => this switch
    {
        { Structure: YamlMap map } => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Of(entry.Key.Value, entry.Value).Value()))),
        { Structure: YamlList list } => new JsonArray([.. list.Items.Select(item => Of("", item).Value())]),
        { Text: null } => null,
        { Quoted: true } => JsonValue.Create(this.Text),
        { Text: "true" } => JsonValue.Create(true),
        { Text: "false" } => JsonValue.Create(false),
        _ when long.TryParse(this.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when decimal.TryParse(this.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(this.Text),
    };
}
