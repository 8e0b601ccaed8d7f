using TcssGate.Core.Images;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

/// <summary>The flow for images on nodes.</summary>
internal static class NodeRun
{
    public const string Centos = "docker.io/centos:latest";
    public const string List = "DescribeAssetImageList";
    public const string Detail = "DescribeAssetImageDetail";
    public const string Start = "CreateAssetImageScanTask";
    public const string Status = "DescribeAssetImageScanStatus";

    /// <summary>A run over nodes in a world, given as YAML without its version.</summary>
    public static FlowRun In(string yaml)
    {
        var run = FlowRun.In(yaml);
        run.Adjust = order => order with { Source = ImageSource.Node };
        return run;
    }

    /// <summary>A run over nodes that hold one image, centos; <paramref name="image"/> is what the world says of it besides.</summary>
    public static FlowRun Holding(string image) => In($"nodeImages: [{{ name: \"{Centos}\", {image} }}]");
}
