using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Scans;

/// <summary>Finds the images that a call is about.</summary>
internal static class ScanTargets
{
    /// <summary>By task, by ids, or all; <see langword="null"/> when one of them does not exist, empty when none was asked for.</summary>
    public static IReadOnlyList<ImageState>? Of(CloudState cloud, Parameters asked)
    {
        if (asked.Integers("Id") is { Count: > 0 } ids)
        {
            var images = ids.Distinct().Select(cloud.Estate.Find).ToList();
            return images.Contains(null) ? null : [.. images.OfType<ImageState>()];
        }

        return asked.Integer("TaskID") is { } task ? cloud.Scans.Task(task)
            : asked.Flag("All") ? [.. cloud.Estate.Listed]
            : [];
    }
}
