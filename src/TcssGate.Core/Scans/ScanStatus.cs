namespace TcssGate.Core.Scans;

/// <summary>What a scan status word means.</summary>
public enum ScanStatusKind
{
    /// <summary>Missing, or a word nobody published: not complete.</summary>
    Unknown,

    /// <summary>Nobody looked.</summary>
    NotScanned,

    /// <summary>A scan runs.</summary>
    Scanning,

    /// <summary>A scan ended well.</summary>
    Scanned,

    /// <summary>A scan ended without a result.</summary>
    Failed,
}

/// <summary>A status as TCSS spells it, and what it means.</summary>
/// <remarks>Source: <c>ScanStatus</c>, <c>CveStatus</c>, <c>VirusStatus</c>, <c>RiskStatus</c>.</remarks>
/// <param name="Kind">What the word means.</param>
/// <param name="Word">The word as it came; empty when it was missing.</param>
public readonly record struct ScanStatus(ScanStatusKind Kind, string Word)
{
    /// <summary>Reads a status word: letters only, without case, because the API spells failures in several ways (<c>SCAN_ERR</c>, <c>scanErr</c>, …).</summary>
    public static ScanStatus Parse(string? word)
    {
        // Letters of every script: "SCANNED" with a remark in Chinese behind it is not the word that means complete.
        var letters = string.Concat((word ?? "").Where(char.IsLetter)).ToUpperInvariant();
        var kind = letters switch
        {
            "NOTSCAN" or "NOTSCANNED" => ScanStatusKind.NotScanned,
            "SCANNING" or "WAITSCAN" or "CREATING" or "SCANCANCELING" or "STOPPING" => ScanStatusKind.Scanning,
            "SCANNED" => ScanStatusKind.Scanned,
            "SCANTIMEOUT" or "CANCELED" or "CANCELLED" or "SCANCANCELED" or "LICENSENOTENOUGH" or "SCANEXCEPTION" => ScanStatusKind.Failed,
            _ when letters.Contains("ERR", StringComparison.Ordinal) || letters.Contains("FAIL", StringComparison.Ordinal) => ScanStatusKind.Failed,
            _ => ScanStatusKind.Unknown,
        };
        return new ScanStatus(kind, word ?? "");
    }

    /// <inheritdoc/>
    /// <remarks>A status that nobody set has no word at all.</remarks>
    public override string ToString() => string.IsNullOrEmpty(this.Word) ? "no status" : this.Word;
}
