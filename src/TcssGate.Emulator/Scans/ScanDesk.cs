using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Scans;

/// <summary>Starts scans of one kind of images and remembers what each task was for.</summary>
/// <param name="timeline">Where their ends are noted.</param>
/// <param name="licences">What they use up, together with the other kind.</param>
internal sealed class ScanDesk<TImage>(Timeline timeline, Licences licences)
    where TImage : ScannableState
{
    private readonly Dictionary<long, IReadOnlyList<TImage>> tasks = [];

    public bool HasLicencesFor(int images) => licences.Left is null || images <= licences.Left;

    /// <summary>Starts a task, and gives its id.</summary>
    public long Start(IReadOnlyList<TImage> images, ScannedTypes types, DateTimeOffset now)
    {
        foreach (var image in images)
        {
            this.Begin(image, types, now);
        }

        licences.Left -= images.Count;
        var task = this.tasks.Count + 1;
        this.tasks.Add(task, images);
        return task;
    }

    /// <summary>Starts a scan that belongs to no task of ours.</summary>
    public void Begin(TImage image, ScannedTypes types, DateTimeOffset start)
    {
        var run = ScanRun.From(start, image.Scan, types);
        image.Begin(run);
        timeline.At(run.End, () => image.Finish(run));
    }

    /// <summary>Starts the scan that runs already when the world starts, where there is one.</summary>
    public void Foresee(TImage image, DateTimeOffset start)
    {
        if (image.Scan.RunningSince is { } since)
        {
            this.Begin(image, image.Scan.RunningTypes, start - since);
        }
    }

    /// <summary>The images of a task; <see langword="null"/> when there is no such task.</summary>
    public IReadOnlyList<TImage>? Task(long id) => this.tasks.GetValueOrDefault(id);

    /// <summary>The images of the task whose id is told some other way; <see langword="null"/> when there is no such task.</summary>
    public IReadOnlyList<TImage>? Task(Func<long, bool> isIt) => this.tasks.FirstOrDefault(task => isIt(task.Key)).Value;
}

/// <summary>How many scans may still be started; <see langword="null"/>: any number.</summary>
internal sealed class Licences(int? left)
{
    public int? Left { get; set; } = left;
}
