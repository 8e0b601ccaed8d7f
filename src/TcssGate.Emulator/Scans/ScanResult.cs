using TcssGate.Emulator.Findings;

namespace TcssGate.Emulator.Scans;

/// <summary>What is known about one type.</summary>
internal sealed record TypeState(string Status, int Progress, string Error)
{
    public static TypeState NotScanned { get; } = new(ScanWords.NotScanned, 0, "");
}

/// <summary>What is known about each type.</summary>
internal sealed record TypeStates(TypeState Cve, TypeState Virus, TypeState Risk)
{
    /// <summary>Changes the types that are asked for; the others stay as they are.</summary>
    public TypeStates With(ScannedTypes types, Func<ScannedTypes, TypeState> state) => new(
        types.HasFlag(ScannedTypes.Cve) ? state(ScannedTypes.Cve) : this.Cve,
        types.HasFlag(ScannedTypes.Virus) ? state(ScannedTypes.Virus) : this.Virus,
        types.HasFlag(ScannedTypes.Risk) ? state(ScannedTypes.Risk) : this.Risk);
}

/// <summary>The last scan of an image.</summary>
/// <param name="Time">When it ended; <see langword="null"/>: never scanned.</param>
/// <param name="Status">As <c>ScanStatus</c> shows it.</param>
/// <param name="Progress">0 to 100.</param>
/// <param name="Types">What is known about each type, some of it perhaps from earlier scans.</param>
/// <param name="Findings">What was found.</param>
internal sealed record ScanResult(DateTimeOffset? Time, string Status, int Progress, TypeStates Types, FindingSet Findings)
{
    public static ScanResult Never { get; } = new(
        null,
        ScanWords.NotScanned,
        0,
        new TypeStates(TypeState.NotScanned, TypeState.NotScanned, TypeState.NotScanned),
        FindingSet.None);

    /// <summary>What showed before, as long as this result is written part by part; <see langword="null"/>: it is there as a whole.</summary>
    public ScanResult? Before { get; init; }

    /// <summary>When the first part of it was written.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>What went wrong on the host; empty when nothing did.</summary>
    public string AgentError { get; init; } = "";

    /// <summary>What went wrong behind the scenes; empty when nothing did.</summary>
    public string ServiceError { get; init; } = "";
}

/// <summary>The words of <c>ScanStatus</c> and its like.</summary>
internal static class ScanWords
{
    public const string NotScanned = "NOT_SCAN";
    public const string Scanning = "SCANNING";
    public const string Scanned = "SCANNED";
}
