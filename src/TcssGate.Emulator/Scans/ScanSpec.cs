namespace TcssGate.Emulator.Scans;

/// <summary>How scans of an image go.</summary>
internal sealed record ScanSpec
{
    /// <summary>From the trigger to the result.</summary>
    public TimeSpan Takes { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the trigger the old result still shows.</summary>
    public TimeSpan StaleFor { get; init; }

    public RemainEstimate Remain { get; init; } = RemainEstimate.Honest;

    /// <summary>Never scanned, whatever a task asks for.</summary>
    public ScannedTypes Never { get; init; }

    /// <summary>How a failed scan spells it; <see langword="null"/>: scans work.</summary>
    public string? FailStatus { get; init; }

    /// <summary>What goes wrong on the host, so that a scan ends without having looked; <see langword="null"/>: nothing.</summary>
    public string? AgentError { get; init; }

    /// <summary>The same, of what goes wrong behind the scenes.</summary>
    public string? ServiceError { get; init; }

    public bool Fails => (this.FailStatus ?? this.AgentError ?? this.ServiceError) is not null;

    /// <summary>How many scans fail before one works.</summary>
    public int FailTimes { get; init; } = int.MaxValue;

    /// <summary>What <c>Progress</c> shows after a failed scan.</summary>
    public int FailProgress { get; init; } = 100;

    public IReadOnlyDictionary<ScannedTypes, string> TypeErrors { get; init; } = new Dictionary<ScannedTypes, string>();

    public IReadOnlyDictionary<ScannedTypes, string> TypeStatuses { get; init; } = new Dictionary<ScannedTypes, string>();

    /// <summary>A scan that somebody else started so long before the start; <see langword="null"/>: none runs.</summary>
    public TimeSpan? RunningSince { get; init; }

    public ScannedTypes RunningTypes { get; init; } = ScannedTypes.All;
}

/// <summary>What <c>ScanRemainTime</c> is worth.</summary>
internal enum RemainEstimate
{
    /// <summary>The seconds that are left.</summary>
    Honest,

    /// <summary>Always 0.</summary>
    None,

    /// <summary>Far too many.</summary>
    Wrong,
}
