namespace TcssGate.Tcss.Api.Wire;

/// <summary><c>SyncAssetImageRegistryAsset</c>: the service looks into the registries; answers at once.</summary>
internal sealed record RegistrySyncRequest
{
    public bool? All { get; init; }

    public IReadOnlyList<long>? RegistryIds { get; init; }
}

/// <summary><c>DescribeAssetImageRegistryAssetStatus</c>.</summary>
internal sealed record RegistrySyncStatus : ResponseBody
{
    /// <summary><c>doing</c>, <c>success</c> or <c>failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>May be set while <c>doing</c>.</summary>
    public string? Err { get; init; }

    /// <summary>As in <c>2006-01-02 15:04:05</c>, by the server's clock; compared with its own earlier value only.</summary>
    public string? LatestSyncSuccessTime { get; init; }
}

/// <summary>A row of <c>DescribeAssetImageRegistryRegistryList</c>: one registry that TCSS looks into.</summary>
internal sealed record RegistryRow
{
    public long? RegistryId { get; init; }

    public string? Name { get; init; }

    public string? RegistryType { get; init; }

    public string? InstanceID { get; init; }

    public string? Url { get; init; }

    /// <summary><c>doing</c>, <c>success</c> or <c>failed</c>.</summary>
    public string? SyncStatus { get; init; }

    public string? SyncFailReason { get; init; }

    public string? SyncMessage { get; init; }
}

/// <summary>An answer that says nothing but that the call was accepted.</summary>
internal sealed record Accepted : ResponseBody;
