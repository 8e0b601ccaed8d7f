using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Oracle.Tests.Service;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;
using TcssGate.Tcss.Scanning;
using TcssGate.Testing;

namespace TcssGate.Oracle.Tests;

/// <summary>What became of one image.</summary>
/// <param name="Reference">As the user named it.</param>
/// <param name="Digest">The digest that the gate says it has judged; <see langword="null"/> when it pinned none.</param>
/// <param name="Verdict">The gate's verdict.</param>
/// <param name="Objection">Why the model says that it must not be met; <see langword="null"/> when it may.</param>
internal sealed record ImageTrial(string Reference, string? Digest, Verdict Verdict, string? Objection);

/// <summary>A run of the gate in a scenario.</summary>
internal sealed record GateTrial(Scenario Scenario, IReadOnlyList<ImageTrial> Images, IReadOnlyList<string> Calls, string? Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the gate through its public API, on a clock that jumps from timer to timer.</summary>
    public static GateTrial Of(Scenario scenario)
    {
        var time = new ManualTime();
        var service = new SimulatedService(scenario, time);
        using var client = new TcssClient(new TcssClientOptions
        {
            Handler = service,
            Credentials = new TcssCredentials("AKIDEXAMPLE", "secretEXAMPLE", null),
            Time = time,
            Random = () => 0.5,
        });
        try
        {
            var results = Complete(time, () => new Gate(client, time, () => 0.5, _ => { }).RunAsync(Order(scenario), CancellationToken.None));
            var model = new Model(scenario, service.Rows, service.Now);
            return new GateTrial(scenario, [.. scenario.References.Select((reference, at) => Trial(reference, results[at], model))], service.Calls, null);
        }
        catch (TcssException stopped)
        {
            return new GateTrial(scenario, [], service.Calls, stopped.Message);
        }
    }

    /// <summary>The images that some judgement passes although the model objects.</summary>
    public IEnumerable<ImageTrial> FalsePasses(Func<Verdict, bool> passes) => this.Images.Where(image => passes(image.Verdict) && image.Objection is not null);

    /// <summary>Everything that a reader needs to replay and understand the run.</summary>
    public string Describe() =>
        $"{this.Scenario.Describe()}{string.Concat(this.Images.Select(image => $"  {image.Reference} judged as {image.Digest?[7..15]}: {image.Verdict.Name}; the model: {image.Objection ?? "no objection"}\n"))}"
        + $"  calls:\n{string.Concat(this.Calls.Where(IsTelling).Select(call => $"    {call}\n"))}";

    private static bool IsTelling(string call) => !call.Contains("StatusOneKey") && !call.Contains("AssetStatus") && !call.Contains("\"SCANNING\",\"Progress\"");

    private static ImageTrial Trial(string reference, ImageResult result, Model model)
    {
        var digest = result.Image is NodeImage node ? node.ImageId.ToString() : (result.Image as RegistryImage)?.Digest?.ToString();
        return new ImageTrial(reference, digest, result.Verdict, model.Objection(reference, digest));
    }

    private static GateOrder Order(Scenario scenario)
    {
        var policy = PolicyReader.Read("oracle.yaml", scenario.Policy.Yaml, new DateOnly(2026, 7, 1)).Policy!;
        return new GateOrder([.. scenario.References.Select(image => OrderedImage.For(ImageReference.Parse(image, out _)!, [policy]))])
        {
            Rescan = scenario.Rescan,
            Source = scenario.OnNodes ? ImageSource.Node : ImageSource.Registry,
        };
    }

    private static T Complete<T>(ManualTime time, Func<Task<T>> run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = run();
            while (!task.IsCompleted)
            {
                if (!time.AdvanceToNextTimer(task, Patience))
                {
                    throw new TimeoutException("the run waits for something that is no timer");
                }
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
