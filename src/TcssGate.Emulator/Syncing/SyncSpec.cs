namespace TcssGate.Emulator.Syncing;

/// <summary>How syncs go.</summary>
internal sealed record SyncSpec
{
    public TimeSpan Takes { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the call the old status still shows.</summary>
    public TimeSpan StaleFor { get; init; }

    /// <summary>Why syncs fail; <see langword="null"/>: they work.</summary>
    public string? Fails { get; init; }

    /// <summary>How many syncs fail before one works.</summary>
    public int FailTimes { get; init; } = int.MaxValue;

    /// <summary>What <c>Err</c> says while a sync still runs.</summary>
    public string ErrWhileDoing { get; init; } = "";

    /// <summary>How long before the start the last sync ended; <see langword="null"/>: never.</summary>
    public TimeSpan? LastSuccess { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Whether one registry that fails makes the whole sync a failed one.</summary>
    public bool FailsWithRegistry { get; init; }
}

/// <summary>A registry that TCSS looks into.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which images of it show as <c>InstanceName</c>.</param>
/// <param name="Type">As in <c>ccr</c>, <c>tcr</c>, <c>harbor</c>.</param>
internal sealed record RegistrySpec(long Id, string Name, string Type)
{
    public static RegistrySpec Default { get; } = new(1, "ccr-default", "ccr");

    public string Region { get; init; } = "default";

    public string Instance { get; init; } = "";

    public string Url { get; init; } = "https://ccr.ccs.tencentyun.com";

    /// <summary>Why it can never be synced; <see langword="null"/>: it can.</summary>
    public string? Failing { get; init; }
}
