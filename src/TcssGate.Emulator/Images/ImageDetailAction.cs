using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Images;

/// <summary><c>DescribeAssetImageRegistryDetail</c>.</summary>
internal static class ImageDetailAction
{
    public static Outcome Run(CloudState cloud, Parameters asked)
    {
        var image = (asked.Integer("Id"), asked.Text("ImageId")) switch
        {
            ({ } id, _) => cloud.Estate.Find(id),
            (null, { } imageId) => cloud.Estate.Listed.FirstOrDefault(image => ImageRows.ImageId(image) == imageId),
            _ => null,
        };
        return image is null ? ApiError.NoSuchImage : ImageRows.Detail(cloud, image);
    }
}
