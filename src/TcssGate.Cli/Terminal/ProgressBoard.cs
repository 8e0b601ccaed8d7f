using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>Where every image of a run is now, and how that is said in words.</summary>
internal sealed class ProgressBoard(IEnumerable<ImageReference> images)
{
    private readonly Dictionary<ImageReference, GateEvent> latest = images.ToDictionary(image => image, image => new GateEvent(image, GateStage.Resolving));

    /// <summary>The latest step of every image, in the order of the images.</summary>
    public IReadOnlyCollection<GateEvent> Latest => this.latest.Values;

    /// <summary>Takes in a step; whether it is more than a new percentage.</summary>
    public bool Note(GateEvent step)
    {
        var before = this.latest[step.Image];
        this.latest[step.Image] = step;
        return before.Stage != step.Stage || step.Note.Length > 0;
    }

    /// <summary>One step in words, as in <c>scanning, 40 %, about 12s left</c>.</summary>
    public static string Describe(GateEvent step)
    {
        var percent = step.Percent is { } known ? $", {known} %" : "";
        var left = step.Remaining is { } remaining && remaining >= TimeSpan.FromSeconds(1) ? $", about {DurationText.Write(remaining)} left" : "";
        var note = step.Note.Length > 0 ? $": {step.Note}" : "";
        return step.Stage switch
        {
            GateStage.Resolving => "looking it up",
            GateStage.Syncing => "waiting for TCSS to look into the registries",
            GateStage.Queued => $"waiting for its scan{left}{note}",
            GateStage.Scanning => $"scanning{percent}{left}",
            GateStage.Scanned => "its scan is over",
            GateStage.Reading => "reading its findings",
            _ => step.Verdict?.Name ?? "judged",
        };
    }

    /// <summary>All images in one line, as in <c>3 of 200 judged, 150 scanning, 47 waiting</c>; what none does is left out.</summary>
    public string Summary()
    {
        if (this.latest.Count == 1)
        {
            return Describe(this.latest.Values.First());
        }

        string[] parts =
        [
            $"{this.CountOf(GateStage.Judged)} of {this.latest.Count} judged",
            Part(this.CountOf(GateStage.Scanned, GateStage.Reading), "scanned"),
            Part(this.CountOf(GateStage.Scanning), "scanning"),
            Part(this.CountOf(GateStage.Resolving, GateStage.Syncing, GateStage.Queued), "waiting"),
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));

        static string Part(int count, string what) => count == 0 ? "" : $"{count} {what}";
    }

    private int CountOf(params GateStage[] stages) => this.latest.Values.Count(step => stages.Contains(step.Stage));
}
