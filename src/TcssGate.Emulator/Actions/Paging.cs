using System.Text.Json.Nodes;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Actions;

/// <summary>Cuts a page out of a list, with the habits that the service has there.</summary>
internal static class Paging
{
    public static JsonObject Page<T>(IReadOnlyList<T> all, Parameters asked, Quirks quirks, Func<T, JsonNode> row)
    {
        var limit = Math.Min(asked.Limit, quirks.PageCap ?? Parameters.MaximumLimit);
        var rows = new JsonArray();
        foreach (var item in all.Skip(asked.Offset).Take(limit))
        {
            rows.Add(row(item));
        }

        return new JsonObject
        {
            ["TotalCount"] = quirks.TotalCountWrong ?? all.Count,
            ["List"] = rows.Count == 0 && quirks.NullListPastEnd ? null : rows,
        };
    }
}
