using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>What one run of the gate found out: everything that a report may say.</summary>
/// <param name="Version">The version of the program.</param>
/// <param name="StartedAt">When the run started.</param>
/// <param name="FinishedAt">When the last image was judged.</param>
/// <param name="Emulated">Whether the stand-in cloud answered; such a verdict is none about a real image.</param>
/// <param name="Endpoint">Which endpoint answered, as in <c>https://tcss.tencentcloudapi.com</c>.</param>
/// <param name="Images">One result an image, in the order in which the images were asked for; never empty.</param>
public sealed record GateResult(
    string Version, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, bool Emulated, string Endpoint, IReadOnlyList<ImageResult> Images)
{
    /// <summary>The options that environment variables set, ordered by option; empty when none did, or when an older version saved the result.</summary>
    public IReadOnlyList<EnvironmentSetting> Environment { get; init; } = [];

    /// <summary>The worst verdict of all images: not met before undecided before met.</summary>
    public Verdict Verdict => Verdict.Worst([.. this.Images.Select(image => image.Verdict)]);
}

/// <summary>How the scan that a verdict rests on came about.</summary>
public enum ScanOrigin
{
    /// <summary>A complete scan was there and fresh enough.</summary>
    Existing,

    /// <summary>The gate started it.</summary>
    Triggered,

    /// <summary>It ran already, and the gate waited for it.</summary>
    Joined,

    /// <summary>There is no scan to rest on.</summary>
    None,
}

/// <summary>What the gate says of one image.</summary>
public sealed record ImageResult
{
    /// <summary>The image as the user named it.</summary>
    public required ImageReference Reference { get; init; }

    /// <summary>The image in TCSS, its digest pinned; <see langword="null"/> when TCSS does not know it.</summary>
    public KnownImage? Image { get; init; }

    /// <summary>The row that <see cref="Scan"/> is of: <see cref="Image"/>, or another row of the same digest.</summary>
    public KnownImage? ScannedRow
    {
        // A saved result has the names that the scan was about, which is all that tells the rows of one digest apart.
        get => field ?? (this is { Image: RegistryImage { Digest: { } digest } image, Scan: { Repository: { } repository, Digest: { } scanned } scan } && scanned == digest
            ? image with { Repository = repository, Tag = scan.Tag ?? "" }
            : this.Image);
        init;
    }

    /// <summary>The last look at its scan; <see langword="null"/> when there was none.</summary>
    public ScanSnapshot? Scan { get; init; }

    /// <summary>What nodes say of its trust, where the registry row says nothing; <see langword="null"/> when it was not asked for, or nodes say nothing.</summary>
    public NodeTrust? NodeTrust { get; init; }

    /// <summary>How that scan came about.</summary>
    public ScanOrigin Origin { get; init; } = ScanOrigin.None;

    /// <summary>Why nothing can be said of the image; <see langword="null"/> when its rules were checked.</summary>
    public UndecidedReason? Reason { get; init; }

    /// <summary>Which policies govern the image; <see langword="null"/> when an older version saved the result, and then its rules name them.</summary>
    public ImageGovernance? Governance { get; init; }

    /// <summary>Every rule of every policy that governs the image; never empty.</summary>
    public required IReadOnlyList<RuleResult> Rules { get; init; }

    /// <summary>What was found and is not waived, worst first; empty when no list was needed.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The kinds of findings that were read whole; of another kind, <see cref="Findings"/> says nothing.</summary>
    public IReadOnlyList<FindingKind> FindingsRead { get; init; } = [];

    /// <summary>What was found and is waived, worst first.</summary>
    public IReadOnlyList<WaivedFinding> Waived { get; init; } = [];

    /// <summary>Waivers that did nothing, and why.</summary>
    public IReadOnlyList<IdleWaiver> IdleWaivers { get; init; } = [];

    /// <summary>Waivers that soon end and did something, or may have.</summary>
    public IReadOnlyList<ExpiringWaiver> ExpiringWaivers { get; init; } = [];

    /// <summary>Waivers that were left out because they do not match every name of the image.</summary>
    public IReadOnlyList<LeftOutWaiver> LeftOutWaivers { get; init; } = [];

    /// <summary>What the gate says of the image.</summary>
    public Verdict Verdict => Verdict.Of(this.Rules);
}

/// <summary>A finding that a waiver covers.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that the waiver stands in.</param>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver, string Policy);

/// <summary>Why a waiver did nothing.</summary>
public enum IdleReason
{
    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>It holds, and no finding matches it.</summary>
    Unused,
}

/// <summary>A waiver that did nothing for an image.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Reason">Why it did nothing.</param>
public sealed record IdleWaiver(Waiver Waiver, string Policy, IdleReason Reason);

/// <summary>A waiver that soon ends (<see cref="Waiver.SoonDays"/>).</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="DaysLeft">How many days it still holds after the day of the verdict; 0 on its last day.</param>
public sealed record ExpiringWaiver(Waiver Waiver, string Policy, int DaysLeft);
