namespace TcssGate.Emulator.Scans;

/// <summary>A scan that runs.</summary>
/// <param name="Start">When it was triggered.</param>
/// <param name="ShowsFrom">Until then the old result still shows.</param>
/// <param name="End">When its result shows.</param>
/// <param name="Types">What it looks for.</param>
internal sealed record ScanRun(DateTimeOffset Start, DateTimeOffset ShowsFrom, DateTimeOffset End, ScannedTypes Types)
{
    public static ScanRun From(DateTimeOffset start, ScanSpec spec, ScannedTypes types) =>
        new(start, start + spec.StaleFor, start + spec.Takes, types);

    /// <summary>0 to 1.</summary>
    public double Fraction(DateTimeOffset now) => Math.Clamp((now - this.Start) / (this.End - this.Start), 0, 1);
}
