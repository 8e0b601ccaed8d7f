using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.Planning;

/// <summary>What <c>apply</c> would do, image by image: everything that is shown, saved, and held against the world when the plan is applied.</summary>
public sealed record GatePlan
{
    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When the plan was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The day that was judged by (UTC): that of waivers, grace and ages.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether that day was asked for instead of being today: such a plan says what would be, and is never applied.</summary>
    public bool IsForecast { get; init; }

    /// <summary>Whether the stand-in cloud answered.</summary>
    public bool Emulated { get; init; }

    /// <summary>Which endpoint answered.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The options that decide what is done.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>The policies, in the order in which they were named.</summary>
    public required IReadOnlyList<PolicyContent> Policies { get; init; }

    /// <summary>One an image, in the order in which the images were asked for; never empty.</summary>
    public required IReadOnlyList<ImagePlan> Images { get; init; }

    /// <summary>Waivers that do nothing for any image, and why.</summary>
    public IReadOnlyList<IdleWaiver> IdleWaivers { get; init; } = [];

    /// <summary>Waivers that soon end and do something for some image, or may.</summary>
    public IReadOnlyList<ExpiringWaiver> ExpiringWaivers { get; init; } = [];

    /// <summary>The worst of all images: not met before undecided before met.</summary>
    public Verdict Verdict => Verdict.Worst([.. this.Images.Select(image => image.Verdict)]);
}

/// <summary>The options that decide what a run does; others, as the number of calls side by side, change only how.</summary>
/// <param name="Rescan">Whether every image is scanned again.</param>
/// <param name="Timeout">How long an image is waited for; <see langword="null"/>: as the policies say.</param>
/// <param name="Region">The region; <see langword="null"/> when none was named.</param>
public sealed record PlanOptions(bool Rescan, TimeSpan? Timeout, string? Region)
{
    /// <summary>Where the images are.</summary>
    public ImageSource Source { get; init; }

    /// <summary>Why violated soft rules are accepted; <see langword="null"/>: they are not.</summary>
    public string? Override { get; init; }

    /// <summary>What new vulnerabilities are told by; <see langword="null"/> when nothing was given.</summary>
    public PlanBaseline? Baseline { get; init; }

    /// <summary>What differs from these options.</summary>
    public IEnumerable<PlanDifference> DifferencesTo(PlanOptions other)
    {
        (string Name, string? From, string? To)[] all =
        [
            ("--rescan", Yes(this.Rescan), Yes(other.Rescan)),
            ("--timeout", Written(this.Timeout), Written(other.Timeout)),
            ("--region", this.Region, other.Region),
            ("--source", this.Source.Name(), other.Source.Name()),
            ("--override", this.Override, other.Override),
            ("--baseline", this.Baseline?.Fingerprint, other.Baseline?.Fingerprint),
        ];
        return all.Where(option => option.From != option.To).Select(option => new PlanDifference(option.Name, option.From, option.To));
    }

    private static string? Yes(bool given) => given ? "given" : null;

    private static string? Written(TimeSpan? duration) => duration is { } given ? DurationText.Write(given) : null;
}

/// <summary>A saved result that a plan was compared with.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Fingerprint">A SHA-256 over it, as in <c>sha256:…</c>.</param>
public sealed record PlanBaseline(string File, string Fingerprint);

/// <summary>How the work of a plan adds up. An image that is synced and scanned counts in both.</summary>
/// <param name="Sync">How many images need a sync.</param>
/// <param name="Scan">How many are scanned.</param>
/// <param name="Join">How many have a scan that runs and is waited for.</param>
/// <param name="Unchanged">How many need nothing.</param>
/// <param name="Blocked">How many stay undecided whatever is done.</param>
public sealed record PlanSummary(int Sync, int Scan, int Join, int Unchanged, int Blocked)
{
    /// <summary>Adds up a plan.</summary>
    public static PlanSummary Of(GatePlan plan) => new(
        plan.Images.Count(image => image.Sync != SyncNeed.None),
        plan.Images.Count(image => image.Scan is ScanStep.Start),
        plan.Images.Count(image => image.Scan is ScanStep.Join),
        plan.Images.Count(image => !image.HasWork && image.Scan is ScanStep.UseExisting),
        plan.Images.Count(image => image.Scan is ScanStep.GiveUp));
}
