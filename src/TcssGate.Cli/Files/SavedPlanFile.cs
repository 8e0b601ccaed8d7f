using TcssGate.Cli.Commands;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Reports.Plan;

namespace TcssGate.Cli.Files;

/// <summary>A plan that <c>plan --out</c> saved and <c>apply</c> was given instead of images.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Plan">What it says.</param>
internal sealed record SavedPlanFile(string Path, GatePlan Plan)
{
    /// <summary>Finds the saved plan among the images; <see langword="null"/> when images were given.</summary>
    /// <remarks>What can be an image is one, whatever files there are: a file <c>web:1</c> is named as <c>./web:1</c>.</remarks>
    /// <exception cref="UserError">A file is no plan, or more than one plan was given.</exception>
    public static SavedPlanFile? Among(GateArguments arguments)
    {
        var file = arguments.Images.FirstOrDefault(text => ImageReference.Parse(text, out _) is null && (File.Exists(text) || IsPath(text)));
        return file is null ? null
            : arguments.Images.Count > 1 || arguments.ImageList is not null
                ? throw new UserError($"error: {file} is no image; if it is a saved plan, give it alone, without images and without --images")
            : new SavedPlanFile(file, Read(file)).For(arguments.Emulate is not null);
    }

    /// <summary>Adds what the plan says to what the command line says.</summary>
    /// <remarks>
    /// Never the policies, the baseline, the endpoint or an override: a plan may have come from elsewhere, and must not choose what judges it, what counts
    /// as known, where signed requests go, or which violations are accepted. The caller names them again, and they have to be those of the plan.
    /// </remarks>
    public GateArguments Complete(GateArguments given) => given with
    {
        Images = [.. this.Plan.Images.Select(image => image.Reference.ToString())],
        Rescan = given.Rescan || this.Plan.Options.Rescan,
        Timeout = given.Timeout ?? (this.Plan.Options.Timeout is { } planned ? $"{(long)planned.TotalSeconds}s{planned.Milliseconds}ms" : null),
        Region = given.Region ?? this.Plan.Options.Region,
        Source = given.Source ?? this.Plan.Options.Source.Name(),
    };

    /// <summary>Refuses the plan when it no longer fits what it was made from.</summary>
    /// <exception cref="UserError">It does not, or it is one for another day.</exception>
    public void RefuseIfStale(PlanSetting now)
    {
        if (this.Plan.IsForecast)
        {
            throw new UserError($"error: {this.Path} says what {this.Plan.Day:yyyy-MM-dd} would bring (--at), and cannot be applied; plan again without --at");
        }

        var differences = PlanStaleness.Of(this.Plan, now);
        if (differences.Count > 0)
        {
            throw StaleError(differences);
        }
    }

    /// <summary>Says what has changed since a plan was made.</summary>
    public static UserError StaleError(IReadOnlyList<PlanDifference> differences) => new(
        [.. differences.Select(difference => $"error: saved plan is stale: {difference}"), "no scan was started; plan again, and apply the new plan"]);

    // A path that is mistyped is better told as one than as an image without a tag.
    private static bool IsPath(string text) =>
        text.StartsWith('/') || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)
        || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".plan", StringComparison.OrdinalIgnoreCase);

    // Said before keys are looked for, which the wrong cloud may need.
    private SavedPlanFile For(bool emulate) => this.Plan.Emulated == emulate ? this : throw new UserError(this.Plan.Emulated
        ? $"error: {this.Path} was made on a stand-in cloud, so it says nothing of a real image; apply it with --emulate WORLD, or plan again without"
        : $"error: {this.Path} was made on {this.Plan.Endpoint}; apply it without --emulate, or plan again with it");

    private static GatePlan Read(string path) => PlanFile.Read(TextFile.Read(path, "saved plan", MostBytes)) switch
    {
        PlanReading.Whole whole => whole.Plan,
        PlanReading.Refused refused => throw new UserError($"error: {path} is no plan to apply: {refused.Why}"),
        _ => throw new InvalidOperationException("reading a plan has two ends"),
    };

    // A plan holds its policies, each of which may be a megabyte, and a few rules for each of many images.
    private const int MostBytes = 256 * 1024 * 1024;
}
