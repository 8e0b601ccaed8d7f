using System.Text;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Authentication;
using TcssGate.Emulator.Faults;
using TcssGate.Emulator.Throttling;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator;

/// <summary>The stand-in cloud: a function from request to answer. Nothing runs between requests; each one first catches up with the clock.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class EmulatedCloud
{
    private readonly Lock gate = new();
    private readonly List<EmulatedCall> calls = [];
    private readonly Dictionary<string, int> callsOf = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly TimeProvider clients;
    private readonly World world;
    private readonly CloudState state;
    private readonly KeyCheck keys;
    private readonly RateWindow rate;

    /// <summary>Starts a world; the moment is the one that its durations count from.</summary>
    /// <param name="world">What it holds.</param>
    /// <param name="time">Its clock; <see cref="WorldClock.Start"/> gives the one that the world file asks for.</param>
    /// <param name="clients">The clock of who calls, which signatures, the limit of calls and the <c>Date</c> header go by; left out: the same.</param>
    public EmulatedCloud(World world, TimeProvider time, TimeProvider? clients = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(time);
        (this.world, this.time, this.clients) = (world, time, clients ?? time);
        this.state = new CloudState(world, time.GetUtcNow());
        this.keys = new KeyCheck(world.Keys);
        this.rate = new RateWindow(world.RateLimit);
    }

    /// <summary>Every call so far, in the order of arrival.</summary>
    public IReadOnlyList<EmulatedCall> Calls
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.calls];
            }
        }
    }

    /// <summary>The clock of this cloud, for who has to wait out its delays.</summary>
    internal TimeProvider Clock => this.time;

    /// <summary>Answers a request.</summary>
    public EmulatedAnswer Answer(EmulatedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (this.gate)
        {
            var now = this.time.GetUtcNow();
            this.state.CatchUp(now);
            var action = request.Header("X-TC-Action");
            var fault = this.Fault(action, now);
            var (answer, error) = this.Exchange(request, action, fault);
            var body = Encoding.UTF8.GetString(request.Body.Span);
            this.calls.Add(new EmulatedCall(this.calls.Count + 1, action, now, error, answer.Status, answer.Delivery, body));
            return answer;
        }
    }

    /// <summary>Lets something happen to an image now.</summary>
    /// <param name="image">Repository and tag; of an image on nodes its name or its <c>ImageID</c>.</param>
    /// <param name="change">What happens.</param>
    /// <exception cref="ArgumentException">The world has no such image.</exception>
    public void Change(string image, ImageChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (this.gate)
        {
            this.Require(image);
            var now = this.time.GetUtcNow();
            this.state.CatchUp(now);
            this.state.Change(image, change, now);
        }
    }

    /// <summary>The <c>Id</c> of an image, listed or not; of several with the same name, that of the first.</summary>
    /// <param name="image">Repository and tag.</param>
    /// <exception cref="ArgumentException">The world has no such image.</exception>
    public long IdOf(string image) =>
        this.state.Estate.Named(image).FirstOrDefault()?.Id ?? throw new ArgumentException($"the world has no image {image}", nameof(image));

    /// <summary>The <c>ImageID</c> of an image on nodes; of several with the same name, that of the first.</summary>
    /// <param name="name">As the hosts name it.</param>
    /// <exception cref="ArgumentException">The world has no such image.</exception>
    public string ImageIdOf(string name) =>
        this.state.Nodes.Named(name).FirstOrDefault()?.Spec.Id ?? throw new ArgumentException($"the world has no node image {name}", nameof(name));

    private void Require(string image)
    {
        if (!this.state.Nodes.Named(image).Any())
        {
            _ = this.IdOf(image);
        }
    }

    private FaultSpec? Fault(string action, DateTimeOffset now)
    {
        var call = this.callsOf[action] = this.callsOf.GetValueOrDefault(action) + 1;
        return this.world.Faults.FirstOrDefault(fault =>
            fault.Hits(action, fault.Action is null ? this.calls.Count + 1 : call, now - this.state.Start));
    }

    private (EmulatedAnswer Answer, string? Error) Exchange(EmulatedRequest request, string action, FaultSpec? fault)
    {
        var date = this.state.Time.Shows(this.clients.GetUtcNow());
        var outcome = fault is null or { TookEffect: true } ? this.Carry(request, action, date) : new Outcome.Done([]);
        outcome = fault?.Error is { } told ? told : outcome;
        var header = this.world.Clock.DateSkew is { } skew ? this.clients.GetUtcNow() + skew : date;
        var writer = new AnswerWriter(this.calls.Count + 1, header, this.Language(request))
        {
            Echo = this.world.Quirks.Echoes ? $" (Authorization: {request.Header("Authorization")}, X-TC-Token: {request.Header("X-TC-Token")})" : "",
            HalfCharacter = this.world.Quirks.HalfCharacter,
        };
        var answer = fault?.Http is { } status ? writer.Html(status) : writer.Json(outcome);
        return (
            fault is null ? answer : answer with { Delivery = fault.Delivery, Delay = fault.Delay },
            fault?.Http is null && outcome is Outcome.Refused refused ? refused.Error.Code : null);
    }

    private Outcome Carry(EmulatedRequest request, string action, DateTimeOffset date) =>
        RequestCheck.Refuse(request) is { } malformed ? malformed
        : this.keys.Refuse(request, date) is { } refused ? refused
        : ActionTable.Find(action) is not { } spec ? RequestCheck.NoSuchAction(action)
        : !this.rate.Admits(action, date) ? ApiError.TooFast(action, this.world.RateLimit)
        : ParameterCheck.Read(request.Body) is not { } body ? RequestCheck.NotJson
        : ParameterCheck.Find(spec, body) is { } wrong ? wrong
        : spec.Run(this.state, new Parameters(body));

    private string Language(EmulatedRequest request) =>
        request.Header("X-TC-Language") is { Length: > 0 } asked ? asked : this.world.Language;
}
