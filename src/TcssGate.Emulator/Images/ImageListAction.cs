using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Images;

/// <summary><c>DescribeAssetImageRegistryList</c>.</summary>
internal static class ImageListAction
{
    public static Outcome Run(CloudState cloud, Parameters asked) => FilteredList.Page(
        cloud, asked, cloud.Estate.All.Select(image => (ImageState)image.AsOf(cloud.RowsNow)).Where(image => image.Listed), new FilteredList.Rows<ImageState>(ImageFilter.Names, ImageFilter.Matches, ImageRows.Row));
}
