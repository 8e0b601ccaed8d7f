using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Actions;

/// <summary>The parameters of a call, after <see cref="ParameterCheck"/> found nothing wrong with them; null is the same as left out.</summary>
internal sealed class Parameters(JsonObject body)
{
    public const int DefaultLimit = 10;
    public const int MaximumLimit = 100;

    public int Limit => (int)(this.Integer("Limit") ?? DefaultLimit);

    public int Offset => (int)(this.Integer("Offset") ?? 0);

    public IReadOnlyList<FilterParameter> Filters =>
        body[nameof(this.Filters)] is JsonArray filters ? [.. filters.OfType<JsonObject>().Select(FilterParameter.Of)] : [];

    public long? Integer(string name) => body[name] is { } node ? ToInteger(node) : null;

    public string? Text(string name) => body[name]?.GetValue<string>();

    public bool Flag(string name) => body[name]?.GetValue<bool>() ?? false;

    /// <summary><see langword="null"/> when left out, which is not the same as an empty list.</summary>
    public IReadOnlyList<long>? Integers(string name) =>
        body[name] is JsonArray items ? [.. items.Select(item => ToInteger(item) ?? 0)] : null;

    public IReadOnlyList<string>? Texts(string name) =>
        body[name] is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : null;

    public static long? ToInteger(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number when node.AsValue().TryGetValue<long>(out var number) => number,
        JsonValueKind.String when long.TryParse(node.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}

/// <summary>A filter of a list.</summary>
internal sealed record FilterParameter(string Name, IReadOnlyList<string> Values, bool ExactMatch)
{
    /// <summary>The value that the console sends for no filter.</summary>
    private const string All = "all";

    public bool Narrows => this.Values.Count > 0 && !this.Values.Contains(All, StringComparer.OrdinalIgnoreCase);

    public static FilterParameter Of(JsonObject filter) => new(
        filter[nameof(Name)]!.GetValue<string>(),
        filter[nameof(Values)] is JsonArray values ? [.. values.Select(value => value?.ToString() ?? "")] : [],
        filter[nameof(ExactMatch)]?.GetValue<bool>() ?? false);
}
