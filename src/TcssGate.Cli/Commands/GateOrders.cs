using TcssGate.Cli.Files;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Reports;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Turns arguments, images and policies into what the gate is asked to do, the same for <c>apply</c> and <c>plan</c>.</summary>
internal sealed class GateOrders
{
    // TCSS takes minutes for many registries, and no policy need say how long.
    private static readonly TimeSpan LongestSync = TimeSpan.FromMinutes(10);

    // The service's limit for each action.
    private const int DetailsPerSecond = 20;

    // So many details take ten seconds.
    private const int ManyDetails = 200;

    private readonly GateArguments arguments;
    private readonly EstateScope? scope;
    private readonly IReadOnlyList<ImageReference> asGiven;
    private readonly IReadOnlyList<ImageReference> named;
    private readonly TimeSpan? timeout;

    /// <summary>Reads which images are meant; asks nobody yet.</summary>
    /// <exception cref="UserError">An option is no good, or no image is named.</exception>
    public GateOrders(GateArguments arguments, TextReader standardInput)
    {
        this.arguments = arguments;
        this.scope = arguments.ReadScope();
        this.asGiven = this.scope is null ? ImageList.Read(arguments.Images, arguments.ImageList, standardInput, arguments.ReadSource()) : [];
        this.named = [.. this.asGiven.Distinct()];
        this.timeout = arguments.ReadTimeout();
    }

    /// <summary>The images that are named, each once; none when an estate is audited.</summary>
    public IReadOnlyList<ImageReference> Named => this.named;

    /// <summary>The images in the order in which they are named, repetitions included; none when an estate is audited.</summary>
    public IReadOnlyList<ImageReference> AsGiven => this.asGiven;

    /// <summary>The order. What nodes hold, and what an estate is made of, is asked first: only then it is known which policies govern it.</summary>
    /// <param name="cloud">Where to ask.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="mayAct">Whether TCSS may be made to look into its registries.</param>
    /// <param name="messages">Where is said what is left out.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UserError">An image has no host to be governed by, or no policy governs any image of the estate.</exception>
    public async Task<GateOrder> OfAsync(Cloud cloud, IReadOnlyList<PolicyFile> policies, bool mayAct, TextWriter messages, CancellationToken cancellation)
    {
        var all = policies.Select(file => file.Policy).ToList();
        var finder = new ImageFinder(cloud.Client, cloud.Time, this.arguments.ReadParallelism())
        {
            Timeout = this.timeout ?? all.Max(policy => policy.Scan.Timeout),
        };
        var order = this.scope is { } estate ? await this.AuditAsync(finder, estate, all, mayAct, messages, cancellation).ConfigureAwait(false)
            : this.arguments.ReadSource() == ImageSource.Node ? await this.OnNodesAsync(finder, all, cancellation).ConfigureAwait(false)
            : this.InRegistries(all);
        return order with
        {
            Source = this.arguments.ReadSource(),
            Rescan = this.arguments.Rescan,
            ByRow = this.arguments.ByRow,
            Parallelism = this.arguments.ReadParallelism(),
            Override = this.arguments.ReadOverride(),
            Given = new PolicySet(all),
            Timeout = this.timeout,
        };
    }

    /// <summary>Today, by a clock (UTC).</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<GateOrder> OnNodesAsync(ImageFinder finder, IReadOnlyList<Policy> policies, CancellationToken cancellation)
    {
        var found = await finder.FindOnNodesAsync(this.named, cancellation).ConfigureAwait(false);
        return new GateOrder([.. this.named.Select(image => this.Ordered(image, policies))]) { Found = found };
    }

    private GateOrder InRegistries(IReadOnlyList<Policy> policies)
    {
        this.named.ToList().ForEach(image => PolicyFiles.RefuseNameWithoutHost(policies, image));
        return new GateOrder([.. this.named.Select(image => this.Ordered(image, policies))]);
    }

    private async Task<GateOrder> AuditAsync(
        ImageFinder finder, EstateScope estate, IReadOnlyList<Policy> policies, bool mayAct, TextWriter messages, CancellationToken cancellation)
    {
        if (mayAct && estate.Source == ImageSource.Registry && await finder.SyncAsync(this.timeout ?? LongestSync, cancellation).ConfigureAwait(false) is { } problem)
        {
            messages.WriteLine(PlainText.Clean($"warning: TCSS could not look into every registry, so what was pushed since it last did is not audited: {problem}"));
        }

        var listed = await finder.ReadAllAsync(estate, cancellation).ConfigureAwait(false);
        var given = new PolicySet(policies);
        var governed = listed.Where(image => given.Governing(ImageNames.Of(image.Key, image.Value.KnownAs)).Count > 0).Select(image => image.Key).ToList();
        var kind = (listed.Count == 1 ? "image" : "images") + (estate.Source == ImageSource.Node ? " on nodes" : " in registries");
        if (governed.Count == 0)
        {
            throw new UserError(listed.Count == 0
                ? $"error: TCSS lists no {kind} to audit"
                : $"error: no policy governs any of the {listed.Count} {kind}; add a pattern for them to \"images\" of {string.Join(" or ", policies.Select(policy => policy.Name))}");
        }

        messages.WriteLine(governed.Count == listed.Count
            ? $"auditing {listed.Count} {kind}"
            : $"auditing {governed.Count} of {listed.Count} {kind}; no policy governs the others");
        if (estate.Source == ImageSource.Node && this.Note(governed.Count) is { } note)
        {
            messages.WriteLine(note);
        }

        return new GateOrder([.. governed.Select(image => this.Ordered(image, policies))]) { Found = listed, IsAudit = true };
    }

    // The details come at the pace that the service allows, which is worth a word for an estate that takes longer than a moment.
    private string? Note(int images) =>
        this.arguments.ByRow ? "note: --by-row takes an image on nodes by its row, which does not say how far the scan of each type got; without it each image is proved by its detail"
        : images > ManyDetails ? $"note: the detail of each image is read, at most {DetailsPerSecond} a second: up to {DurationText.Write(TimeSpan.FromSeconds(Math.Ceiling((double)images / DetailsPerSecond)))}"
        : null;

    // Which policies govern an image is decided once TCSS has said under which names it knows it.
    private OrderedImage Ordered(ImageReference image, IReadOnlyList<Policy> policies) => GateGovernance.Provisional(image, new PolicySet(policies), this.timeout);
}
