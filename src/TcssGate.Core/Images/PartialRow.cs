namespace TcssGate.Core.Images;

/// <summary>A row of a list that does not say which image it is about: it lacks its id, its repository, or everything.</summary>
/// <param name="Id">TCSS's number of the image; <see langword="null"/> when the row lacks it.</param>
/// <param name="Repository">The repository; <see langword="null"/> when the row lacks it.</param>
/// <param name="Tag">The tag, empty when the image has none; <see langword="null"/> when the row lacks it.</param>
/// <param name="Digest">The digest; <see langword="null"/> when the row lacks it.</param>
public sealed record PartialRow(long? Id, string? Repository, string? Tag, Digest? Digest)
{
    /// <summary>A row that says nothing at all.</summary>
    public static PartialRow Empty { get; } = new(null, null, null, null);

    /// <summary>Whether it says that its image is trusted; <see langword="null"/> when it says nothing.</summary>
    public bool? Trusted { get; init; }

    /// <summary>What the row does say, for people.</summary>
    public override string ToString()
    {
        string?[] known =
        [
            this.Id is { } id ? $"id {id}" : null,
            this.Repository is { } repository ? $"repository {repository}" : null,
            this.Tag is { Length: > 0 } tag ? $"tag {tag}" : null,
            this.Digest is { } digest ? $"digest {digest}" : null,
        ];
        return known.All(part => part is null) ? "an empty row" : $"a row with {string.Join(", ", known.Where(part => part is not null))} and nothing else that identifies it";
    }

    /// <summary>Whether the row may be about an image of that repository and tag.</summary>
    internal bool MayBeNamed(ImageReference reference) =>
        (this.Repository is null || ImageResolution.IsIn(reference, this.Repository))
        && (this.Tag is null || reference.Tag is null || this.Tag == reference.Tag);
}
