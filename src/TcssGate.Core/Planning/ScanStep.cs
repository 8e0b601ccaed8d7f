using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Planning;

/// <summary>What to do about the scan of an image.</summary>
public abstract record ScanStep
{
    private ScanStep()
    {
    }

    /// <summary>Nothing: a complete scan is there and fresh.</summary>
    public sealed record UseExisting : ScanStep;

    /// <summary>Wait for the scan that runs already.</summary>
    public sealed record Join : ScanStep;

    /// <summary>Start a scan.</summary>
    /// <param name="Why">Why the existing result does not do, in the user's words.</param>
    public sealed record Start(string Why) : ScanStep;

    /// <summary>Nothing can be done, said at once instead of after the timeout.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record GiveUp(UndecidedReason Reason) : ScanStep;

    /// <summary>Decides what to do.</summary>
    /// <param name="look">The first look at the image.</param>
    /// <param name="image">The image, its digest pinned.</param>
    /// <param name="requirement">What the policies ask of the scan.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="rescan">Whether the user wants a new scan whatever is there.</param>
    public static ScanStep For(ScanSnapshot look, KnownImage image, ScanRequirement requirement, DateTimeOffset now, bool rescan)
    {
        var gaps = ScanProof.Gaps(look, image, requirement.Types, new ScanAge.AtMost(requirement.MaxAge, now));
        if (gaps.FirstOrDefault(gap => gap.Kind is ScanGapKind.ImageChanged or ScanGapKind.ImageUnidentified) is { } other)
        {
            return new GiveUp(Reasons.ImageChanged(other.Text));
        }

        // What a row shows is enough where it is a violation.
        var isEnough = gaps.All(gap => gap.Kind == ScanGapKind.NotInRow);
        return look.Status.Kind == ScanStatusKind.Scanning ? new Join()
            : isEnough && !rescan ? new UseExisting()
            : look.Licensed == false ? new GiveUp(Reasons.NotLicensed())
            : new Start(isEnough ? "a new scan was asked for" : gaps[0].Text);
    }
}
