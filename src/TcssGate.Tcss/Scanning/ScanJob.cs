using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>One image on its way through the scan: the only thing of a run that changes, and only by the task that holds it.</summary>
internal sealed class ScanJob(OrderedImage order, ListedImage listed, TimeSpan deadline)
{
    /// <summary>What was asked for.</summary>
    public OrderedImage Order => order;

    /// <summary>The image, its digest pinned at the first look.</summary>
    public KnownImage Image => listed.Image;

    /// <summary>Every row of the image's content that TCSS lists (<see cref="Resolved.KnownAs"/>).</summary>
    public IReadOnlyList<KnownImage> KnownAs { get; init; } = [listed.Image];

    /// <summary>When to stop waiting, by the run's clock.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The last look.</summary>
    public ScanSnapshot Look { get; private set; } = listed.Scan;

    /// <summary>The scan that is waited for; <see langword="null"/> when none is.</summary>
    public ScanWatch? Watch { get; private set; }

    /// <summary>What came out; <see langword="null"/> until then.</summary>
    public ImageEvidence? Evidence { get; private set; }

    /// <summary>Whether a look has to tell each type apart: who joins a scan of somebody else's has to see what it looks for.</summary>
    public bool NeedsEachType => this.Watch is not { } watch || (watch.Origin == ScanOrigin.Joined && order.Scan.Types.Except(watch.SeenAtWork).Any());

    /// <summary>The service's id of the task that scans it; <see langword="null"/> when it gave none, or somebody else started the scan.</summary>
    public string? TaskId { get; set; }

    /// <summary>Begins to wait for a scan.</summary>
    public void Await(ScanOrigin origin, TimeSpan now)
    {
        this.Watch = new ScanWatch(this.Image, order.Scan.Types, origin, this.Look.ScanTime, now) { UndatedBefore = this.Look.HasUndatedResult };
        if (origin == ScanOrigin.Joined && this.Look.Status.Kind == ScanStatusKind.Scanning)
        {
            this.Watch = this.Watch.Observe(this.Look, now);
        }
    }

    /// <summary>Takes in a look, and says what follows.</summary>
    public WaitStep Observe(ScanSnapshot look, TimeSpan now, double sample)
    {
        this.Look = look;
        this.Watch = this.Watch!.Observe(look, now);
        return this.Watch.Next(sample);
    }

    /// <summary>Ends with a complete and new scan.</summary>
    public void End(ScanOrigin origin) => this.Evidence = this.Blank(origin);

    /// <summary>Ends without one, or with one that lacks some types.</summary>
    public void End(UndecidedReason reason, IReadOnlyList<ScanGap>? missingTypes = null) =>
        this.Evidence = this.Blank(missingTypes is null ? ScanOrigin.None : this.Watch?.Origin ?? ScanOrigin.None) with
        {
            Reason = reason,
            MissingTypes = missingTypes ?? [],
        };

    /// <summary>Adds what only a list row knows, as far as it is about the same result.</summary>
    public void Complete(ScanSnapshot row)
    {
        if (row.Digest is not { } digest)
        {
            // It may be about any image; what only it knows stays unknown.
            return;
        }

        if (digest != this.Image.Digest)
        {
            this.End(Reasons.ImageChanged($"the tag moved from {this.Image.Digest} to {digest}"));
            return;
        }

        var sameResult = row.ScanTime == this.Look.ScanTime;
        this.Look = this.Look with
        {
            Trusted = row.Trusted,
            BySeverity = sameResult ? row.BySeverity : null,
            Size = this.Look.Size ?? row.Size,
            Created = this.Look.Created ?? row.Created,
            Os = this.Look.Os ?? row.Os,
        };
        this.Evidence = this.Evidence! with { Scan = this.Look };
    }

    /// <summary>Takes in what more was learnt of the image.</summary>
    public void Learn(ImageEvidence evidence) => this.Evidence = evidence;

    private ImageEvidence Blank(ScanOrigin origin) => new(order.Reference) { Image = this.Image, KnownAs = this.KnownAs, Scan = this.Look, Origin = origin };
}
