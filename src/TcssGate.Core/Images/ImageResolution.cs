namespace TcssGate.Core.Images;

/// <summary>Which of the images that TCSS knows a reference means.</summary>
public abstract record ImageResolution
{
    private ImageResolution()
    {
    }

    /// <summary>Exactly one image.</summary>
    /// <param name="Image">The image.</param>
    public sealed record Found(KnownImage Image) : ImageResolution;

    /// <summary>No image of that repository and tag is listed.</summary>
    public sealed record NotListed : ImageResolution
    {
        /// <summary>What is listed with the digest asked for under other names; empty when nothing is.</summary>
        public IReadOnlyList<KnownImage> SameDigest { get; init; } = [];
    }

    /// <summary>The repository and tag are listed, but not with the digest asked for.</summary>
    /// <param name="Listed">What is listed instead; never empty.</param>
    public sealed record OtherDigest(IReadOnlyList<KnownImage> Listed) : ImageResolution
    {
        /// <summary>What is listed with the digest asked for under other names; empty when nothing is.</summary>
        public IReadOnlyList<KnownImage> SameDigest { get; init; } = [];
    }

    /// <summary>Several images of different content answer to the reference.</summary>
    /// <param name="Candidates">All of them.</param>
    public sealed record Ambiguous(IReadOnlyList<KnownImage> Candidates) : ImageResolution;

    /// <summary>One image answers to the reference, but a row that does not say which image it is about may be another one.</summary>
    /// <param name="Row">The row.</param>
    public sealed record Unclear(PartialRow Row) : ImageResolution;

    /// <summary>Finds what a reference means in registries. Names are compared whole: a filter of the service may have been ignored or fuzzy.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="listed">Everything that TCSS listed; a row may come twice.</param>
    /// <param name="partial">The rows that do not say which image they are about.</param>
    public static ImageResolution Of(ImageReference reference, IEnumerable<RegistryImage> listed, IReadOnlyList<PartialRow> partial)
    {
        var rows = listed.ToList();
        var meant = Of(reference, rows);
        var unclear = rows.Where(image => image.HasUnknownTag).Select(image => new PartialRow(image.Id, image.Repository, null, image.Digest)).Concat(partial);
        return meant is Found { Image: RegistryImage found } && reference.Digest is null && unclear.FirstOrDefault(row => MayBeOther(row, reference, found)) is { } other
            ? new Unclear(other)
            : meant;
    }

    private static ImageResolution Of(ImageReference reference, List<RegistryImage> listed)
    {
        // The same row can come on two pages; the later one is newer.
        var rows = listed.GroupBy(image => image.Id).Select(same => same.Last()).ToList();
        var named = rows.Where(image => IsNamed(reference, image)).ToList();
        if (reference.Digest is not { } digest)
        {
            return named.Count == 0 ? new NotListed() : OneOf(named);
        }

        var sameDigest = rows.Where(image => image.Digest == digest).ToList();
        var candidates = sameDigest.Where(image => IsNamed(reference, image)).ToList();
        return candidates.Count > 0 ? OneOf(candidates)
            : named.Count > 0 ? new OtherDigest(Sorted(named)) { SameDigest = Sorted(sameDigest) }
            : sameDigest.Count > 0 ? new NotListed { SameDigest = Sorted(sameDigest) }
            : new NotListed();
    }

    /// <summary>Whether an image has the repository and the tag of a reference, whatever its digest.</summary>
    /// <param name="reference">The image as the user names it; without a host it means every registry, without a tag every tag.</param>
    /// <param name="image">The image that TCSS lists.</param>
    public static bool IsNamed(ImageReference reference, KnownImage image) =>
        IsIn(reference, image.Repository) && (reference.Tag is null || image.Tag == reference.Tag);

    /// <summary>Finds what a reference means on nodes, where a digest may be an ImageID or that of a manifest, and a name that of several images.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="held">Everything that nodes hold, as far as it may be meant; an image may come twice.</param>
    public static ImageResolution Of(ImageReference reference, IEnumerable<NodeImage> held)
    {
        var named = held.Where(image => IsNamed(reference, image)).GroupBy(image => image.ImageId).Select(same => Named(reference, same)).ToList();
        var candidates = reference.Digest is { } digest ? named.Where(image => image.Has(digest)).ToList() : named;
        return named.Count == 0 ? new NotListed()
            : candidates.Count == 0 ? new OtherDigest(Sorted(named))
            : candidates is [var one] ? new Found(one)
            : new Ambiguous(Sorted(candidates));
    }

    private static bool IsNamed(ImageReference reference, NodeImage image) => reference switch
    {
        { IsDigestAlone: true } => image.Has(reference.Digest!.Value),

        // A registry's mirror or a second tag gives an image another name than the one it was pulled by.
        { Tag: null, Digest: { } digest } => IsOnNodes(reference, image.Repository)
            || image.RepoDigests.Any(pulled => pulled.Digest == digest && IsOnNodes(reference, pulled.Repository)),
        _ => IsOnNodes(reference, image.Repository) && (reference.Tag is null || image.Tag == reference.Tag),
    };

    // Each container tool on a node writes Docker Hub's names in its own way.
    private static bool IsOnNodes(ImageReference reference, string repository) =>
        IsIn(reference, repository) || DockerHub.IsSameRepository(reference.Repository, repository);

    // Of several names of one image the one that was asked for, and otherwise always the same one, whatever the order of the rows.
    private static NodeImage Named(ImageReference reference, IEnumerable<NodeImage> same) => same
        .GroupBy(image => (image.Repository, image.Tag))
        .OrderBy(rows => rows.Key.Repository != reference.Repository)
        .ThenBy(rows => rows.Key.Repository.Length == 0)
        .ThenBy(rows => rows.Key.Repository, StringComparer.Ordinal)
        .ThenBy(rows => rows.Key.Tag, StringComparer.Ordinal)
        .First()
        .Last();

    // Another row of the same digest is the same content.
    private static bool MayBeOther(PartialRow row, ImageReference reference, RegistryImage found) =>
        row.MayBeNamed(reference) && (row.Digest is null || row.Digest != found.Digest);

    internal static bool IsIn(ImageReference reference, string repository)
    {
        var host = ImageReference.HostOf(repository);
        return (reference.HasHost || host is null ? repository : repository[(host.Length + 1)..]) == reference.Repository;
    }

    // A registry can be known to TCSS twice, several registries can hold a path, and a digest can have several tags: one digest is one content.
    private static ImageResolution OneOf(List<RegistryImage> candidates) =>
        candidates.Count == 1 || (candidates[0].Digest is { } digest && candidates.All(image => image.Digest == digest))
            ? new Found(Sorted(candidates)[0])
            : new Ambiguous(Sorted(candidates));

    private static List<T> Sorted<T>(List<T> images)
        where T : KnownImage =>
        [.. images
            .OrderBy(image => image.Repository, StringComparer.Ordinal)
            .ThenBy(image => image.Tag, StringComparer.Ordinal)
            .ThenBy(image => (image as RegistryImage)?.Id)
            .ThenBy(image => (image as NodeImage)?.ImageId.ToString(), StringComparer.Ordinal)];
}
