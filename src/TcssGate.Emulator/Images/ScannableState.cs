using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>What any image is now, wherever it lies: its licence, and how its scan is.</summary>
internal abstract class ScannableState
{
    private readonly ScannableSpec spec;
    private List<(DateTimeOffset Until, ScannableState Was)>? past;
    private Timeline? timeline;
    private int failures;

    protected ScannableState(ScannableSpec spec, DateTimeOffset start)
    {
        this.spec = spec;
        this.Licence = spec.Licence;
        this.Fields = spec.Fields;
        this.Result = spec.Scanned.When(start) is { } scanned
            ? ScanOutcome.Completed(ScanResult.Never, spec.Scanned.Types, spec.Scan.BeforeTheStart, spec.Findings, scanned)
            : ScanResult.Never;
    }

    public ScanSpec Scan => this.spec.Scan;

    public int? Licence { get; protected set; }

    public IReadOnlyList<RawField> Fields { get; protected set; }

    public ScanResult Result { get; protected set; }

    public ScanRun? Run { get; protected set; }

    // An unknown licence (null) is one: what the row shows is a quirk, the scan works.
    public bool CanBeScanned => this.Run is null && this.Licence is not 0;

    public ScanView View(DateTimeOffset now) => ScanView.Of(this.Result, this.Run, this.Scan, now);

    /// <summary>Keeps what the image was, for rows that lag behind.</summary>
    public void Remember(Timeline changes) => (this.timeline, this.past) = (changes, []);

    /// <summary>What the image was at a moment; what it is now when nothing is remembered.</summary>
    public ScannableState AsOf(DateTimeOffset moment) => this.past?.Find(state => state.Until > moment).Was ?? this;

    public void Begin(ScanRun run)
    {
        this.BeforeChange();
        this.Run = run;
    }

    public void Stop()
    {
        this.BeforeChange();
        this.Run = null;
    }

    public void Finish(ScanRun run)
    {
        if (this.Run != run)
        {
            return;
        }

        this.BeforeChange();
        this.Run = null;
        if (this.Scan.Fails && this.failures < this.Scan.FailTimes)
        {
            this.failures++;
            this.Result = ScanOutcome.Failed(this.Result, run, this.Scan);
            return;
        }

        var before = this.Result with { Before = null };
        this.Result = ScanOutcome.Completed(before, run.Types, this.Scan, this.spec.After ?? this.spec.Findings, run.End) with { Before = before, WrittenAt = run.End };
        this.Fields = this.spec.FieldsAfter ?? this.Fields;
    }

    /// <summary>Something is about to change.</summary>
    protected void BeforeChange() => this.past?.Add((this.timeline!.Now, (ScannableState)this.MemberwiseClone()));

    /// <summary>What happens to any image in the same way: its licence and its fields change.</summary>
    protected void Take(ImageChange change)
    {
        this.Licence = change.Licensed is { } licensed ? (licensed ? 1 : 0) : this.Licence;
        this.Fields = [.. this.Fields, .. change.Fields];
    }
}
