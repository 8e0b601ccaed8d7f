using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>What any image is now, wherever it lies: its licence, and how its scan is.</summary>
internal abstract class ScannableState
{
    private readonly ScannableSpec spec;
    private int failures;

    protected ScannableState(ScannableSpec spec, DateTimeOffset start)
    {
        this.spec = spec;
        this.Licence = spec.Licence;
        this.Fields = spec.Fields;
        this.Result = spec.Scanned.When(start) is { } scanned
            ? ScanOutcome.Completed(ScanResult.Never, spec.Scanned.Types, spec.Scan, spec.Findings, scanned)
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

    public void Begin(ScanRun run) => this.Run = run;

    public void Stop() => this.Run = null;

    public void Finish(ScanRun run)
    {
        if (this.Run != run)
        {
            return;
        }

        this.Run = null;
        if (this.Scan.Fails && this.failures < this.Scan.FailTimes)
        {
            this.failures++;
            this.Result = ScanOutcome.Failed(this.Result, run, this.Scan);
            return;
        }

        this.Result = ScanOutcome.Completed(this.Result, run.Types, this.Scan, this.spec.After ?? this.spec.Findings, run.End);
        this.Fields = this.spec.FieldsAfter ?? this.Fields;
    }

    /// <summary>What happens to any image in the same way: its licence and its fields change.</summary>
    protected void Take(ImageChange change)
    {
        this.Licence = change.Licensed is { } licensed ? (licensed ? 1 : 0) : this.Licence;
        this.Fields = [.. this.Fields, .. change.Fields];
    }
}
