using System.Text.Json.Nodes;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Actions;

/// <summary>Cuts a page out of a list, with the habits that the service has there.</summary>
internal static class Paging
{
    public static JsonObject Page<T>(IReadOnlyList<T> all, Parameters asked, Quirks quirks, Func<T, JsonNode?> row)
    {
        var limit = Math.Min(asked.Limit, quirks.PageCap ?? Parameters.MaximumLimit);
        var rows = new JsonArray();
        var offset = Math.Max(0, asked.Offset - (asked.Offset > 0 ? quirks.PagesOverlap : 0));
        var end = Math.Min(all.Count, asked.Offset + limit) - (asked.Offset - offset);
        foreach (var item in all.Take(asked.Offset == quirks.EmptyPageAt ? 0 : end).Skip(offset))
        {
            rows.Add(row(item));
        }

        return new JsonObject
        {
            ["TotalCount"] = (quirks.TotalCountWrong ?? all.Count) + (asked.Offset > 0 ? quirks.TotalCountGrows : 0),
            ["List"] = rows.Count == 0 && quirks.NullListPastEnd ? null : rows,
        };
    }
}
