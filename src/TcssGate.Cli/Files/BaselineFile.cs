using TcssGate.Core.Evaluation;

namespace TcssGate.Cli.Files;

/// <summary>Reads the saved result that a run is compared with.</summary>
internal static class BaselineFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="emulated">Whether the stand-in cloud answers this run.</param>
    /// <exception cref="UserError">It is no saved result, or one that proves nothing about real images.</exception>
    public static Baseline Read(string path, bool emulated)
    {
        var result = ResultFile.Read(path);

        // What the stand-in cloud "found" was never in any image, and would pass for known.
        return result.Emulated && !emulated
            ? throw new UserError($"error: --baseline: {path} is a result of the stand-in cloud, and this run is a real one; give a real result")
            : Baseline.Of(result.Images);
    }
}
