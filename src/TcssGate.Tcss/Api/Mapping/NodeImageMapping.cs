using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Images on nodes, from the wire to the domain.</summary>
/// <remarks>
/// A row has one status and an error a type; a detail has a progress a type besides. Neither has an overall progress or a status a type, so
/// these are told from what is there:
/// <list type="bullet">
/// <item>"Scanned" says that a scan ended. A type is then scanned unless it has an error, or a progress that says otherwise: one that nobody
/// asked for stays at 0. Rows have no progress; what that proves is for <see cref="ScanProof"/> to decide.</item>
/// <item>A progress that is not from 0 to 100 makes the type unknown.</item>
/// <item>While a scan runs, a type below 100 is being looked for. One at 100 may be done since long, and one without a progress is unknown.</item>
/// <item>Any other status is that of every type.</item>
/// </list>
/// </remarks>
internal static class NodeImageMapping
{
    private const int Done = 100;

    public static ImagePage ToPage(Page<NodeImageRow> page)
    {
        var rows = page.List ?? [];
        var notes = RowNotes.Of(page);
        var images = new List<ListedImage>(rows.Count);
        var unreadable = new List<UnreadableRow>();
        for (var at = 0; at < rows.Count; at++)
        {
            // A row that is no object is null here, whatever the type says.
            if (rows[at] is { } row && ToListed(row, notes(at)) is { } listed)
            {
                images.Add(listed with { Scan = listed.Scan with { Source = SnapshotSource.Row } });
            }
            else
            {
                unreadable.Add(Unreadable(rows[at], notes(at), $"{page.Action}: List[{at}]"));
            }
        }

        return new ImagePage(images, rows.Count, WireValue.Count(page.TotalCount))
        {
            // A row changes while its image is scanned; it is about the same image all the same. One image has a row for each of its names.
            RowKeys = [.. page.RowHashes.Select((hash, at) => at < rows.Count && rows[at] is { ImageID: { } id } row ? RowHashes.Of($"{id}\n{row.ImageName}") : hash)],
            Unidentified = rows.Count - images.Count,
            Unreadable = unreadable,
        };
    }

    private static UnreadableRow Unreadable(NodeImageRow? row, RowNotes notes, string place)
    {
        var (repository, tag) = NodeImage.ParseName(row?.ImageName);
        var isNamed = WireValue.Text(row?.ImageName) is not null;
        return new UnreadableRow(
            notes.Why("ImageID") ?? (row is null ? $"{place} is null" : $"{place} has no ImageID"), isNamed ? repository : null, isNamed ? tag : null, null);
    }

    /// <summary>Which image a row or a detail is about, and how its scan is; <see langword="null"/> when it does not say which.</summary>
    public static ListedImage? ToListed(NodeImageRow row) => ToListed(row, new RowNotes(row.Notes));

    private static ListedImage? ToListed(NodeImageRow row, RowNotes notes) =>
        ToImage(row) is { } image ? new ListedImage(image, ToSnapshot(row, image) with { Unreadable = notes.Texts }) : null;

    private static NodeImage? ToImage(NodeImageRow row)
    {
        if (Digest.FromApi(WireValue.Text(row.ImageID)) is not { } id)
        {
            return null;
        }

        var (repository, tag) = NodeImage.ParseName(row.ImageName);
        return new NodeImage(id, repository, tag, [.. (row.RepoDigests ?? []).Select(RepositoryDigest.Parse).OfType<RepositoryDigest>().Distinct()])
        {
            Hosts = WireValue.Count(row.HostCnt),
            Containers = WireValue.Count(row.ContainerCnt),
            IsNameUnknown = row.ImageName is null,
        };
    }

    private static ScanSnapshot ToSnapshot(NodeImageRow row, NodeImage image)
    {
        var status = ScanStatus.Parse(row.ScanStatus);
        return new ScanSnapshot
        {
            Repository = image.Repository,
            Tag = image.Tag,
            ImageId = image.ImageId,
            Progress = Overall(status, row),
            Status = status,
            Cve = ToType(status, row.ScanVulProgress, row.ScanVulError),
            Virus = ToType(status, row.ScanVirusProgress, row.ScanVirusError),
            Risk = ToType(status, row.ScanRiskProgress, row.ScanRiskError),
            Error = OfNoType(row),
            ScanTime = WireTime.Read(row.ScanTime),
            Remaining = WireValue.Remaining(row.RemainScanTime),
            Licensed = row.IsAuthorized is { } authorized ? authorized != 0 : null,
            Vulnerabilities = WireValue.Count(row.VulCnt),
            Viruses = WireValue.Count(row.VirusCnt),
            Risks = WireValue.Count(row.RiskCnt),
            SensitiveInfo = WireValue.Count(row.SensitiveInfoCnt),
            BySeverity = WireValue.Severities(row.CriticalLevelVulCnt, row.HighLevelVulCnt, row.MediumLevelVulCnt, row.LowLevelVulCnt),
            Trusted = row.IsTrustImage,
            Size = row.Size,
            Created = WireTime.Read(row.CreateTime),
            Os = WireValue.Text(row.OsName),
        };
    }

    private static TypeSnapshot ToType(ScanStatus overall, int? sent, string? error)
    {
        var progress = WireValue.Percent(sent);
        var status = (overall.Kind, progress) switch
        {
            (ScanStatusKind.Scanned, null) when sent is not null => new ScanStatus(ScanStatusKind.Unknown, $"progress {sent}"),
            (ScanStatusKind.Scanning, null) => ScanStatus.Parse(null),
            (ScanStatusKind.Scanning, Done) => new ScanStatus(ScanStatusKind.Scanned, overall.Word),
            _ => overall,
        };
        return new TypeSnapshot(status, progress, TypeSnapshot.ReadError(error));
    }

    private static int? Overall(ScanStatus status, NodeImageRow row)
    {
        int?[] types = [WireValue.Percent(row.ScanVulProgress), WireValue.Percent(row.ScanVirusProgress), WireValue.Percent(row.ScanRiskProgress)];
        return status.Kind == ScanStatusKind.Scanned ? Done : (int?)types.Average();
    }

    private static string? OfNoType(NodeImageRow row)
    {
        var agent = TypeSnapshot.ReadError(row.AgentError);
        var service = TypeSnapshot.ReadError(row.ScanError);
        return agent is null || agent == service ? service : service is null ? agent : $"{agent}; {service}";
    }
}
