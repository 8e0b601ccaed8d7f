using System.Text.Json;
using System.Text.Json.Nodes;

namespace TcssGate.Emulator.Actions;

/// <summary>Finds what is wrong with the parameters of a call, before anything reads them.</summary>
internal static class ParameterCheck
{
    /// <summary>Reads the body of a request; an empty one has no parameters.</summary>
    public static JsonObject? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first thing wrong; <see langword="null"/> when nothing is.</summary>
    public static ApiError? Find(ActionSpec action, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (!action.Parameters.TryGetValue(name, out var kind))
            {
                return new ApiError("UnknownParameter", $"The parameter `{name}` is not recognized.", "未知参数错误");
            }

            if (value is not null && !Is(value, kind))
            {
                return ApiError.Invalid($"The parameter `{name}` is not valid.");
            }
        }

        return action.Required.FirstOrDefault(name => body[name] is null) is { } missing
            ? ApiError.Missing(missing)
            : Page(body);
    }

    private static ApiError? Page(JsonObject body)
    {
        var limit = Parameters.ToInteger(body["Limit"]);
        return limit is < 0 or > Parameters.MaximumLimit || Parameters.ToInteger(body["Offset"]) is < 0
            ? ApiError.Invalid($"The parameter `Limit` is from 0 to {Parameters.MaximumLimit}, and `Offset` is not negative.")
            : null;
    }

    private static bool Is(JsonNode value, ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => Parameters.ToInteger(value) is not null,
        ParameterKind.Text => value.GetValueKind() is JsonValueKind.String,
        ParameterKind.Flag => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        ParameterKind.Integers => value is JsonArray numbers && numbers.All(number => Parameters.ToInteger(number) is not null),
        ParameterKind.Texts => value is JsonArray texts && texts.All(text => text?.GetValueKind() is JsonValueKind.String),
        ParameterKind.Filters => value is JsonArray filters && filters.All(IsFilter),
        _ => true,
    };

    private static bool IsFilter(JsonNode? node) =>
        node is JsonObject filter
        && filter["Name"]?.GetValueKind() is JsonValueKind.String
        && filter["Values"] is null or JsonArray
        && filter["ExactMatch"]?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False;
}
