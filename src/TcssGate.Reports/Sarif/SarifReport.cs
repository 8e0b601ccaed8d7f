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
        if (limits.Results == 1 || IsSmall(log, limits))
        {
            SarifLogWriter.Write(log, result, stream);
        }
        else if (PackedWithin(limits.GzipBytes, log, result) is { } packed)
        {
            // What was packed to see whether it fits is at hand: to unpack it costs a tenth of making the texts again.
            using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            unpacked.CopyTo(stream);
        }
        else
        {
            // Which texts make the file too large cannot be told beforehand; the least severe results go first.
            Write(result, stream, limits with { Results = limits.Results / 2 }, file);
        }
    }

    private static bool IsSmall(SarifLog log, SarifLimits limits) =>
        limits == SarifLimits.GitHub && log.Runs.Sum(run => run.ResultCount) <= ResultsThatAlwaysFit;

    private static BoundedMemory? PackedWithin(int most, SarifLog log, GateResult result)
    {
        // Packed fast it is never smaller than packed well, which takes several times as long and is asked only when it may matter.
        var packed = Pack(CompressionLevel.Fastest, most, log, result);
        if (!packed.HasAll && packed.Written <= 2L * most)
        {
            packed = Pack(CompressionLevel.Optimal, most, log, result);
        }

        return packed.HasAll ? packed : null;
    }

    private static BoundedMemory Pack(CompressionLevel level, int most, SarifLog log, GateResult result)
    {
        var packed = new BoundedMemory(most);
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            SarifLogWriter.Write(log, result, gzip);
        }

        packed.Position = 0;
        return packed;
    }
}
