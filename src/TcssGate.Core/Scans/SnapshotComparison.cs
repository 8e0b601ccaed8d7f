using TcssGate.Core.Images;

namespace TcssGate.Core.Scans;

/// <summary>What two snapshots of one image say together: whether its result has settled.</summary>
/// <remarks>TCSS writes the parts of a result one after another, so a result counts only once two snapshots agree about all of it.</remarks>
public abstract record SnapshotComparison
{
    private SnapshotComparison()
    {
    }

    /// <summary>How far apart two snapshots have to be taken to show that a new result has settled.</summary>
    public static TimeSpan Apart { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Up to this age, by the server's clock, a result may still be in the middle of being written.</summary>
    public static TimeSpan Recent { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Both show the same result.</summary>
    /// <param name="Result">What both say. A count or row field that the later snapshot no longer has is unknown.</param>
    public sealed record Agreed(ScanSnapshot Result) : SnapshotComparison;

    /// <summary>The later snapshot is about another image: the tag moved.</summary>
    /// <param name="Text">In the user's words.</param>
    public sealed record ImageChanged(string Text) : SnapshotComparison;

    /// <summary>The later snapshot shows another result, or another part of it: what was read before does not belong to it.</summary>
    /// <param name="Text">What differs, in the user's words.</param>
    public sealed record Different(string Text) : SnapshotComparison;

    /// <summary>The later snapshot shows an older result, as a row does that lags behind: it says nothing.</summary>
    public sealed record Outdated : SnapshotComparison;

    /// <summary>Compares two snapshots.</summary>
    /// <param name="first">The earlier one, which proved a complete scan.</param>
    /// <param name="second">The later one.</param>
    /// <param name="image">The image, its digest pinned.</param>
    public static SnapshotComparison Of(ScanSnapshot first, ScanSnapshot second, KnownImage image)
    {
        if (ScanProof.Identity(second, image) is { } other)
        {
            return other.Kind == ScanGapKind.ImageChanged ? new ImageChanged(other.Text) : new Different(other.Text);
        }

        if (second.ScanTime < first.ScanTime && !ScanSnapshot.IsSameTime(second.ScanTime, first.ScanTime))
        {
            return new Outdated();
        }

        return Difference(first, second) is { } what ? new Different($"{what} changed while it was read") : new Agreed(Together(first, second));
    }

    private static string? Difference(ScanSnapshot first, ScanSnapshot second) =>
        !ScanSnapshot.IsSameTime(first.ScanTime, second.ScanTime) ? "the scan time"
        : first.Status != second.Status ? "the scan status"
        : first.Error != second.Error ? "the scan error"
        : first.Progress != second.Progress ? "the progress"
        : ScanTypes.All.FirstOrDefault(type => Differs(first, second, type)) is var type && Differs(first, second, type) ? $"the {type.Name()} scan"
        : Differs(first.Vulnerabilities, second.Vulnerabilities) ? "the number of vulnerabilities"
        : Differs(first.Viruses, second.Viruses) ? "the number of viruses"
        : Differs(first.Risks, second.Risks) ? "the number of risks"
        : Differs(first.SensitiveInfo, second.SensitiveInfo) && !OnlyDetailsKnow(first, second) ? "the number of pieces of sensitive information"
        : first.BySeverity is { } before && second.BySeverity is { } after && before != after ? "the number of vulnerabilities of each severity"
        : first.Trusted is { } trusted && second.Trusted is { } still && trusted != still ? "whether it is trusted"
        : null;

    // A row on nodes does not know how far each type is, and a detail does.
    private static bool Differs(ScanSnapshot first, ScanSnapshot second, ScanType type)
    {
        var (before, after) = (first.Of(type), second.Of(type));
        var sameSource = IsRow(first) == IsRow(second);
        return before.Status != after.Status
            || before.Error != after.Error
            || (before.Progress != after.Progress && (sameSource || (before.Progress is not null && after.Progress is not null)));
    }

    // A count that appears is one that was not written before; one that disappears makes it unknown, which is no other result.
    private static bool Differs(int? before, int? after) => after is not null && before != after;

    // Rows on nodes, which have no digest, do not count sensitive information.
    private static bool OnlyDetailsKnow(ScanSnapshot first, ScanSnapshot second) =>
        first.Digest is null && IsRow(first) != IsRow(second) && (first.SensitiveInfo is null || second.SensitiveInfo is null);

    private static ScanSnapshot Together(ScanSnapshot first, ScanSnapshot second)
    {
        var bothIncludeRow = first.Source != SnapshotSource.Detail && second.Source != SnapshotSource.Detail;
        return second with
        {
            BySeverity = bothIncludeRow ? Both(first.BySeverity, second.BySeverity) : first.BySeverity ?? second.BySeverity,
            Trusted = bothIncludeRow ? Both(first.Trusted, second.Trusted) : first.Trusted ?? second.Trusted,
            Size = IsRow(first) == IsRow(second) ? second.Size : second.Size ?? first.Size,
            Created = IsRow(first) == IsRow(second) ? second.Created : second.Created ?? first.Created,
            Os = IsRow(first) == IsRow(second) ? second.Os : second.Os ?? first.Os,
            SensitiveInfo = OnlyDetailsKnow(first, second) ? first.SensitiveInfo ?? second.SensitiveInfo : second.SensitiveInfo,
            RowUse = IsRow(second) ? first.RowUse : second.RowUse,
            Cve = Together(first.Cve, second.Cve),
            Virus = Together(first.Virus, second.Virus),
            Risk = Together(first.Risk, second.Risk),
            Source = second.Source == SnapshotSource.Detail ? first.Source == SnapshotSource.Detail ? SnapshotSource.Detail : SnapshotSource.DetailWithRow : second.Source,
        };
    }

    private static TypeSnapshot Together(TypeSnapshot first, TypeSnapshot second) => second with { Progress = second.Progress ?? first.Progress };

    private static T? Both<T>(T? first, T? second) => first is null ? default : second;

    private static bool IsRow(ScanSnapshot snapshot) => snapshot.Source == SnapshotSource.Row;
}
