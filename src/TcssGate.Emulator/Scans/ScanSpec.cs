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

    /// <summary>The word that a scan which worked ends with; <see langword="null"/>: the published one.</summary>
    public string? EndStatus { get; init; }

    /// <summary>Whether a new result has the time of the one before.</summary>
    public bool KeepsTime { get; init; }

    /// <summary>How far the clock that writes scan times is ahead of the service's.</summary>
    public TimeSpan TimeOffset { get; init; }

    /// <summary>How long after the end of a scan a part of its result is written; those left out: at the end.</summary>
    public IReadOnlyDictionary<ResultPart, TimeSpan> Torn { get; init; } = new Dictionary<ResultPart, TimeSpan>();

    /// <summary>How the scan went that was over before the start.</summary>
    public ScanSpec BeforeTheStart => this with { EndStatus = null, KeepsTime = false, TimeOffset = TimeSpan.Zero };

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

/// <summary>A part of a result that is written by itself.</summary>
internal enum ResultPart
{
    /// <summary><c>ScanTime</c>.</summary>
    Time,

    /// <summary><c>ScanStatus</c>.</summary>
    Status,

    /// <summary><c>Progress</c>.</summary>
    Progress,

    /// <summary>The status, the progress and the error of each type.</summary>
    Types,

    /// <summary><c>VulCnt</c>.</summary>
    Vulnerabilities,

    /// <summary><c>VirusCnt</c>.</summary>
    Viruses,

    /// <summary><c>RiskCnt</c> and the count of sensitive information.</summary>
    Risks,

    /// <summary><c>CriticalLevelVulCnt</c> and its like.</summary>
    Severities,

    /// <summary>The lists of findings.</summary>
    Lists,
}
