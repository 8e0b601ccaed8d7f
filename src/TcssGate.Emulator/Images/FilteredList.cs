using System.Text.Json.Nodes;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>A page of a list of images, with the habits that the service has with filters.</summary>
internal static class FilteredList
{
    public static Outcome Page<T>(CloudState cloud, Parameters asked, IEnumerable<T> all, Rows<T> rows)
    {
        var quirks = cloud.World.Quirks;
        var filters = asked.Filters.Where(filter => filter.Narrows).ToList();
        if (quirks.Filters is FilterHabit.Refused && asked.Filters.Count > 0)
        {
            return ApiError.Invalid("The filters are not valid.");
        }

        if (quirks.Filters is FilterHabit.Ignored)
        {
            filters.Clear();
        }

        if (filters.Find(filter => !rows.Filters.Contains(filter.Name)) is { } unknown)
        {
            return ApiError.InvalidValue($"The filter `{unknown.Name}` is not supported.");
        }

        var images = all.Where(image => filters.TrueForAll(filter => rows.Matches(cloud, image, filter)));
        var listed = quirks.DuplicateRows ? images.SelectMany(image => new[] { image, image }) : images;
        var written = listed.Select(image => (Func<JsonNode?>)(() => rows.Row(cloud, image)));
        return Paging.Page([.. written, .. Enumerable.Repeat<Func<JsonNode?>>(() => null, quirks.NullRows)], asked, quirks, row => row());
    }

    /// <summary>What a list knows of its images.</summary>
    /// <param name="Filters">The names of the filters that it honours.</param>
    /// <param name="Matches">Whether an image matches a filter.</param>
    /// <param name="Row">Writes the row of an image.</param>
    public sealed record Rows<T>(
        IReadOnlyList<string> Filters, Func<CloudState, T, FilterParameter, bool> Matches, Func<CloudState, T, JsonObject> Row);
}
