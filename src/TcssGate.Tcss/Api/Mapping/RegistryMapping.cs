using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Registries and their sync, from the wire to the domain.</summary>
internal static class RegistryMapping
{
    public static RegistrySyncRequest ToWire(IReadOnlyList<long> registryIds) =>
        registryIds.Count == 0 ? new RegistrySyncRequest { All = true } : new RegistrySyncRequest { RegistryIds = registryIds };

    public static SyncStatus ToStatus(RegistrySyncStatus status) =>
        new(ToState(status.Status), SecretRedaction.RedactMessage(WireValue.FirstOf(status.Err)), WireValue.FirstOf(status.LatestSyncSuccessTime));

    public static RegistryPage ToPage(Page<RegistryRow> page)
    {
        var rows = page.List ?? [];
        var registries = new List<Registry>(rows.Count);
        foreach (var row in rows)
        {
            if (row?.RegistryId is { } id)
            {
                registries.Add(ToRegistry(id, row));
            }
        }

        return new RegistryPage(registries, rows.Count, WireValue.Count(page.TotalCount));
    }

    private static Registry ToRegistry(long id, RegistryRow row) => new(
        id,
        WireValue.FirstOf(row.Name),
        WireValue.FirstOf(row.RegistryType),
        WireValue.FirstOf(row.InstanceID),
        WireValue.FirstOf(row.Url),
        ToState(row.SyncStatus),
        SecretRedaction.RedactMessage(WireValue.FirstOf(row.SyncFailReason, row.SyncMessage)));

    private static SyncState ToState(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "DOING" => SyncState.Running,
        "SUCCESS" => SyncState.Succeeded,
        "FAILED" => SyncState.Failed,
        _ => SyncState.Unknown,
    };
}
