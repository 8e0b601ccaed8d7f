namespace TcssGate.Core.Images;

/// <summary>Which of the images that TCSS lists a reference means.</summary>
public abstract record ImageResolution
{
    private ImageResolution()
    {
    }

    /// <summary>Exactly one image.</summary>
    /// <param name="Image">The image.</param>
    public sealed record Found(RegistryImage Image) : ImageResolution;

    /// <summary>No image of that repository and tag is listed.</summary>
    public sealed record NotListed : ImageResolution;

    /// <summary>The repository and tag are listed, but not with the digest asked for.</summary>
    /// <param name="Listed">What is listed instead; never empty.</param>
    public sealed record OtherDigest(IReadOnlyList<RegistryImage> Listed) : ImageResolution;

    /// <summary>Several images answer to the reference.</summary>
    /// <param name="Candidates">All of them.</param>
    public sealed record Ambiguous(IReadOnlyList<RegistryImage> Candidates) : ImageResolution;

    /// <summary>Finds what a reference means. Names are compared whole: a filter of the service may have been ignored or fuzzy.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="listed">Everything that TCSS listed; a row may come twice.</param>
    public static ImageResolution Of(ImageReference reference, IEnumerable<RegistryImage> listed)
    {
        // The same row can come on two pages; the later look is the truer one.
        var rows = listed.Where(image => IsNamed(reference, image)).GroupBy(image => image.Id).Select(same => same.Last()).ToList();
        var candidates = reference.Digest is { } digest ? rows.Where(image => image.Digest == digest).ToList() : rows;
        return rows.Count == 0 ? new NotListed()
            : candidates.Count == 0 ? new OtherDigest(Sorted(rows))
            : IsOneImage(candidates) ? new Found(Sorted(candidates)[0])
            : new Ambiguous(Sorted(candidates));
    }

    private static bool IsNamed(ImageReference reference, RegistryImage image)
    {
        var host = ImageReference.HostOf(image.Repository);
        var repository = reference.HasHost || host is null ? image.Repository : image.Repository[(host.Length + 1)..];
        return repository == reference.Repository && (reference.Tag is null || image.Tag == reference.Tag);
    }

    // A registry can be known to TCSS twice, and a digest have several tags: the same content at the same address is one image.
    private static bool IsOneImage(List<RegistryImage> candidates) =>
        candidates.Count == 1
        || (candidates[0].Digest is not null && candidates.All(image => image.Digest == candidates[0].Digest && image.Repository == candidates[0].Repository));

    private static List<RegistryImage> Sorted(List<RegistryImage> images) =>
        [.. images
            .OrderBy(image => image.Repository, StringComparer.Ordinal)
            .ThenBy(image => image.Tag, StringComparer.Ordinal)
            .ThenBy(image => image.Id)];
}
