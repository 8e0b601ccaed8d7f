using TcssGate.Emulator.Findings;

namespace TcssGate.Emulator.Scans;

/// <summary>What the service shows of an image's scan at a moment.</summary>
/// <param name="Result">The last result, with the running scan over it.</param>
/// <param name="Remain">Seconds, as <c>ScanRemainTime</c> shows them.</param>
/// <param name="Running">Whether it shows that a scan runs.</param>
internal sealed record ScanView(ScanResult Result, int Remain, bool Running)
{
    /// <summary>What the counts count.</summary>
    public FindingSet Counted { get; init; } = Result.Findings;

    /// <summary>What the counts of each severity count.</summary>
    public FindingSet Severities { get; init; } = Result.Findings;

    // Types are looked for side by side, and not equally fast.
    private const double CvePace = 150;
    private const double VirusPace = 100;
    private const double RiskPace = 300;

    public static ScanView Of(ScanResult last, ScanRun? run, ScanSpec spec, DateTimeOffset now)
    {
        if (run is null || now < run.ShowsFrom)
        {
            return Torn(last, spec, now);
        }

        var fraction = run.Fraction(now);
        var shown = last with
        {
            Status = ScanWords.Scanning,
            Progress = (int)(99 * fraction),
            Types = last.Types.With(run.Types & ~spec.Never, type => Ongoing(fraction * Pace(type))),
        };
        return new ScanView(shown, Estimate(run.End - now, spec.Remain), true);
    }

    // A result whose parts are written one after another: what is not written yet is as it was before.
    private static ScanView Torn(ScanResult last, ScanSpec spec, DateTimeOffset now)
    {
        if (spec.Torn.Count == 0 || last.Before is not { } before)
        {
            return new ScanView(last, 0, false);
        }

        ScanResult Of(ResultPart part) => now >= last.WrittenAt + spec.Torn.GetValueOrDefault(part) ? last : before;

        var shown = last with
        {
            Time = Of(ResultPart.Time).Time,
            Status = Of(ResultPart.Status).Status,
            Progress = Of(ResultPart.Progress).Progress,
            Types = Of(ResultPart.Types).Types,
            Findings = Of(ResultPart.Lists).Findings,
        };
        return new ScanView(shown, 0, false)
        {
            Counted = new FindingSet(
                Of(ResultPart.Vulnerabilities).Findings.Vulnerabilities,
                Of(ResultPart.Viruses).Findings.Viruses,
                Of(ResultPart.Risks).Findings.Risks,
                Of(ResultPart.Risks).Findings.SensitiveInfo),
            Severities = Of(ResultPart.Severities).Findings,
        };
    }

    private static TypeState Ongoing(double progress) => progress >= 100
        ? new TypeState(ScanWords.Scanned, 100, "")
        : new TypeState(ScanWords.Scanning, (int)progress, "");

    private static double Pace(ScannedTypes type) => type switch
    {
        ScannedTypes.Cve => CvePace,
        ScannedTypes.Risk => RiskPace,
        _ => VirusPace,
    };

    private static int Estimate(TimeSpan left, RemainEstimate estimate) => estimate switch
    {
        RemainEstimate.Honest => (int)Math.Ceiling(left.TotalSeconds),
        RemainEstimate.Wrong => (int)(600 + (left.TotalSeconds * 10)),
        _ => 0,
    };
}
