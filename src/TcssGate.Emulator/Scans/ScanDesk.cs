using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Scans;

/// <summary>Starts scans and remembers what each task was for.</summary>
/// <param name="timeline">Where their ends are noted.</param>
/// <param name="licences">How many scans may still be started; <see langword="null"/>: any number.</param>
internal sealed class ScanDesk(Timeline timeline, int? licences)
{
    private readonly Dictionary<long, IReadOnlyList<ImageState>> tasks = [];

    public bool HasLicencesFor(int images) => licences is null || images <= licences;

    /// <summary>Starts a task, and gives its id.</summary>
    public long Start(IReadOnlyList<ImageState> images, ScannedTypes types, DateTimeOffset now)
    {
        foreach (var image in images)
        {
            this.Begin(image, types, now);
        }

        licences -= images.Count;
        var task = this.tasks.Count + 1;
        this.tasks.Add(task, images);
        return task;
    }

    /// <summary>Starts a scan that belongs to no task of ours.</summary>
    public void Begin(ImageState image, ScannedTypes types, DateTimeOffset start)
    {
        var run = ScanRun.From(start, image.Spec.Scan, types);
        image.Begin(run);
        timeline.At(run.End, () => image.Finish(run));
    }

    /// <summary>The images of a task; <see langword="null"/> when there is no such task.</summary>
    public IReadOnlyList<ImageState>? Task(long id) => this.tasks.GetValueOrDefault(id);
}
