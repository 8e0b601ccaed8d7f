using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary><c>DescribeAssetImageRegistryList</c>.</summary>
internal static class ImageListAction
{
    public static Outcome Run(CloudState cloud, Parameters asked)
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

        if (filters.Find(filter => !ImageFilter.Names.Contains(filter.Name)) is { } unknown)
        {
            return ApiError.InvalidValue($"The filter `{unknown.Name}` is not supported.");
        }

        var images = cloud.Estate.Listed.Where(image => filters.TrueForAll(filter => ImageFilter.Matches(cloud, image, filter)));
        var rows = quirks.DuplicateRows ? images.SelectMany(image => new[] { image, image }) : images;
        return Paging.Page([.. rows], asked, quirks, image => ImageRows.Row(cloud, image));
    }
}
