using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Reports.Gitlab;

/// <summary>An image as GitLab wants it named.</summary>
internal static class ImageName
{
    private const int MostLength = 1000;

    /// <summary>
    /// <c>repository:tag</c>, and the digest only where there is no tag: GitLab compares what is before the last colon, so that a digest behind a tag
    /// would make every tag another image.
    /// </summary>
    public static string Of(ImageResult image)
    {
        var (repository, tag) = image.Image is { } listed ? (listed.Repository, listed.Tag) : (image.Reference.Repository, image.Reference.Tag);
        var digest = image.Image?.Digest ?? image.Reference.Digest;
        var name = PlainText.Clean(
            image.Image is NodeImage { Repository.Length: 0 } nameless ? nameless.ToString()
            : string.IsNullOrEmpty(tag) && digest is not null ? $"{repository}@{digest}"
            : $"{repository}:{tag}",
            MostLength);
        return name.Length == 0 ? "image" : name;
    }
}
