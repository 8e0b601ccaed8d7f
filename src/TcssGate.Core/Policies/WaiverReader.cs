using TcssGate.Core.Documents;

namespace TcssGate.Core.Policies;

/// <summary>Reads the waivers of a policy. One without reason, owner or last day is none.</summary>
internal sealed class WaiverReader(DocumentReader reader, DateOnly today)
{
    /// <summary>Reads every waiver, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Waivers(YamlNode? node) => [.. reader.Items(node, "waivers").Select(this.Waiver).OfType<Waiver>()];

    private Waiver? Waiver(YamlNode node)
    {
        if (reader.Map(node, "a waiver") is not { } map)
        {
            return null;
        }

        var id = this.Id(map.Required("id"));
        var component = reader.Text(map.Optional("component"), "component");
        var images = new PatternReader(reader).Images(map.Optional("images"));
        var reason = reader.Text(map.Required("reason"), "reason");
        var owner = reader.Text(map.Required("owner"), "owner");
        var expiresAt = map.Required("expires");
        var expires = reader.Date(expiresAt, "expires");
        map.RefuseOthers();
        if (id is null || reason is null || owner is null || expires is null)
        {
            return null;
        }

        var waiver = new Waiver(id, component, images, reason, owner, expires.Value, map.Node.Line);
        this.PointOutEnd(waiver, expiresAt!);
        return waiver;
    }

    // Only a path can be a pattern, and one without a name in it would hide every virus there will ever be.
    private string? Id(YamlNode? node)
    {
        if (reader.Text(node, "id") is not { } id)
        {
            return null;
        }

        if (id.AsSpan().TrimEnd("*?/").IsEmpty)
        {
            reader.Error(node, DocumentCode.TooBroad, $"\"{id}\" would waive every virus", "name a folder or a file, as in /opt/app/testdata/*");
            return null;
        }

        return id;
    }

    private void PointOutEnd(Waiver waiver, YamlNode at)
    {
        if (!waiver.IsActive(today))
        {
            reader.Warn(at, DocumentCode.Expired, $"the waiver of {waiver.Id} expired on {waiver.Expires:yyyy-MM-dd}", "renew it or remove it; it no longer counts");
        }
        else if (waiver.ExpiresSoon(today))
        {
            reader.Warn(at, DocumentCode.ExpiresSoon, $"the waiver of {waiver.Id} expires on {waiver.Expires:yyyy-MM-dd}", "mend what it waives, or renew it before");
        }
    }
}
