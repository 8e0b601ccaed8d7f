using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Planning;

/// <summary>What <c>apply</c> would do about one image, and how far its state is from the desired one as far as that is known now.</summary>
public sealed record ImagePlan
{
    /// <summary>The image as the user named it.</summary>
    public required ImageReference Reference { get; init; }

    /// <summary>The image that TCSS lists now, its digest pinned; <see langword="null"/> when it lists none, or several.</summary>
    public KnownImage? Image { get; init; }

    /// <summary>Whether TCSS has to look into the registries first, and why.</summary>
    public required SyncNeed Sync { get; init; }

    /// <summary>What happens to the scan, after the sync where there is one.</summary>
    public required ScanStep Scan { get; init; }

    /// <summary>When the scan ended that the actual values come from; <see langword="null"/> when there is no complete one.</summary>
    public DateTimeOffset? ScanTime { get; init; }

    /// <summary>Whether the actual values were taken from the row of an image on nodes, because the user took rows for a proof (<c>--by-row</c>).</summary>
    public bool ByRow { get; init; }

    /// <summary>Which policies govern the image, as far as its names are known now; <see langword="null"/> in a plan of an older version.</summary>
    public ImageGovernance? Governance { get; init; }

    /// <summary>Waivers that match a name of the image but not every name, and would therefore be left out.</summary>
    public IReadOnlyList<LeftOutWaiver> LeftOutWaivers { get; init; } = [];

    /// <summary>Every rule of every policy that governs the image; never empty.</summary>
    /// <remarks>Where there is work to do each outcome is unknown, though an actual value may be known from an older scan.</remarks>
    public required IReadOnlyList<RuleResult> Rules { get; init; }

    /// <summary>Whether <c>apply</c> would do anything before it judges.</summary>
    public bool HasWork => this.Sync != SyncNeed.None || this.Scan is ScanStep.Join or ScanStep.Start;

    /// <summary>What can be said of the image now: undecided as long as there is work to do.</summary>
    public Verdict Verdict => Verdict.Of(this.Rules);

    /// <summary>What happens to the scan of what TCSS does not list as one image; <see langword="null"/> when it does, and its scan tells.</summary>
    /// <param name="listed">What the reference means among the images that TCSS lists now.</param>
    /// <param name="reference">The image as the user names it.</param>
    public static ScanStep? ScanWithoutImage(ImageResolution listed, ImageReference reference) => listed switch
    {
        ImageResolution.Found => null,
        ImageResolution.Ambiguous several => new ScanStep.GiveUp(Reasons.ImageAmbiguous(reference, several.Candidates)),
        ImageResolution.Unclear unclear => new ScanStep.GiveUp(Reasons.RowUnclear(reference, unclear.Row)),
        ImageResolution.OtherDigest => new ScanStep.Start("there is no scan of this digest"),
        _ => new ScanStep.Start("there is no scan of it"),
    };

    /// <summary>What is known of an image on the way to its plan, for the rules to be held against.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="image">The image; <see langword="null"/> when TCSS lists none, or several.</param>
    /// <param name="look">The look at its scan.</param>
    /// <param name="step">What happens to it.</param>
    public static ImageEvidence EvidenceOf(ImageReference reference, KnownImage? image, ScanSnapshot? look, ScanStep step) => new(reference)
    {
        Image = image,
        Scan = look,
        Origin = look is null || step is ScanStep.GiveUp ? ScanOrigin.None : ScanOrigin.Existing,
        Reason = (step as ScanStep.GiveUp)?.Reason,
    };

    /// <summary>The plan of an image.</summary>
    /// <param name="evidence">What is known of it.</param>
    /// <param name="now">What the policies say of that.</param>
    /// <param name="sync">Whether a sync comes first.</param>
    /// <param name="scan">What happens to its scan.</param>
    public static ImagePlan Of(ImageEvidence evidence, ImageResult now, SyncNeed sync, ScanStep scan)
    {
        var plan = new ImagePlan
        {
            Reference = evidence.Reference,
            Image = evidence.Image,
            Sync = sync,
            Scan = scan,
            ScanTime = evidence.WhyUnproven is null ? evidence.Scan!.ScanTime : null,
            ByRow = evidence.Scan?.RowUse == RowUse.Proof,
            Rules = now.Rules,
            LeftOutWaivers = now.LeftOutWaivers,
        };

        // What will be looked at again is not met now, and not violated either: only the new look tells.
        return plan.HasWork ? plan with { Rules = [.. now.Rules.Select(rule => rule with { Outcome = RuleOutcome.Unknown, Override = null })] } : plan;
    }
}
