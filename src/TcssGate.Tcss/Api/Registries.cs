namespace TcssGate.Tcss.Api;

/// <summary>How far a look of TCSS into a registry is.</summary>
public enum SyncState
{
    /// <summary>Missing, or a word nobody published.</summary>
    Unknown,

    /// <summary><c>doing</c>.</summary>
    Running,

    /// <summary><c>success</c>.</summary>
    Succeeded,

    /// <summary><c>failed</c>.</summary>
    Failed,
}

/// <summary><c>DescribeAssetImageRegistryAssetStatus</c>.</summary>
/// <param name="State">How far the sync is.</param>
/// <param name="Problem">What went wrong, in the service's words; empty when nothing did. May be set while the sync still runs.</param>
/// <param name="LatestSuccess">
/// When a sync last went well, by the server's clock and in no published zone: compare it with its own earlier value only. Empty when unknown.
/// </param>
public sealed record SyncStatus(SyncState State, string Problem, string LatestSuccess);

/// <summary>A registry that TCSS looks into.</summary>
/// <param name="Id">TCSS's number of it (<c>RegistryId</c>); a sync is asked for by it.</param>
/// <param name="Name">Its name in TCSS.</param>
/// <param name="Type">As in <c>ccr</c>, <c>tcr</c>, <c>harbor</c>; empty when unknown.</param>
/// <param name="InstanceId">Its instance; empty when it has none.</param>
/// <param name="Url">Its address; empty when unknown.</param>
/// <param name="Sync">How its latest sync went.</param>
/// <param name="Problem">Why its latest sync went wrong, in the service's words; empty when it did not.</param>
public sealed record Registry(long Id, string Name, string Type, string InstanceId, string Url, SyncState Sync, string Problem);

/// <summary>A page of <c>DescribeAssetImageRegistryRegistryList</c>.</summary>
/// <param name="Registries">The rows that have an id.</param>
/// <param name="Rows">How many rows the page had; 0 is past the end.</param>
/// <param name="Total">How many rows the service says there are; <see langword="null"/> when it does not say.</param>
public sealed record RegistryPage(IReadOnlyList<Registry> Registries, int Rows, int? Total);
