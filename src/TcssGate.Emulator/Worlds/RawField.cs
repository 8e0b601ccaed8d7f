using System.Globalization;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Worlds;

/// <summary>A field of an answer that the world file gives word for word.</summary>
/// <param name="Name">The field.</param>
/// <param name="Text">Its value; <see langword="null"/> is written as null.</param>
/// <param name="Quoted">Whether it is a text whatever it looks like.</param>
internal sealed record RawField(string Name, string? Text, bool Quoted)
{
    /// <summary>Puts fields over those of a row.</summary>
    public static void Apply(IEnumerable<RawField> fields, JsonObject row)
    {
        foreach (var field in fields)
        {
            row[field.Name] = field.Value();
        }
    }

    private JsonValue? Value() => this switch
    {
        { Text: null } => null,
        { Quoted: true } => JsonValue.Create(this.Text),
        { Text: "true" } => JsonValue.Create(true),
        { Text: "false" } => JsonValue.Create(false),
        _ when long.TryParse(this.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when decimal.TryParse(this.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(this.Text),
    };
}
