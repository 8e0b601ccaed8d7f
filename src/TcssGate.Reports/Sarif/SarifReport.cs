using System.IO.Compression;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Sarif;

/// <summary>SARIF 2.1.0 for code scanning, within the limits of the platform.</summary>
internal static class SarifReport
{
    // A result with its rule is at most some 30 kB; so few of them fit without a look.
    private const int ResultsThatAlwaysFit = 300;

    /// <summary>Writes the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="file">Where in the repository the alerts are shown; <see langword="null"/>: at a path named after the image's repository.</param>
    public static void Write(GateResult result, Stream stream, SarifLimits limits, SourceFile? file = null)
    {
        var log = SarifLog.Of(result, limits, file);
        while (limits.Results > 1 && !Fits(log, result, limits))
        {
            // Which texts make the file too large cannot be told beforehand; the least severe results go first.
            limits = limits with { Results = limits.Results / 2 };
            log = SarifLog.Of(result, limits, file);
        }

        SarifLogWriter.Write(log, result, stream);
    }

    private static bool Fits(SarifLog log, GateResult result, SarifLimits limits)
    {
        if (limits == SarifLimits.GitHub && log.Runs.Sum(run => run.ResultCount) <= ResultsThatAlwaysFit)
        {
            return true;
        }

        // Packed fast it is never smaller than packed well, which takes several times as long and is asked only when it may matter.
        var fast = PackedSize(log, result, CompressionLevel.Fastest);
        return fast <= limits.GzipBytes
            || (fast <= 2L * limits.GzipBytes && PackedSize(log, result, CompressionLevel.Optimal) <= limits.GzipBytes);
    }

    private static long PackedSize(SarifLog log, GateResult result, CompressionLevel level)
    {
        using var counter = new CountingStream();
        using (var gzip = new GZipStream(counter, level, leaveOpen: true))
        {
            SarifLogWriter.Write(log, result, gzip);
        }

        return counter.Written;
    }
}
