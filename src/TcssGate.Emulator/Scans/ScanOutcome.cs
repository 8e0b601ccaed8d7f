using TcssGate.Emulator.Findings;

namespace TcssGate.Emulator.Scans;

/// <summary>What a scan that ended leaves behind. Pure.</summary>
internal static class ScanOutcome
{
    /// <summary>A scan that worked, as far as the world lets it: types that it did not look for keep what an earlier scan said.</summary>
    public static ScanResult Completed(ScanResult before, ScannedTypes types, ScanSpec spec, FindingSet found, DateTimeOffset ended) => new(
        spec.KeepsTime ? before.Time : ended + spec.TimeOffset,
        spec.EndStatus ?? ScanWords.Scanned,
        100,
        before.Types.With(types, type => State(type, spec)),
        before.Findings.With(types & ~spec.Never & ~Broken(spec), found));

    /// <summary>
    /// A scan that failed: the findings are those of an earlier one. When it is only told beside the status, the types are too, so that
    /// everything but the error looks like a new result.
    /// </summary>
    public static ScanResult Failed(ScanResult before, ScanRun run, ScanSpec spec) => before with
    {
        Time = run.End,
        Status = spec.FailStatus ?? ScanWords.Scanned,
        Progress = spec.FailProgress,
        AgentError = spec.AgentError ?? "",
        ServiceError = spec.ServiceError ?? "",
        Types = spec.FailStatus is { } status
            ? before.Types.With(run.Types & ~spec.Never, type => new TypeState(status, 0, spec.TypeErrors.GetValueOrDefault(type, "")))
            : before.Types,
    };

    private static TypeState State(ScannedTypes type, ScanSpec spec)
    {
        var error = spec.TypeErrors.GetValueOrDefault(type, "");
        var usual = spec.Never.HasFlag(type) ? ScanWords.NotScanned : ScanWords.Scanned;
        return new TypeState(spec.TypeStatuses.GetValueOrDefault(type, usual), spec.Never.HasFlag(type) || error.Length > 0 ? 0 : 100, error);
    }

    private static ScannedTypes Broken(ScanSpec spec) =>
        spec.TypeErrors.Keys.Aggregate(ScannedTypes.None, (types, type) => types | type);
}
