namespace TcssGate.Oracle.Tests.Service;

/// <summary>A scan type as the service shows it.</summary>
internal sealed record TypeState(string Status, int Progress, string Error)
{
    public static TypeState Never { get; } = new("NOT_SCAN", 0, "");

    public static TypeState Done { get; } = new("SCANNED", 100, "");
}

/// <summary>A scan that has ended: what it truly was, and what the service shows of it. Times count from the start of the run.</summary>
/// <param name="Content">What was scanned.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Found">What is shown as found.</param>
/// <param name="Time">The time that it shows.</param>
/// <param name="Status">As <c>ScanStatus</c> shows it.</param>
internal sealed record ScanRecord(int Content, TimeSpan Start, TimeSpan End, ScanEnd Kind, Findings Found, TimeSpan Time, string Status)
{
    public required TypeState Cve { get; init; }

    public required TypeState Virus { get; init; }

    public required TypeState Risk { get; init; }

    /// <summary>Whether every required type was truly scanned.</summary>
    public bool IsComplete(bool onlyCve) =>
        this.Kind is ScanEnd.Complete or ScanEnd.ReusedTime || (onlyCve && this.Kind is ScanEnd.WithoutVirus or ScanEnd.VirusError);

    public static ScanRecord Of(ScanEnd kind, int content, TimeSpan start, TimeSpan end, Findings found, ScanRecord? before) => kind switch
    {
        ScanEnd.Complete => new(content, start, end, kind, found, end, "SCANNED") { Cve = TypeState.Done, Virus = TypeState.Done, Risk = TypeState.Done },
        ScanEnd.ReusedTime => new(content, start, end, kind, found, before?.Time ?? end, "SCANNED") { Cve = TypeState.Done, Virus = TypeState.Done, Risk = TypeState.Done },
        ScanEnd.WithoutVirus => new(content, start, end, kind, found with { Viruses = 0 }, end, "SCANNED") { Cve = TypeState.Done, Virus = TypeState.Never, Risk = TypeState.Done },
        ScanEnd.VirusError => new(content, start, end, kind, found with { Viruses = 0 }, end, "SCANNED")
        {
            Cve = TypeState.Done,
            Virus = new TypeState("SCANNED", 0, "timeout"),
            Risk = TypeState.Done,
        },
        _ => Broken(kind == ScanEnd.UnknownWord ? "UNSUPPORTED" : "SCAN_ERR", kind, content, start, end, before),
    };

    private static ScanRecord Broken(string word, ScanEnd kind, int content, TimeSpan start, TimeSpan end, ScanRecord? before)
    {
        var state = new TypeState(word, 0, "");
        return new ScanRecord(content, start, end, kind, before?.Found ?? Findings.None, end, word) { Cve = state, Virus = state, Risk = state };
    }
}

/// <summary>A scan that runs, or waits for its turn.</summary>
/// <param name="Start">When it was started.</param>
/// <param name="Shows">From when it shows.</param>
/// <param name="End">When it ends.</param>
/// <param name="Content">What it scans.</param>
internal sealed record ScanRun(TimeSpan Start, TimeSpan Shows, TimeSpan End, int Content);

/// <summary>What the detail shows at a moment.</summary>
internal sealed record RowView(int Content, ScanRecord Shown, bool Running, int Progress)
{
    public int? Vulnerabilities { get; init; } = Shown.Found.Vulnerabilities.Count;

    public int? Viruses { get; init; } = Shown.Found.Viruses;

    public int? Risks { get; init; } = Shown.Found.Risks;

    public string Status { get; init; } = Shown.Status;

    /// <summary>The time shown; <see langword="null"/>: never scanned.</summary>
    public TimeSpan? Time { get; init; } = Shown.Time == TimeSpan.MinValue ? null : Shown.Time;

    public TypeState Cve { get; init; } = Shown.Cve;

    public TypeState Virus { get; init; } = Shown.Virus;

    public TypeState Risk { get; init; } = Shown.Risk;
}
