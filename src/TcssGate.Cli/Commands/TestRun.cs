using TcssGate.Cli.Files;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;
using TcssGate.Core.PolicyTests;
using TcssGate.Reports;
using TcssGate.Reports.PolicyTests;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Carries out <c>test</c>. It touches no network: a world is the stand-in cloud in this very process.</summary>
internal sealed class TestRun(AppEnvironment environment, bool noColor)
{
    /// <summary>The formats that tests are reported in.</summary>
    public static IReadOnlyList<ReportFormat> Formats { get; } = [ReportFormat.Text, ReportFormat.JUnit];

    /// <summary>Runs every test and writes the reports.</summary>
    /// <returns>The exit code: 0 when every case holds, 2 when one does not.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, IReadOnlyList<string> outputs, CancellationToken cancellation)
    {
        var targets = ReportTarget.Read(outputs);
        if (targets.FirstOrDefault(target => !Formats.Contains(target.Format)) is { } other)
        {
            throw new UserError($"error: --output: tests are reported as text or junit, not as {other.Format.Name()}");
        }

        var tests = PolicyTestFiles.Read(paths);
        using var reports = await ReportFiles.OpenAsync(targets, [.. tests.SelectMany(test => Inputs(test.File, test.Cases))], environment.Time, cancellation);
        var results = new List<PolicyTestFileResult>();
        foreach (var (file, cases) in tests)
        {
            var outcomes = new List<PolicyTestOutcome>();
            foreach (var testCase in cases)
            {
                outcomes.Add(new PolicyTestOutcome(testCase, testCase.Expected.Differences(await this.JudgeAsync(file, testCase, cancellation).ConfigureAwait(false))));
            }

            results.Add(new PolicyTestFileResult(file, outcomes));
        }

        var failed = results.Sum(file => file.Outcomes.Count(outcome => !outcome.Holds));
        reports.Write(
            environment, $"{failed} cases failed", (target, stream) => Write(results, target, stream, ColorChoice.OfOutput(environment, noColor)));
        return failed == 0 ? ExitCode.Met : ExitCode.NotMet;
    }

    private static IEnumerable<RunInput> Inputs(string file, IReadOnlyList<PolicyTestCase> cases) =>
    [
        new("policy test", file),
        .. cases.SelectMany(testCase => testCase.Policies).Select(policy => new RunInput("policy", Beside(file, policy))),
        .. cases.Select(testCase => testCase.State).OfType<PolicyTestState.SavedResult>().Select(saved => new RunInput("saved result", Beside(file, saved.File))),
        .. cases.Select(testCase => testCase.State).OfType<PolicyTestState.World>().Select(world => new RunInput("world file", Beside(file, world.File))),
    ];

    private static string Beside(string file, string name) => Path.Combine(Path.GetDirectoryName(file) ?? "", name);

    private static void Write(IReadOnlyList<PolicyTestFileResult> results, ReportTarget target, Stream stream, bool color)
    {
        if (target.Format == ReportFormat.JUnit)
        {
            PolicyTestJUnit.Write(results, stream);
        }
        else
        {
            PolicyTestText.Write(results, stream, color && target.Path is null);
        }
    }

    private async Task<ImageResult> JudgeAsync(string file, PolicyTestCase testCase, CancellationToken cancellation)
    {
        var policies = PolicyFiles.Read([.. testCase.Policies.Select(policy => Beside(file, policy))], testCase.Day, TextWriter.Null);
        var circumstances = Circumstances.On(testCase.Day) with { Override = testCase.Override };
        return testCase.State switch
        {
            PolicyTestState.Inline inline => Evaluate(inline.Evidence, policies, circumstances),
            PolicyTestState.SavedResult saved => Evaluate(Saved(Beside(file, saved.File), testCase), policies, circumstances),
            PolicyTestState.World world => await this.InWorldAsync(Beside(file, world.File), testCase, policies, cancellation).ConfigureAwait(false),
            _ => throw new InvalidOperationException("a state has three sources"),
        };
    }

    private static ImageResult Evaluate(ImageEvidence evidence, IReadOnlyList<Policy> policies, Circumstances circumstances) =>
        Evaluator.Evaluate(evidence, PolicyFiles.Governing(policies, evidence.Names), circumstances);

    private static ImageEvidence Saved(string file, PolicyTestCase testCase)
    {
        var images = ResultFile.Read(file).Images.Where(image => image.Reference == testCase.Image).ToList();
        return images is [var one, ..]
            ? ImageEvidence.Of(one)
            : throw new UserError($"error: \"{testCase.Name}\": {file} has no image {testCase.Image}");
    }

    private async Task<ImageResult> InWorldAsync(string file, PolicyTestCase testCase, IReadOnlyList<Policy> policies, CancellationToken cancellation)
    {
        using var cloud = Cloud.OpenStandIn(file, environment);
        var today = DateOnly.FromDateTime(cloud.Time.GetUtcNow().UtcDateTime);
        if (today != testCase.Day)
        {
            throw new UserError($"error: \"{testCase.Name}\" is about {testCase.Day:yyyy-MM-dd}, but in {file} it is {today:yyyy-MM-dd}; make clock.now and day the same");
        }

        PolicyFiles.RefuseNameWithoutHost(policies, testCase.Image);
        var given = new PolicySet(policies);
        var order = new GateOrder([GateGovernance.Provisional(testCase.Image, given, timeout: null)]) { Override = testCase.Override, Given = given };
        return (await new Gate(cloud.Client, cloud.Time, () => 0, _ => { }).RunAsync(order, cancellation).ConfigureAwait(false))[0];
    }
}
