using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Planning;

/// <summary>A scan that is waited for: what was seen of it so far, and what follows from that.</summary>
/// <remarks>A value: <see cref="Observe"/> returns the next one. Times are counted from any fixed moment of the caller's.</remarks>
/// <param name="Image">The image, its digest pinned.</param>
/// <param name="Types">The required scan types.</param>
/// <param name="Origin">Whether the scan was started by us or joined.</param>
/// <param name="Start">What was known when the scan was started or joined.</param>
/// <param name="Since">When the waiting began, which is the moment of <see cref="ScanStart.At"/>.</param>
public sealed record ScanWatch(
    KnownImage Image, IReadOnlyList<ScanType> Types, ScanOrigin Origin, ScanStart Start, TimeSpan Since)
{
    // The service writes the parts of a result one after the other, so what looks final has to stay so for a moment.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(4);

    // What no type accounts for, as a result without a date, gets longer to be put right before the waiting ends.
    private static readonly TimeSpan LongSettle = TimeSpan.FromSeconds(30);

    // A failure that was there before the scan was started is shown until the scan gets its turn in the service's queue.
    private static readonly TimeSpan OldFailurePatience = TimeSpan.FromMinutes(2);

    /// <summary>The last look; <see langword="null"/> before the first.</summary>
    public ScanSnapshot? Last { get; private init; }

    /// <summary>When the last look was taken.</summary>
    public TimeSpan At { get; private init; }

    /// <summary>Whether this very scan was seen at work, or its result was.</summary>
    public bool Begun { get; private init; }

    /// <summary>The types that were seen to be looked for during this scan.</summary>
    public IReadOnlyList<ScanType> SeenAtWork { get; private init; } = [];

    /// <summary>Since when the scan has looked final though it is no proof; <see langword="null"/> when it does not.</summary>
    public TimeSpan? FinalSince { get; private init; }

    /// <summary>Takes in a look.</summary>
    public ScanWatch Observe(ScanSnapshot look, TimeSpan at)
    {
        var running = look.Status.Kind == ScanStatusKind.Scanning;
        var begun = this.Begun || running || this.Start.IsNew(look.ScanTime);
        var final = (look.Status.Kind is ScanStatusKind.Scanned or ScanStatusKind.Failed || this.EndedWithUnknownWord(look))
            && this.Types.All(type => look.Of(type).Status.Kind != ScanStatusKind.Scanning);
        return this with
        {
            Last = look,
            At = at,
            Begun = begun,
            SeenAtWork = running ? [.. this.SeenAtWork.Union(this.Types.Where(type => IsAtWork(look.Of(type).Status.Kind)))] : this.SeenAtWork,
            FinalSince = begun && final ? this.FinalSince ?? at : null,
        };
    }

    /// <summary>What to do now.</summary>
    /// <param name="sample">A number from 0 to below 1, for <see cref="WaitPace"/>.</param>
    public WaitStep Next(double sample)
    {
        if (this.Last is not { } look)
        {
            return this.LookAgain(null, sample);
        }

        var gaps = ScanProof.Gaps(look, this.Image, this.Types, this.Age);
        if (gaps.Count == 0 && this.Begun)
        {
            return this.NeedsOwnScan ? new WaitStep.StartOwn() : new WaitStep.Done();
        }

        if (gaps.FirstOrDefault(gap => gap.Kind == ScanGapKind.ImageChanged) is { } changed)
        {
            return new WaitStep.GiveUp(Reasons.ImageChanged(changed.Text));
        }

        return this.Ending(look, gaps) ?? this.LookAgain(look.Remaining, sample);
    }

    /// <summary>What was seen last, for a message when the time is up.</summary>
    public string Describe()
    {
        if (this.Last is not { } look)
        {
            return "TCSS did not answer";
        }

        var gaps = ScanProof.Gaps(look, this.Image, this.Types, this.Age);
        var progress = look.Progress is { } known ? $" at {known} %" : "";
        return gaps.Count > 0 ? $"{gaps[0].Text}{(gaps[0].Kind == ScanGapKind.Running ? progress : "")}"
            : this.Begun ? "the scan ended"
            : "the result may be the one that was there before, which had no time";
    }

    private ScanAge Age => new ScanAge.OfScan(this.Start, this.Start.At + (this.At - this.Since));

    // The time moved and nothing runs, so the scan ended, with a word that nobody published.
    private bool EndedWithUnknownWord(ScanSnapshot look) =>
        look is { Status.Kind: ScanStatusKind.Unknown or ScanStatusKind.NotScanned, Progress: 100 } && this.Start.IsNew(look.ScanTime);

    // A scan of somebody else's may have looked for less than we need, and left the rest as an older scan had it.
    private bool NeedsOwnScan => this.Origin == ScanOrigin.Joined && this.Types.Any(type => !this.SeenAtWork.Contains(type));

    // A type of which an answer says nothing may as well be done since long.
    private static bool IsAtWork(ScanStatusKind status) => status is not (ScanStatusKind.Scanned or ScanStatusKind.Unknown);

    private WaitStep? Ending(ScanSnapshot look, IReadOnlyList<ScanGap> gaps)
    {
        if (!this.Begun)
        {
            var failure = gaps.FirstOrDefault(gap => gap.Kind == ScanGapKind.Failed);
            return failure is not null && this.At - this.Since >= OldFailurePatience ? new WaitStep.GiveUp(Reasons.ScanFailed(failure.Text)) : null;
        }

        if (this.FinalSince is not { } since || this.At - since < Settle)
        {
            return null;
        }

        if (this.Origin == ScanOrigin.Joined)
        {
            return new WaitStep.StartOwn();
        }

        if (gaps.Any(gap => gap.Kind == ScanGapKind.Failed))
        {
            var failures = gaps.Where(gap => gap.Kind is ScanGapKind.Failed or ScanGapKind.TypeFailed).Select(gap => gap.Text);
            return new WaitStep.GiveUp(Reasons.ScanFailed(string.Join("; ", failures)));
        }

        return gaps.All(gap => gap.Kind is ScanGapKind.TypeFailed or ScanGapKind.TypeNotScanned) ? new WaitStep.DoneInPart(Reasons.ScanIncomplete(gaps), gaps)
            : this.EndedWithUnknownWord(look) || this.At - since >= LongSettle ? new WaitStep.GiveUp(Reasons.ScanIncomplete(gaps))
            : null;
    }

    private WaitStep.LookAgain LookAgain(TimeSpan? remaining, double sample) =>
        new(WaitPace.Next(this.At - this.Since, remaining, sample));
}
