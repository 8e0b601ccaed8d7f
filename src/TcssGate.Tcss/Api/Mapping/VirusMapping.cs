using TcssGate.Core.Findings;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Viruses, from the wire to the domain. No row is ever dropped.</summary>
internal static class VirusMapping
{
    /// <summary>The id of a virus without a name.</summary>
    public const string UnknownId = "unknown-virus";

    public static FindingPage<Virus> ToPage(Page<VirusRow> page)
    {
        var rows = page.List ?? [];
        return new FindingPage<Virus>([.. rows.Select(row => ToVirus(row ?? new VirusRow()))], rows.Count, WireValue.Count(page.TotalCount))
        {
            RowKeys = page.RowHashes,
        };
    }

    public static Virus ToVirus(VirusRow row)
    {
        var name = WireValue.FirstOf(row.VirusName);
        return new Virus(
            Id: name.Length == 0 ? UnknownId : name,
            Severity: Severities.Parse(row.RiskLevel),
            Title: name,
            Description: PlainText.Of(row.Desc),
            Solution: PlainText.Of(row.Solution),
            Path: WireValue.FirstOf(row.Path, row.FileName),
            Md5: WireValue.FirstOf(row.FileMd5),
            Size: row.FileSize >= 0 ? row.FileSize : null);
    }
}
