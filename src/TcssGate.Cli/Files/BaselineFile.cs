using System.Security.Cryptography;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;

namespace TcssGate.Cli.Files;

/// <summary>The saved result that a run is compared with.</summary>
/// <param name="Baseline">What it found.</param>
/// <param name="Source">Which file it is, and what stands in it, for plans.</param>
internal sealed record BaselineFile(Baseline Baseline, PlanBaseline Source)
{
    /// <summary>Reads it; <see langword="null"/> when none was given.</summary>
    /// <param name="path">The file; <see langword="null"/>: none.</param>
    /// <param name="emulated">Whether the stand-in cloud answers this run.</param>
    /// <exception cref="UserError">It is no saved result, or one that proves nothing about real images.</exception>
    public static BaselineFile? Read(string? path, bool emulated)
    {
        if (path is null)
        {
            return null;
        }

        var result = ResultFile.Read(path, out var bytes);

        // What the stand-in cloud "found" was never in any image, and would pass for known.
        return result.Emulated && !emulated
            ? throw new UserError($"error: --baseline: {path} is a result of the stand-in cloud, and this run is a real one; give a real result")
            : new BaselineFile(Baseline.Of(result.Images), new PlanBaseline(path, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
    }
}
