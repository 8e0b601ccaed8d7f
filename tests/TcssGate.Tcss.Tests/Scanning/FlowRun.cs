using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Emulator;
using TcssGate.Emulator.Worlds;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;
using TcssGate.Tcss.Scanning;
using TcssGate.Tcss.Scanning.Registries;
using TcssGate.Testing;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>The whole flow against the stand-in cloud, signing, JSON and retries included, on a clock that jumps from timer to timer.</summary>
internal sealed class FlowRun
{
    public const string Strict = "{ version: 1, name: strict, desired: { vulnerabilities: { critical: 0, high: 0 }, viruses: 0, risks: 0 } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FlowRun(World world)
    {
        this.Cloud = new EmulatedCloud(world, this.Time);
        this.Key = world.Keys[0];
    }

    public ManualTime Time { get; } = new();

    public EmulatedCloud Cloud { get; }

    public EmulatedKey Key { get; }

    public List<GateEvent> Events { get; } = [];

    /// <summary>How long the run took, by its clock.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>How the order of a run differs from the default.</summary>
    public Func<GateOrder, GateOrder> Adjust { get; set; } = order => order;

    public IEnumerable<string> Actions => this.Cloud.Calls.Select(call => call.Action);

    /// <summary>A run in a world, given as YAML without its version.</summary>
    public static FlowRun In(string yaml)
    {
        var world = WorldFile.Read("test.world.yaml", $"version: 1\n{yaml}", out var diagnostics);
        diagnostics.Should().BeEmpty();
        return new FlowRun(world!);
    }

    public ImageResult Judge(string image, string policy = Strict) => this.JudgeAll([image], policy)[0];

    public IReadOnlyList<ImageResult> JudgeAll(IEnumerable<string> images, string policy = Strict) =>
        this.Run(client => new Gate(client, this.Time, () => 0.5, this.Events.Add).RunAsync(this.Order(images, policy), CancellationToken.None));

    /// <summary>What a reference means, after a sync where one is needed.</summary>
    public Resolved Resolve(string image)
    {
        var reference = ImageReference.Parse(image, out _)!;
        return this.Run(client => new RegistrySource(client, new RunClock(this.Time, client.Clock), new RunSize(1, 8)).ResolveAsync([reference], TimeSpan.FromMinutes(5), _ => { }, CancellationToken.None))[reference];
    }

    public ImagePlan Plan(string image, string policy = Strict) => this.PlanAll([image], policy).Images[0];

    /// <summary>What the gate would do in the world as it is now; <paramref name="day"/> for the waivers of another day.</summary>
    public PlannedImages PlanAll(IEnumerable<string> images, string policy = Strict, DateOnly? day = null) =>
        this.Run(client => new Planner(client, this.Time, this.Events.Add).RunAsync(this.Order(images, policy), day, CancellationToken.None));

    public int CallsOf(string action) => this.Actions.Count(called => called == action);

    private GateOrder Order(IEnumerable<string> images, string policy)
    {
        var read = PolicyReader.Read("test.yaml", policy, new DateOnly(2026, 7, 1));
        read.Diagnostics.Should().BeEmpty();
        var ordered = images.Select(image => new OrderedImage(ImageReference.Parse(image, out _)!, [read.Policy!], read.Policy!.Scan)).ToList();
        return this.Adjust(new GateOrder(ordered));
    }

    private T Run<T>(Func<TcssClient, Task<T>> run)
    {
        using var client = new TcssClient(new TcssClientOptions
        {
            Handler = new EmulatorHandler(this.Cloud),
            Credentials = new TcssCredentials(this.Key.Id, this.Key.Secret, this.Key.Token),
            Time = this.Time,
            Random = () => 0.5,
        });
        var start = this.Time.GetUtcNow();
        var results = this.Pump(() => run(client));
        this.Took = this.Time.GetUtcNow() - start;
        return results;
    }

    // Everything that can go on without the clock has gone on when a call returns, so the next timer is what everybody waits for.
    private T Pump<T>(Func<Task<T>> run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = run();
            while (!task.IsCompleted)
            {
                if (!this.Time.AdvanceToNextTimer(task, Patience))
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
