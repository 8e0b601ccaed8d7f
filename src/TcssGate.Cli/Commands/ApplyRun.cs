using TcssGate.Cli.Files;
using TcssGate.Cli.GitHub;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Reports;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Carries out <c>apply</c>: everything that can be wrong at home is found before the first request is sent.</summary>
internal sealed class ApplyRun
{
    private readonly AppEnvironment environment;
    private readonly GitHubStep step;
    private readonly GateArguments arguments;
    private readonly LocationArguments location;
    private readonly SavedPlanFile? saved;

    /// <summary>Takes the arguments, who tells GitHub how it ended, and a saved plan where one was given instead of images.</summary>
    /// <exception cref="UserError">The plan is none, or one for another cloud.</exception>
    public ApplyRun(AppEnvironment environment, GitHubStep step, GateArguments given, LocationArguments location)
    {
        this.location = location;
        this.environment = environment;
        this.step = step;
        this.saved = SavedPlanFile.Among(given);
        this.arguments = this.saved?.Complete(given) ?? given;
    }

    /// <summary>Runs the gate and writes the reports.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var targets = ReportTarget.Read(this.arguments.Outputs);
        var options = this.location.Read(this.environment.Folder);
        var orders = new GateOrders(this.arguments, this.environment.In);
        this.location.CheckImages(orders.Named.Select(image => image.Repository));
        using var cloud = Cloud.Open(this.environment, this.arguments);
        var inputs = this.ReadInputs(cloud);
        using var reports = await ReportFiles.OpenAsync(targets, this.arguments.ReadInputs(this.saved?.Path, this.location), this.environment.Time, cancellation);
        var order = await orders.OfAsync(cloud, inputs.Policies, mayAct: true, this.environment.Error, cancellation).ConfigureAwait(false) with
        {
            Plan = this.saved?.Plan,
            Baseline = inputs.Baseline?.Baseline,
            NeedsEveryFinding = targets.Any(target => target.Format.NeedsEveryFinding()),
        };

        var display = new Display(this.environment, this.arguments);
        var started = cloud.Time.GetUtcNow();
        var results = await display.ShowAsync(
            order, cloud.Time, report => new Gate(cloud.Client, cloud.Time, this.environment.Random, report).RunAsync(order, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        cloud.Warn(this.environment.Error);
        var result = new GateResult(AppEnvironment.Version, started, cloud.Time.GetUtcNow(), cloud.IsEmulated, cloud.Endpoint, results)
        {
            Environment = this.arguments.Environment,
        };
        reports.Write(result, this.environment, options with { Color = display.ColorsOutput });
        this.step.Judged(result, targets, orders.AsGiven);
        return ExitCode.Of(result.Verdict);
    }

    private (IReadOnlyList<PolicyFile> Policies, BaselineFile? Baseline) ReadInputs(Cloud cloud)
    {
        var today = GateOrders.Today(cloud.Time);
        var policies = PolicyFiles.ReadFiles(this.arguments.Policies, today, this.environment.Error);
        var baseline = BaselineFile.Read(this.arguments.Baseline, cloud.IsEmulated);
        this.saved?.RefuseIfStale(new PlanSetting(
            cloud.IsEmulated, cloud.Endpoint, this.arguments.ReadPlanOptions(baseline), [.. policies.Select(file => (file.Policy, file.ReadContent()))], today));
        return (policies, baseline);
    }
}
