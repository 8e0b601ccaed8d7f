using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;

namespace TcssGate.Tcss.Scanning;

/// <summary>What the gate is asked to do.</summary>
/// <param name="Images">The images, each once; never empty.</param>
public sealed record GateOrder(IReadOnlyList<OrderedImage> Images)
{
    /// <summary>Where the images are.</summary>
    public ImageSource Source { get; init; }

    /// <summary>What the references mean, when that was found out before; <see langword="null"/>: it is not known yet.</summary>
    public IReadOnlyDictionary<ImageReference, Resolved>? Found { get; init; }

    /// <summary>
    /// Every policy that the run was given. Which of them govern an image is decided by its names in TCSS; <see langword="null"/>: the policies of each
    /// image are decided already.
    /// </summary>
    public PolicySet? Given { get; init; }

    /// <summary>How long to wait for an image, whatever its policies say; <see langword="null"/>: as they say.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a whole estate is audited, so that calls which only explain a verdict are spared.</summary>
    public bool IsAudit { get; init; }

    /// <summary>Whether an audit of nodes takes rows for a proof, instead of the detail of each image.</summary>
    public bool ByRow { get; init; }

    /// <summary>Whether every image is scanned again, however fresh its scan is.</summary>
    public bool Rescan { get; init; }

    /// <summary>How many calls of one kind run side by side.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Whether a report lists every finding, so that every list has to be read.</summary>
    public bool NeedsEveryFinding { get; init; }

    /// <summary>The saved plan that the run is held to; <see langword="null"/> when there is none.</summary>
    public GatePlan? Plan { get; init; }

    /// <summary>What was known before, to tell what is new; <see langword="null"/> when nothing was given.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Why violated soft rules are accepted in this run; <see langword="null"/>: they are not.</summary>
    public string? Override { get; init; }
}

/// <summary>One image that the gate is asked about.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Policies">The policies that govern it; never empty.</param>
/// <param name="Scan">What they ask of the scan together.</param>
public sealed record OrderedImage(ImageReference Reference, IReadOnlyList<Policy> Policies, ScanRequirement Scan)
{
    /// <summary>The names of the image, once TCSS was asked; <see langword="null"/> before.</summary>
    public ImageNames? Names { get; init; }

    /// <summary>Whether some policy of the image has a rule of a kind.</summary>
    internal bool Asks<TRule>(Func<TRule, bool> matches)
        where TRule : Rule => this.Policies.Any(policy => policy.Rules.OfType<TRule>().Any(matches));

    /// <summary>An image, with what its policies ask of the scan together.</summary>
    public static OrderedImage For(ImageReference reference, IReadOnlyList<Policy> policies) =>
        new(reference, policies, ScanRequirement.Joined([.. policies.Select(policy => policy.Scan)]));
}

/// <summary>Where an image is on its way to a verdict.</summary>
public enum GateStage
{
    /// <summary>It is looked up.</summary>
    Resolving,

    /// <summary>TCSS looks into the registries.</summary>
    Syncing,

    /// <summary>Its scan was started or joined, and has not begun.</summary>
    Queued,

    /// <summary>It is scanned.</summary>
    Scanning,

    /// <summary>Its scan is over; the others are waited for.</summary>
    Scanned,

    /// <summary>Its findings are read.</summary>
    Reading,

    /// <summary>Its verdict is reached.</summary>
    Judged,
}

/// <summary>A step of one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Stage">Where it is now.</param>
/// <param name="Percent">How far its scan is; <see langword="null"/> when unknown.</param>
/// <param name="Remaining">The service's estimate of the time left; <see langword="null"/> when unknown.</param>
/// <param name="Note">Why, as in the reason for a scan; empty when there is nothing to say. May quote the service.</param>
/// <param name="Verdict">The verdict, once it is reached.</param>
public sealed record GateEvent(
    ImageReference Image, GateStage Stage, int? Percent = null, TimeSpan? Remaining = null, string Note = "", Verdict? Verdict = null);
