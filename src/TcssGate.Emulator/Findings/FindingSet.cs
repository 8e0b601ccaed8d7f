using System.Globalization;
using System.Text.Json.Nodes;
using TcssGate.Emulator.Scans;

namespace TcssGate.Emulator.Findings;

/// <summary>What a scan finds; the rows are as the lists give them, and are copied before they leave.</summary>
/// <param name="Vulnerabilities">Rows of the vulnerability list.</param>
/// <param name="Viruses">Rows of the virus list.</param>
/// <param name="Risks">Rows of the risk list.</param>
/// <param name="SensitiveInfo">How many; they have no list.</param>
internal sealed record FindingSet(
    IReadOnlyList<JsonObject> Vulnerabilities,
    IReadOnlyList<JsonObject> Viruses,
    IReadOnlyList<JsonObject> Risks,
    int SensitiveInfo)
{
    public static FindingSet None { get; } = new([], [], [], 0);

    public bool IsEmpty => this is { Vulnerabilities: [], Viruses: [], Risks: [], SensitiveInfo: 0 };

    /// <summary>Takes from another set what a scan of these types finds; sensitive information is a risk.</summary>
    public FindingSet With(ScannedTypes types, FindingSet found) => new(
        types.HasFlag(ScannedTypes.Cve) ? found.Vulnerabilities : this.Vulnerabilities,
        types.HasFlag(ScannedTypes.Virus) ? found.Viruses : this.Viruses,
        types.HasFlag(ScannedTypes.Risk) ? found.Risks : this.Risks,
        types.HasFlag(ScannedTypes.Risk) ? found.SensitiveInfo : this.SensitiveInfo);

    /// <summary>How many vulnerabilities are of a level, 1 to 4.</summary>
    public int OfLevel(int level)
    {
        var text = level.ToString(CultureInfo.InvariantCulture);
        return this.Vulnerabilities.Count(row => row["Level"]?.ToString() == text);
    }
}
