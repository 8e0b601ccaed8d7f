using TcssGate.Core.Images;

namespace TcssGate.Reports.Json;

/// <summary>An image of a registry or on nodes, as it is saved.</summary>
internal static class KnownImageToSaved
{
    /// <summary>The image.</summary>
    public static SavedKnownImage Of(KnownImage image) => image switch
    {
        RegistryImage listed => new SavedRegistryImage(
            listed.Id, listed.Repository, listed.Tag, listed.Digest?.ToString(), listed.RegistryType, listed.InstanceId, listed.InstanceName),
        NodeImage held => new SavedNodeImage(
            held.ImageId.ToString(),
            held.Repository,
            held.Tag,
            held.Digest?.ToString(),
            [.. held.RepoDigests.Select(pulled => pulled.ToString())],
            held.Hosts,
            held.Containers),
        _ => throw new ArgumentOutOfRangeException(nameof(image), image, null),
    };
}
