namespace TcssGate.Core.Images;

/// <summary>Every name under which one image is known: as the user wrote it, and as TCSS lists its content.</summary>
/// <remarks>Policies and waivers go by all of them, so that the way in which a reference is written decides nothing.</remarks>
public sealed class ImageNames
{
    // What a waiver has to match: each listed name, or what was written when none is listed in that repository.
    private readonly IReadOnlyList<ImageReference> required;

    // What is enough for a policy: a required name, or an address that nodes pulled the image from.
    private readonly IReadOnlyList<ImageReference> sufficient;

    private ImageNames(ImageReference written, IReadOnlyList<ImageReference> required, IReadOnlyList<ImageReference> sufficient)
    {
        this.Written = written;
        this.required = required;
        this.sufficient = sufficient;
    }

    /// <summary>The image as the user names it.</summary>
    public ImageReference Written { get; }

    /// <summary>All of them as text, each once: first as the user wrote it, then as TCSS lists it. One without a tag has its digest.</summary>
    public IReadOnlyList<string> All => [.. this.sufficient.Select(Shown).Prepend(this.Written.ToString()).Distinct(StringComparer.Ordinal)];

    /// <summary>What is known of the names of an image that TCSS does not list, or was not asked about yet.</summary>
    public static ImageNames Of(ImageReference written) => Of(written, []);

    /// <summary>The names of an image.</summary>
    /// <param name="written">The image as the user names it.</param>
    /// <param name="rows">Every row of the same content that TCSS lists, in any order; a row may come twice.</param>
    public static ImageNames Of(ImageReference written, IEnumerable<KnownImage> rows)
    {
        var all = rows.ToList();
        var listed = Sorted(all.SelectMany(NamesIn));

        // Nodes may hold the image under another name than the one that it was asked for by.
        var isExtra = listed.Count == 0 || (written is { Tag: null, IsDigestAlone: false } && !listed.Exists(name => IsSameRepository(written, name)));
        var required = isExtra ? [.. listed, written] : listed;
        var pulled = all.OfType<NodeImage>().SelectMany(PulledBy).Where(name => !required.Exists(known => known.Repository == name.Repository));
        return new ImageNames(written, required, [.. required, .. Sorted(pulled)]);
    }

    /// <summary>Whether some pattern matches some of the names, or may match the tag of one whose tag is not known.</summary>
    /// <remarks>More listed names never match less. This is how policies are chosen: one too many is safe.</remarks>
    public bool MatchAny(IReadOnlyList<ImageGlob> patterns) => patterns.Any(pattern => Matches(pattern, this.Written) || this.sufficient.Any(name => MayMatch(pattern, name)));

    /// <summary>Whether each of the names is matched by some pattern; one without a tag by a pattern for every tag.</summary>
    /// <remarks>More listed names never match more. This is how waivers are chosen: one too few is safe.</remarks>
    public bool MatchEvery(IReadOnlyList<ImageGlob> patterns) => this.required.All(name => patterns.Any(pattern => Covers(pattern, name)));

    /// <summary>The names that keep patterns from matching every one, although they match another; empty when they match every one, or none.</summary>
    public IReadOnlyList<string> Unmatched(IReadOnlyList<ImageGlob> patterns) =>
        this.required.Any(name => patterns.Any(pattern => MayMatch(pattern, name)))
            ? [.. this.required.Where(name => !patterns.Any(pattern => Covers(pattern, name))).Select(Shown)]
            : [];

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this.All);

    private static bool MayMatch(ImageGlob pattern, ImageReference name) => Matches(pattern, name) || (name.Tag is null && pattern.MayMatchTagOf(name.Repository, name.Digest));

    private static bool Covers(ImageGlob pattern, ImageReference name) => Matches(pattern, name) || (name.Tag is null && pattern.MatchesEveryTagOf(name.Repository));

    // A pattern may name the tag, the digest, or both.
    private static bool Matches(ImageGlob pattern, ImageReference name) =>
        pattern.Matches(name.ToString()) || (name is { Tag: not null, Digest: not null } && pattern.Matches((name with { Tag = null }).ToString()));

    private static IEnumerable<ImageReference> NamesIn(KnownImage row) => row switch
    {
        { Repository.Length: > 0 } => [new ImageReference(row.Repository, row.Tag.Length > 0 ? row.Tag : null, row.Digest ?? row.Identity)],
        NodeImage { RepoDigests.Count: > 0 } held => PulledBy(held),
        NodeImage held => [new ImageReference("", null, held.ImageId)],
        _ => [],
    };

    private static IEnumerable<ImageReference> PulledBy(NodeImage held) => held.RepoDigests.Select(pulled => new ImageReference(pulled.Repository, null, pulled.Digest));

    private static bool IsSameRepository(ImageReference written, ImageReference listed) =>
        string.Equals(listed.Repository, written.Repository, StringComparison.OrdinalIgnoreCase)
        || (!written.HasHost && listed.Repository.EndsWith($"/{written.Repository}", StringComparison.Ordinal));

    private static List<ImageReference> Sorted(IEnumerable<ImageReference> names) => [.. names.Distinct().OrderBy(name => name.ToString(), StringComparer.Ordinal)];

    // A report states the digest once, not with each name.
    private static string Shown(ImageReference name) => (name.Tag is null ? name : name with { Digest = null }).ToString();
}
