using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Everything that was learnt of one image, for its policies to be held against.</summary>
/// <param name="Reference">The image as the user named it.</param>
public sealed record ImageEvidence(ImageReference Reference)
{
    /// <summary>The image in TCSS, its digest pinned; <see langword="null"/> when TCSS does not know it.</summary>
    public KnownImage? Image { get; init; }

    /// <summary>
    /// Every row of the same content that TCSS lists, also under other tags and in other registries, as far as the listing shows them; ordered by
    /// repository, tag and id. <see cref="Image"/> is one of them. Empty when TCSS does not know the image.
    /// </summary>
    public IReadOnlyList<KnownImage> KnownAs { get => field ?? (this.Image is { } image ? [image] : []); init; }

    /// <summary>The row that <see cref="Scan"/> is of: <see cref="Image"/>, or another row of the same digest.</summary>
    public KnownImage? ScannedRow { get => field ?? this.Image; init; }

    /// <summary>A row of the same digest that TCSS does not trust, whatever it says of the others; <see langword="null"/> when there is none.</summary>
    public KnownImage? UntrustedRow { get; init; }

    /// <summary>A row that may be of the same digest, because it lacks what it is about, and does not say "trusted"; <see langword="null"/> when there is none.</summary>
    public PartialRow? UnclearTrust { get; init; }

    /// <summary>The last look at its scan.</summary>
    public ScanSnapshot? Scan { get; init; }

    /// <summary>What nodes say of its trust, where the registry row says nothing; <see langword="null"/> when it was not asked for, or nodes say nothing.</summary>
    public NodeTrust? NodeTrust { get; init; }

    /// <summary>How that scan came about.</summary>
    public ScanOrigin Origin { get; init; } = ScanOrigin.None;

    /// <summary>Why the scan proves nothing, or not all; <see langword="null"/> when it is complete, new and about this image.</summary>
    public UndecidedReason? Reason { get; init; }

    /// <summary>The scan types that are missing from an otherwise proven result; empty when <see cref="Reason"/> is about the whole.</summary>
    public IReadOnlyList<ScanGap> MissingTypes { get; init; } = [];

    /// <summary>The lists of findings, as far as they were needed.</summary>
    public ImageFindings Findings { get; init; } = ImageFindings.NotRead;

    /// <summary>What a result rests on, to hold other policies against it, or the same ones on another day.</summary>
    public static ImageEvidence Of(ImageResult result) => new(result.Reference)
    {
        Image = result.Image,
        KnownAs = KnownAsIn(result),
        ScannedRow = result.ScannedRow,
        Scan = result.Scan,
        NodeTrust = result.NodeTrust,
        Origin = result.Origin,
        Reason = result.Reason,
        MissingTypes = result is { Reason.Code: UndecidedCode.ScanIncomplete, Scan: { } scan, ScannedRow: { } image }
            ? [.. ScanProof.Gaps(scan, image, ScanTypes.All, new ScanAge.NewerThan(null)).Where(gap => gap.Type is not null)]
            : [],
        Findings = new ImageFindings(ListOf(result, FindingKind.Vulnerability), ListOf(result, FindingKind.Virus), ListOf(result, FindingKind.Risk)),
    };

    // A waiver has to match the names that the run knew, too.
    private static IReadOnlyList<KnownImage> KnownAsIn(ImageResult result) => result is not { Image: { } image, Governance: { } governance }
        ? result.Image is { } alone ? [alone] : []
        :
        [
            image,
            .. governance.Names.Skip(1).Select(name => ImageReference.Parse(name, out _)).OfType<ImageReference>().Where(name => !name.IsDigestAlone)
                .Select(name => image is NodeImage held ? held.Named(name.Repository, name.Tag ?? "") : image with { Repository = name.Repository, Tag = name.Tag ?? "" }),
        ];

    private static FindingList ListOf(ImageResult result, FindingKind kind) => result.FindingsRead.Contains(kind)
        ? new FindingList.Whole([.. result.Findings.Concat(result.Waived.Select(waived => waived.Finding)).Where(finding => finding.Kind == kind)])
        : new FindingList.NotRead();

    /// <summary>The names that policies and waivers go by: as the user wrote it, and <see cref="KnownAs"/>.</summary>
    public ImageNames Names => ImageNames.Of(this.Reference, this.KnownAs);

    /// <summary>Why nothing at all can be known; <see langword="null"/> when the scan is a complete one of exactly this image.</summary>
    /// <remarks>Who waits for a scan proves it; it is looked at once more here, so that no way leads past the proof. Only its age is not.</remarks>
    public string? WhyUnproven =>
        this.Reason is { } reason && this.MissingTypes.Count == 0 ? reason.Text
        : this is { ScannedRow: { } row, Scan: { } scan } ? ScanProof.FirstGap(scan, row, null)?.Text
        : "there is no scan";

    /// <summary>Whether the numbers of a scan type can show a violation, although nothing is proved: those of a row, the detail of which was not read.</summary>
    public bool ShowsViolations(ScanType type) =>
        this is { Reason: null, Scan: { RowUse: RowUse.Violations } scan, ScannedRow: { } image } && ScanProof.FirstGap(scan, image, type)?.Kind == ScanGapKind.NotInRow;

    /// <summary>Why nothing that a scan type looks for can be known; <see langword="null"/> when it can.</summary>
    public string? WhyUnknown(ScanType type) =>
        this.WhyUnproven
        ?? this.MissingTypes.FirstOrDefault(gap => gap.Type == type)?.Text
        ?? ScanProof.FirstGap(this.Scan!, this.ScannedRow!, type)?.Text;
}
