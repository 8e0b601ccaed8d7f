using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Syncing;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>An image as it is now.</summary>
internal sealed class ImageState
{
    private int failures;

    public ImageState(ImageSpec spec, RegistrySpec registry, long id, DateTimeOffset start)
    {
        this.Spec = spec;
        this.Registry = registry;
        this.Id = id;
        this.Digest = spec.Digest;
        this.RegistryDigest = spec.RegistryDigest;
        this.Listed = spec.Listed;
        this.Licence = spec.Licence;
        this.Fields = spec.Fields;
        this.Result = spec.Scanned.When(start) is { } scanned
            ? ScanOutcome.Completed(ScanResult.Never, spec.Scanned.Types, spec.Scan, spec.Findings, scanned)
            : ScanResult.Never;
    }

    public ImageSpec Spec { get; }

    public RegistrySpec Registry { get; }

    public long Id { get; }

    /// <summary>What TCSS lists.</summary>
    public string Digest { get; private set; }

    /// <summary>What the registry holds.</summary>
    public string RegistryDigest { get; private set; }

    public bool Listed { get; private set; }

    public int? Licence { get; private set; }

    public IReadOnlyList<RawField> Fields { get; private set; }

    public ScanResult Result { get; private set; }

    public ScanRun? Run { get; private set; }

    // An unknown licence (null) is one: what the row shows is a quirk, the scan works.
    public bool CanBeScanned => this.Run is null && this.Licence is not 0;

    public ScanView View(DateTimeOffset now) => ScanView.Of(this.Result, this.Run, this.Spec.Scan, now);

    public void Begin(ScanRun run) => this.Run = run;

    public void Stop() => this.Run = null;

    public void Finish(ScanRun run)
    {
        if (this.Run != run)
        {
            return;
        }

        this.Run = null;
        if (this.Spec.Scan.FailStatus is not null && this.failures < this.Spec.Scan.FailTimes)
        {
            this.failures++;
            this.Result = ScanOutcome.Failed(this.Result, run, this.Spec.Scan);
            return;
        }

        this.Result = ScanOutcome.Completed(this.Result, run.Types, this.Spec.Scan, this.Spec.After ?? this.Spec.Findings, run.End);
        this.Fields = this.Spec.FieldsAfter ?? this.Fields;
    }

    /// <summary>TCSS looked into the registry.</summary>
    public void Sync(Quirks quirks)
    {
        this.Listed = this.RegistryDigest.Length > 0;
        this.ListAs(this.RegistryDigest, quirks);
    }

    public void Change(ImageChange change, Quirks quirks)
    {
        this.RegistryDigest = (change.RegistryDigest ?? change.Digest) is { } word ? EmulatedDigest.Of(word) : this.RegistryDigest;
        this.ListAs(change.Digest is { } listed ? EmulatedDigest.Of(listed) : this.Digest, quirks);
        this.Licence = change.Licensed is { } licensed ? (licensed ? 1 : 0) : this.Licence;
        this.Fields = [.. this.Fields, .. change.Fields];
        if (change.Vanishes)
        {
            (this.RegistryDigest, this.Listed, this.Run) = ("", false, null);
        }
    }

    private void ListAs(string digest, Quirks quirks)
    {
        if (digest != this.Digest && digest.Length > 0)
        {
            this.Digest = digest;
            this.Result = quirks.MovedTagKeepsScan ? this.Result : ScanResult.Never;
        }
    }
}
