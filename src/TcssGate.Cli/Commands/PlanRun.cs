using TcssGate.Cli.Files;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Planning;
using TcssGate.Reports;
using TcssGate.Reports.Plan;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Carries out <c>plan</c>, which reads what <c>apply</c> would read first, and starts nothing.</summary>
internal sealed class PlanRun(AppEnvironment environment, PlanArguments arguments)
{
    /// <summary>Makes the plan, shows it, and saves it where that was asked for.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var targets = arguments.ReadTargets();
        var orders = new GateOrders(arguments.Gate, environment.In);
        using var cloud = Cloud.Open(environment, arguments.Gate);
        var today = GateOrders.Today(cloud.Time);
        var day = arguments.ReadDay(today);
        var policies = PolicyFiles.ReadFiles(arguments.Gate.Policies, day ?? today, environment.Error);
        var baseline = BaselineFile.Read(arguments.Gate.Baseline, cloud.IsEmulated);
        using var reports = await ReportFiles.OpenAsync(targets, arguments.Gate.ReadInputs(null, null), environment.Time, cancellation);
        var order = await orders.OfAsync(cloud, policies, mayAct: false, environment.Error, cancellation).ConfigureAwait(false) with { Baseline = baseline?.Baseline };

        var display = new Display(environment, arguments.Gate);
        var planned = await display.ShowAsync(
            order, cloud.Time, report => new Planner(cloud.Client, cloud.Time, report).RunAsync(order, day, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        cloud.Warn(environment.Error);
        var plan = this.Plan(cloud, policies, baseline, planned);
        reports.Write(environment, $"the verdict was reached: {plan.Verdict.Name}", (target, stream) =>
            PlanWriter.Write(target.Format, plan, stream, new ReportOptions(display.ColorsOutput && target.Path is null)));
        this.SayWhatIsNext();
        return ExitCode.Of(plan.Verdict);
    }

    private GatePlan Plan(Cloud cloud, IReadOnlyList<PolicyFile> policies, BaselineFile? baseline, PlannedImages planned) => new()
    {
        Version = AppEnvironment.Version,
        MadeAt = cloud.Time.GetUtcNow(),
        Day = planned.Day,
        IsForecast = arguments.At is not null,
        Emulated = cloud.IsEmulated,
        Endpoint = cloud.Endpoint,
        Options = arguments.Gate.ReadPlanOptions(baseline),
        Policies = [.. policies.Select(file => file.ReadContent())],
        Images = planned.Images,
        IdleWaivers = planned.IdleWaivers,
        ExpiringWaivers = planned.ExpiringWaivers,
    };

    private void SayWhatIsNext()
    {
        if (arguments.Out is { } file)
        {
            environment.Error.WriteLine(PlainText.Clean($"saved the plan to {file}; do exactly that, with the same policies: tcss-gate apply {file}"));
        }
    }
}
