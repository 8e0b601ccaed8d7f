using TcssGate.Core.Findings;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Findings in images on nodes: the registry's under other names and with other types, and read as those are. No row is ever dropped.</summary>
internal static class NodeFindingMapping
{
    public static FindingPage<Vulnerability> ToPage(Page<NodeVulnerabilityRow> page) =>
        ToPage(page, (row, notes, place) => VulnerabilityMapping.WithNotes(
            VulnerabilityMapping.ToVulnerabilities(ToRegistry(row), 0).Single() with { Cvss = WireValue.SingleCvss(row.CVSSV3Score) }, notes, place));

    public static FindingPage<Virus> ToPage(Page<NodeVirusRow> page) => ToPage(page, (row, _, _) => VirusMapping.ToVirus(ToRegistry(row)));

    public static FindingPage<Risk> ToPage(Page<NodeRiskRow> page) => ToPage(page, (row, _, _) => RiskMapping.ToRisk(ToRegistry(row)));

    private static FindingPage<TFinding> ToPage<TRow, TFinding>(Page<TRow> page, Func<TRow, RowNotes, string, TFinding> toFinding)
        where TRow : class, new()
        where TFinding : Finding
    {
        var rows = page.List ?? [];
        var notes = RowNotes.Of(page);
        return new FindingPage<TFinding>(
            [.. rows.Select((row, at) => toFinding(row ?? new TRow(), notes(at), $"{page.Action}: List[{at}]"))], rows.Count, WireValue.Count(page.TotalCount))
        {
            RowKeys = page.RowHashes,
        };
    }

    private static VulnerabilityRow ToRegistry(NodeVulnerabilityRow row) => new()
    {
        CVEID = row.CVEID,
        Name = row.Name,
        Component = row.Component,
        Version = row.Version,
        FixedVersions = row.FixedVersions,
        Level = row.Level,
        CvssVector = row.CVSSV3Desc,
        Des = row.Des,
        OfficialSolution = row.OfficialSolution,
        DefenseSolution = row.DefenseSolution,
        Reference = row.Reference,
        SubmitTime = row.SubmitTime,
        Tag = row.Tag,
    };

    private static VirusRow ToRegistry(NodeVirusRow row) => new()
    {
        VirusName = row.VirusName,
        Path = row.Path,
        FileName = row.FileName,
        FileMd5 = row.Md5,
        FileSize = row.Size,
        RiskLevel = row.RiskLevel,
        Desc = row.Desc,
        Solution = row.Solution,
    };

    private static RiskRow ToRegistry(NodeRiskRow row) => new()
    {
        Behavior = row.Behavior,
        Type = row.Type,
        Level = row.Level,
        Desc = row.Desc,
        InstructionContent = row.InstructionContent,
    };
}
