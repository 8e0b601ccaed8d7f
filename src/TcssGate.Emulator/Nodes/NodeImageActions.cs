using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Nodes;

/// <summary><c>DescribeAssetImageList</c> and <c>DescribeAssetImageDetail</c>.</summary>
internal static class NodeImageActions
{
    public static Outcome List(CloudState cloud, Parameters asked) => FilteredList.Page(
        cloud,
        asked,
        cloud.Nodes.All.Select(image => (NodeImageState)image.AsOf(cloud.RowsNow)).Where(image => image.Listed),
        new FilteredList.Rows<NodeImageState>(NodeImageFilter.Names, NodeImageFilter.Matches, NodeImageRows.Row));

    public static Outcome Detail(CloudState cloud, Parameters asked) =>
        cloud.Nodes.Find(asked.Text("ImageID") ?? "") is { } image ? NodeImageRows.Detail(cloud, image) : ApiError.NoSuchImage;
}
