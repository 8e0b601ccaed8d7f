namespace TcssGate.Emulator.Nodes;

/// <summary>One row of the list of images on nodes: an image under one of its names.</summary>
/// <param name="Image">The image.</param>
/// <param name="Other">The other name that the row has; <see langword="null"/>: the image's own.</param>
internal sealed record NodeListing(NodeImageState Image, OtherName? Other)
{
    /// <summary><c>ImageName</c> of the row.</summary>
    public string Name => this.Other?.Name ?? this.Image.Spec.ImageName;

    /// <summary>The rows of an image, its own name first.</summary>
    public static IEnumerable<NodeListing> Of(NodeImageState image) => image.Spec.AlsoNamed.Select(other => new NodeListing(image, other)).Prepend(new NodeListing(image, null));
}
