using System.Globalization;
using TcssGate.Core.Findings;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Risky instructions, from the wire to the domain. No row is ever dropped, and no password gets further than here.</summary>
internal static class RiskMapping
{
    /// <summary>The id of a risk without a type.</summary>
    public const string UnknownId = "unknown-risk";

    public static FindingPage<Risk> ToPage(Page<RiskRow> page)
    {
        var rows = page.List ?? [];
        return new FindingPage<Risk>([.. rows.Select(row => ToRisk(row ?? new RiskRow()))], rows.Count, WireValue.Count(page.TotalCount))
        {
            RowKeys = page.RowHashes,
        };
    }

    public static Risk ToRisk(RiskRow row) => new(
        Id: row.Type is { } type ? Digits(type) : UnknownId,
        Severity: Severities.Parse(row.Level),
        Title: "",
        Description: SecretRedaction.Redact(PlainText.Of(row.Desc)),
        Solution: "",
        Behavior: row.Behavior is { } behavior ? Digits(behavior) : "",
        Instruction: SecretRedaction.Redact(row.InstructionContent?.Trim() ?? ""));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
