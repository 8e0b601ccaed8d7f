using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>One image on its way through the scan: the only thing of a run that changes, and only by the task that holds it.</summary>
internal sealed class ScanJob(OrderedImage order, ListedImage listed, TimeSpan deadline)
{
    private DateTimeOffset? newest = listed.Scan.ScanTime;

    /// <summary>What was asked for.</summary>
    public OrderedImage Order => order;

    /// <summary>The image, its digest pinned at the first look.</summary>
    public KnownImage Image => listed.Image;

    /// <summary>Every row of the image's content that TCSS lists (<see cref="Resolved.KnownAs"/>).</summary>
    public IReadOnlyList<KnownImage> KnownAs { get; init; } = [listed.Image];

    /// <summary>The row that the reference names; <see cref="Image"/> may be another row of the same digest.</summary>
    public KnownImage Named { get; init; } = listed.Image;

    /// <summary>A row of the image's content that TCSS does not trust; <see langword="null"/> when there is none.</summary>
    public KnownImage? UntrustedRow { get; init; }

    /// <summary>A row that may be of the image's content and not trusted; <see langword="null"/> when there is none.</summary>
    public PartialRow? UnclearTrust { get; init; }

    /// <summary>Whether another row of the same content comes first: this one has a complete and fresh scan, and is never scanned again.</summary>
    public bool IsFurther { get; init; }

    /// <summary>What the row is found by in a list.</summary>
    public ImageReference RowReference => ReferenceEquals(this.Named, this.Image) || this.Named == this.Image
        ? order.Reference
        : new ImageReference(this.Image.Repository, this.Image.Tag.Length > 0 ? this.Image.Tag : null, this.Image.Digest);

    /// <summary>When to stop waiting, by the run's clock.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The last look.</summary>
    public ScanSnapshot Look { get; private set; } = listed.Scan;

    /// <summary>When the snapshot of <see cref="Evidence"/> was taken, by the run's clock.</summary>
    public TimeSpan ProvenAt { get; private set; }

    /// <summary>The scan that is waited for; <see langword="null"/> when none is.</summary>
    public ScanWatch? Watch { get; private set; }

    /// <summary>What came out; <see langword="null"/> until then.</summary>
    public ImageEvidence? Evidence { get; private set; }

    /// <summary>Whether nothing is left to do: there is no result, or a later snapshot confirmed it.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether a look has to tell each type apart: who joins a scan of somebody else's has to see what it looks for.</summary>
    public bool NeedsEachType => this.Watch is not { } watch || (watch.Origin == ScanOrigin.Joined && order.Scan.Types.Except(watch.SeenAtWork).Any());

    /// <summary>The service's id of the task that scans it; <see langword="null"/> when it gave none, or somebody else started the scan.</summary>
    public string? TaskId { get; set; }

    /// <summary>Takes note of a snapshot. A row that lags behind a detail changes nothing.</summary>
    /// <returns>Whether the snapshot counts.</returns>
    public bool Note(ScanSnapshot snapshot)
    {
        this.newest = snapshot.ScanTime > this.newest || this.newest is null ? snapshot.ScanTime : this.newest;
        if (snapshot.LagsBehind(this.Look))
        {
            return false;
        }

        this.Look = snapshot;
        return true;
    }

    /// <summary>Begins to wait for a scan.</summary>
    /// <param name="origin">Who started it.</param>
    /// <param name="at">When it was started or joined, by the run's clock and by the service's.</param>
    public void Await(ScanOrigin origin, Moment at)
    {
        var start = new ScanStart(at.Server, order.Scan.MaxAge)
        {
            Before = this.newest,
            UndatedBefore = this.Look.HasUndatedResult,
            FromRow = this.Look.Source == SnapshotSource.Row,
        };
        this.Watch = new ScanWatch(this.Image, order.Scan.Types, origin, start, at.Run);
        if (origin == ScanOrigin.Joined && this.Look.Status.Kind == ScanStatusKind.Scanning)
        {
            this.Watch = this.Watch.Observe(this.Look, at.Run);
        }
    }

    /// <summary>Takes in a look, and says what follows.</summary>
    public WaitStep Observe(ScanSnapshot look, TimeSpan now, double sample)
    {
        if (this.Note(look))
        {
            this.Watch = this.Watch!.Observe(look, now);
        }

        return this.Watch!.Next(sample);
    }

    /// <summary>Ends the wait with a complete and new scan, which a later snapshot has to confirm.</summary>
    /// <param name="origin">How the scan came about.</param>
    /// <param name="now">When the last look was taken, by the run's clock.</param>
    public void End(ScanOrigin origin, TimeSpan now) => this.Prove(this.Blank(origin), now);

    /// <summary>Ends the wait with a scan that lacks some types.</summary>
    public void End(WaitStep.DoneInPart part, TimeSpan now) =>
        this.Prove(this.Blank(this.Watch?.Origin ?? ScanOrigin.None) with { Reason = part.Reason, MissingTypes = part.Gaps }, now);

    /// <summary>Ends without a scan.</summary>
    public void End(UndecidedReason reason)
    {
        this.Evidence = this.Blank(ScanOrigin.None) with { Reason = reason };
        this.IsSettled = true;
    }

    /// <summary>Takes in what more was learnt of the image.</summary>
    /// <param name="evidence">All that is known now.</param>
    /// <param name="now">When it was read, by the run's clock.</param>
    public void Learn(ImageEvidence evidence, TimeSpan now) =>
        (this.ProvenAt, this.Evidence) = (evidence.Scan == this.Evidence?.Scan ? this.ProvenAt : now, evidence);

    /// <summary>A later snapshot confirmed the result.</summary>
    public void Settle(ScanSnapshot result)
    {
        this.Evidence = this.Evidence! with { Scan = result };
        this.IsSettled = true;
    }

    /// <summary>The result turned out not to be the last word: whatever was read of it is dropped.</summary>
    public void Reopen() => (this.Evidence, this.IsSettled) = (null, false);

    private void Prove(ImageEvidence evidence, TimeSpan now) => (this.Evidence, this.ProvenAt, this.IsSettled) = (evidence, now, false);

    private ImageEvidence Blank(ScanOrigin origin) => new(order.Reference)
    {
        Image = this.Named,
        KnownAs = this.KnownAs,
        ScannedRow = this.Image,
        UntrustedRow = this.UntrustedRow,
        UnclearTrust = this.UnclearTrust,
        Scan = this.Look,
        Origin = origin,
    };
}

/// <summary>One moment by two clocks.</summary>
/// <param name="Run">Since the run began.</param>
/// <param name="Server">The service's time.</param>
internal readonly record struct Moment(TimeSpan Run, DateTimeOffset Server);
