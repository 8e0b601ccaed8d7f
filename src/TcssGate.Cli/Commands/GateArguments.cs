using TcssGate.Cli.Files;
using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>What <c>apply</c> and <c>plan</c> are called with alike, as text; its methods read what needs no file.</summary>
internal sealed record GateArguments
{
    /// <summary>The policy that is read when none is named.</summary>
    public const string DefaultPolicy = "tcss-gate.yaml";

    /// <summary>How many calls of one kind run side by side when nobody says.</summary>
    public const int DefaultParallelism = 8;

    /// <summary>The most calls of one kind side by side; the service takes no more than 20 a second anyway.</summary>
    public const int MostParallel = 64;

    /// <summary>The images on the command line.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The policy files; empty: the default one.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The reports, each <c>FORMAT[=PATH]</c>.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>A file of more images; <c>-</c> is standard input.</summary>
    public string? ImageList { get; init; }

    /// <summary>Where the images are.</summary>
    public string? Source { get; init; }

    /// <summary>Whether every image of the source is meant.</summary>
    public bool All { get; init; }

    /// <summary>Whether only images are meant that containers run.</summary>
    public bool Running { get; init; }

    /// <summary>Whether only the newest image of each repository is meant.</summary>
    public bool Latest { get; init; }

    /// <summary>Whether an audit of nodes takes rows for a proof.</summary>
    public bool ByRow { get; init; }

    /// <summary>Where the service is.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>How long to wait for an image.</summary>
    public string? Timeout { get; init; }

    /// <summary>Whether to scan also when there is a fresh scan.</summary>
    public bool Rescan { get; init; }

    /// <summary>A saved result to tell what is new; <see langword="null"/> when none was given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Why violated soft rules are accepted; <see langword="null"/> when they are not.</summary>
    public string? Override { get; init; }

    /// <summary>How many calls of one kind run side by side.</summary>
    public string? Parallelism { get; init; }

    /// <summary>The world file of the stand-in cloud.</summary>
    public string? Emulate { get; init; }

    /// <summary>Whether to leave out colours and live progress.</summary>
    public bool NoColor { get; init; }

    /// <summary>Whether to show every call.</summary>
    public bool Verbose { get; init; }

    /// <summary>The options that environment variables set, for reports.</summary>
    public IReadOnlyList<EnvironmentSetting> Environment { get; init; } = [];

    /// <summary>Reads <see cref="Source"/>.</summary>
    public ImageSource ReadSource() =>
        this.Source is not { } name ? ImageSource.Registry
        : ImageSources.ByName.TryGetValue(name, out var source) ? source
        : throw new UserError($"error: --source is \"{name}\" ({Suggestion.For(name, [.. ImageSources.ByName.Keys])})");

    /// <summary>Reads which estate is audited; <see langword="null"/> when the images are named.</summary>
    public EstateScope? ReadScope()
    {
        var source = this.ReadSource();
        List<string> errors = [];
        Refuse(this.All && (this.Images.Count > 0 || this.ImageList is not null), "--all means every image; leave out the images, or --all");
        Refuse(this.Running && !this.All, "--running narrows --all; add --all, or leave it out");
        Refuse(this.Latest && !this.All, "--latest narrows --all; add --all, or leave it out");
        Refuse(this.Running && source != ImageSource.Node, "--running is about what hosts run; add --source node, or leave it out");
        Refuse(this.Latest && source != ImageSource.Registry, "--latest is about what was pushed; leave it out for images on nodes, or name --running");
        Refuse(this.ByRow && !this.All, "--by-row is for audits; a named image is always proved by its detail; add --all, or leave it out");
        Refuse(this.ByRow && source != ImageSource.Node, "--by-row is for images on nodes; rows of registry images say everything that a proof needs; add --source node, or leave it out");
        return errors.Count > 0 ? throw new UserError(errors) : this.All ? new EstateScope(source, this.Running, this.Latest) : null;

        void Refuse(bool wrong, string error)
        {
            if (wrong)
            {
                errors.Add($"error: {error}");
            }
        }
    }

    /// <summary>Reads <see cref="Endpoint"/>.</summary>
    public TcssEndpoint ReadEndpoint() =>
        this.Endpoint is null ? TcssEndpoint.Default
        : this.Emulate is not null ? throw new UserError("error: --endpoint and --emulate exclude each other; leave one out")
        : TcssEndpoint.Parse(this.Endpoint, out var problem) ?? throw new UserError($"error: --endpoint: {problem}");

    /// <summary>Reads <see cref="Region"/>; <see langword="null"/> when it was not given.</summary>
    public TcssRegion? ReadRegion() =>
        this.Region is null ? null
        : TcssRegion.Parse(this.Region, out var problem) ?? throw new UserError($"error: --region: {problem}");

    /// <summary>Reads <see cref="Timeout"/>; <see langword="null"/> when it was not given.</summary>
    public TimeSpan? ReadTimeout() =>
        this.Timeout is null ? null
        : DurationText.Parse(this.Timeout, out var problem) ?? throw new UserError($"error: --timeout is \"{this.Timeout}\": {problem}");

    /// <summary>Reads <see cref="Override"/>; <see langword="null"/> when it was not given.</summary>
    public string? ReadOverride() =>
        this.Override is { } reason && string.IsNullOrWhiteSpace(reason)
            ? throw new UserError("error: --override: the reason is empty; say why the violated soft rules are accepted")
            : this.Override?.Trim();

    /// <summary>The files that the run reads, which no report may overwrite.</summary>
    /// <param name="plan">The saved plan; <see langword="null"/>: none.</param>
    /// <param name="location">Where platforms show what was found; <see langword="null"/>: nowhere.</param>
    public IReadOnlyList<RunInput> ReadInputs(string? plan, LocationArguments? location)
    {
        List<RunInput> inputs = [.. (this.Policies.Count > 0 ? this.Policies : [DefaultPolicy]).Select(policy => new RunInput("policy", policy))];
        Add("world file", this.Emulate);
        Add("list of images", this.ImageList is "-" ? null : this.ImageList);
        Add("baseline", this.Baseline);
        Add("saved plan", plan);
        Add("file of --sarif-file", location?.FileToRead);
        return inputs;

        void Add(string what, string? path)
        {
            if (path is not null)
            {
                inputs.Add(new RunInput(what, path));
            }
        }
    }

    /// <summary>Reads what decides what a run does, for a plan.</summary>
    public PlanOptions ReadPlanOptions(BaselineFile? baseline) => new(this.Rescan, this.ReadTimeout(), this.ReadRegion()?.ToString())
    {
        Source = this.ReadSource(),
        Override = this.ReadOverride(),
        Baseline = baseline?.Source,
    };

    /// <summary>Reads <see cref="Parallelism"/>.</summary>
    public int ReadParallelism() =>
        this.Parallelism is null ? DefaultParallelism
        : int.TryParse(this.Parallelism, out var number) && number is >= 1 and <= MostParallel ? number
        : throw new UserError($"error: --parallelism is \"{this.Parallelism}\"; it is a whole number from 1 to {MostParallel}");
}
