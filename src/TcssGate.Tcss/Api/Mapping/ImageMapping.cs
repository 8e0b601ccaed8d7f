using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Registry images, from the wire to the domain.</summary>
internal static class ImageMapping
{
    public static PageRequest ToWire(ImageListRequest request) => new()
    {
        Offset = request.Offset,
        Limit = request.Limit,
        Filters = request.Filters.Count == 0
            ? null
            : [.. request.Filters.Select(filter => new Filter { Name = filter.Name, Values = filter.Values, ExactMatch = filter.Exact })],
    };

    public static ImagePage ToPage(Page<RegistryImageRow> page)
    {
        var rows = page.List ?? [];
        var notes = RowNotes.Of(page);
        var images = new List<ListedImage>(rows.Count);
        var partial = new List<PartialRow>();
        var unreadable = new List<UnreadableRow>();
        for (var at = 0; at < rows.Count; at++)
        {
            // A row that is no object is null here, whatever the type says.
            if (rows[at] is { } row && ToImage(row) is { } image)
            {
                images.Add(new ListedImage(image, ToSnapshot(row, notes(at)) with { Source = SnapshotSource.Row }));
            }
            else
            {
                partial.Add(Partial(rows[at]));
                unreadable.Add(Unreadable(rows[at], notes(at), $"{page.Action}: List[{at}]"));
            }
        }

        return new ImagePage(images, rows.Count, WireValue.Count(page.TotalCount))
        {
            // A row changes while its image is scanned; it is about the same image all the same.
            RowKeys = [.. page.RowHashes.Select((hash, at) => at < rows.Count && rows[at]?.Id is > 0 and var id ? (UInt128)id : hash)],
            Partial = partial,
            Unidentified = partial.Count,
            Unreadable = unreadable,
        };
    }

    private static UnreadableRow Unreadable(RegistryImageRow? row, RowNotes notes, string place)
    {
        var why = notes.Why("Id", "ImageRepoAddress", "ImageTag")
            ?? (row is null ? $"{place} is null"
                : row.Id is not > 0 ? $"{place} has no Id"
                : WireValue.Text(row.ImageRepoAddress) is null ? $"{place} has no ImageRepoAddress"
                : $"{place} has no ImageTag");
        return new UnreadableRow(why, WireValue.Text(row?.ImageRepoAddress), row?.ImageTag?.Trim(), Digest.FromApi(row?.ImageDigest));
    }

    private static PartialRow Partial(RegistryImageRow? row) => row is null
        ? PartialRow.Empty
        : new PartialRow(row.Id is > 0 ? row.Id : null, WireValue.Text(row.ImageRepoAddress), TagOf(row.ImageTag), Digest.FromApi(row.ImageDigest))
        {
            Trusted = row.IsTrustImage,
        };

    /// <summary>Which image a row is about; <see langword="null"/> when it does not say (no id, no address, or neither a tag nor a digest).</summary>
    public static RegistryImage? ToImage(RegistryImageRow row) =>
        row.Id is > 0 and var id && WireValue.Text(row.ImageRepoAddress) is { } repository
            && (TagOf(row.ImageTag) is { Length: > 0 } || Digest.FromApi(row.ImageDigest) is not null)
            ? new RegistryImage(
                id,
                repository,
                TagOf(row.ImageTag) ?? "",
                Digest.FromApi(row.ImageDigest),
                WireValue.FirstOf(row.RegistryType),
                WireValue.FirstOf(row.InstanceId),
                WireValue.FirstOf(row.InstanceName))
            {
                HasUnknownTag = row.ImageTag is null,
                IsLatest = row.IsLatestImage,
            }
            : null;

    /// <summary>The snapshot of a response about one image.</summary>
    public static ScanSnapshot ToSnapshot(RegistryImageRow row) => ToSnapshot(row, new RowNotes(row.Notes));

    private static ScanSnapshot ToSnapshot(RegistryImageRow row, RowNotes notes) => new()
    {
        Repository = WireValue.Text(row.ImageRepoAddress),
        Tag = TagOf(row.ImageTag),
        Digest = Digest.FromApi(row.ImageDigest),
        ImageId = Digest.FromApi(row.ImageId),
        Progress = WireValue.Percent(row.Progress),
        Status = ScanStatus.Parse(row.ScanStatus),
        Cve = ToType(row.CveStatus, row.ScanVulProgress, row.ScanVulError),
        Virus = ToType(row.VirusStatus, row.ScanVirusProgress, row.ScanVirusError),
        Risk = ToType(row.RiskStatus, row.ScanRiskProgress, row.ScanRiskError),
        ScanTime = WireTime.Read(row.ScanTime),
        Remaining = WireValue.Remaining(row.ScanRemainTime),
        Licensed = row.IsAuthorized is { } authorized ? authorized != 0 : null,
        Vulnerabilities = WireValue.Count(row.VulCnt),
        Viruses = WireValue.Count(row.VirusCnt),
        Risks = WireValue.Count(row.RiskCnt),
        SensitiveInfo = notes.Why("SensitiveInfoCnt", "SentiveInfoCnt") is null
            ? Larger(WireValue.Count(row.SensitiveInfoCnt), WireValue.Count(row.SentiveInfoCnt))
            : null,
        BySeverity = WireValue.Severities(row.CriticalLevelVulCnt, row.HighLevelVulCnt, row.MediumLevelVulCnt, row.LowLevelVulCnt),
        Trusted = row.IsTrustImage,
        Size = row.ImageSize,
        Created = WireTime.Read(row.ImageCreateTime),
        Os = WireValue.Text(row.OsName),
        Unreadable = notes.Texts,
    };

    // Null says nothing; an empty text says that there is no tag.
    private static string? TagOf(string? tag) => tag is null ? null : tag.Trim() is var text && text == "<none>" ? "" : text;

    private static TypeSnapshot ToType(string? status, int? progress, string? error) =>
        new(ScanStatus.Parse(status), WireValue.Percent(progress), TypeSnapshot.ReadError(error));

    // Two spellings of one count: where they disagree, the worse one is the one that fools nobody.
    private static int? Larger(int? one, int? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);
}
