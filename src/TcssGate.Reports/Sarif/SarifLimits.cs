namespace TcssGate.Reports.Sarif;

/// <summary>How much a SARIF log may hold.</summary>
/// <param name="Runs">Runs a file.</param>
/// <param name="Results">Results a run, and so rules a run.</param>
/// <param name="GzipBytes">Bytes of the whole file after gzip.</param>
internal sealed record SarifLimits(int Runs, int Results, int GzipBytes)
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    public const int TextLength = 1024;

    /// <summary>The longest rule id and name.</summary>
    public const int NameLength = 255;

    /// <summary>
    /// GitHub code scanning: it refuses a file with more than 20 runs, or 25,000 results or rules a run, or 10 MB after gzip; and of more than
    /// 5,000 results a run it keeps 5,000. We leave the others out ourselves, so that the file says how
    /// many they are; and we stay below 10 MB by what another gzip may pack worse.
    /// </summary>
    public static SarifLimits GitHub { get; } = new(Runs: 20, Results: 5_000, GzipBytes: 9_500_000);
}
