using TcssGate.Cli.Files;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Reports;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Carries out <c>apply</c>: everything that can be wrong at home is found before the first request is sent.</summary>
internal sealed class ApplyRun(AppEnvironment environment, ApplyArguments arguments)
{
    /// <summary>Runs the gate and writes the reports.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var targets = ReportTarget.Read(arguments.Outputs);
        var images = ImageList.Read(arguments.Images, arguments.ImageList, environment.In);
        using var cloud = Cloud.Open(environment, arguments);
        var policies = PolicyFiles.Read(arguments.Policies, Today(cloud.Time), environment.Error);
        var order = this.Order(images, policies, targets);
        ReportFiles.Check(targets);

        var started = cloud.Time.GetUtcNow();
        var results = await this.JudgeAsync(cloud, order, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var result = new GateResult(AppEnvironment.Version, started, cloud.Time.GetUtcNow(), cloud.IsEmulated, cloud.Endpoint, results);
        ReportFiles.Write(result, targets, environment.Out, ColorChoice.OfOutput(environment, arguments.NoColor));
        return ExitCode.Of(result.Verdict);
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private GateOrder Order(IReadOnlyList<ImageReference> images, IReadOnlyList<Policy> policies, IReadOnlyList<ReportTarget> targets)
    {
        var timeout = arguments.ReadTimeout();
        return new GateOrder([.. images.Select(image => Ordered(image, PolicyFiles.Governing(policies, image), timeout))])
        {
            Rescan = arguments.Rescan,
            Parallelism = arguments.ReadParallelism(),
            NeedsEveryFinding = targets.Any(target => target.Format is ReportFormat.Json or ReportFormat.Sarif),
        };
    }

    private static OrderedImage Ordered(ImageReference image, IReadOnlyList<Policy> governing, TimeSpan? timeout)
    {
        var ordered = OrderedImage.For(image, governing);
        return timeout is { } given ? ordered with { Scan = ordered.Scan with { Timeout = given } } : ordered;
    }

    private async Task<IReadOnlyList<ImageResult>> JudgeAsync(Cloud cloud, GateOrder order, CancellationToken cancellation)
    {
        Task<IReadOnlyList<ImageResult>> RunAsync(Action<GateEvent> report) =>
            new Gate(cloud.Client, cloud.Time, environment.Random, report).RunAsync(order, cancellation);

        // Lines of calls and a picture that is redrawn would overwrite each other.
        var images = order.Images.Select(image => image.Reference).ToList();
        return environment.ErrorIsTerminal && ColorChoice.IsWanted(environment, arguments.NoColor) && !arguments.Verbose
            ? await new LiveProgress(images, environment.Error, cloud.Time).ShowAsync(RunAsync).ConfigureAwait(false)
            : await new PlainProgress(images, environment.Error, cloud.Time).ShowAsync(RunAsync).ConfigureAwait(false);
    }
}
