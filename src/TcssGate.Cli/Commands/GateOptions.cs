using System.CommandLine;
using TcssGate.Core.Images;
using TcssGate.Reports;
using TcssGate.Tcss.Api;

namespace TcssGate.Cli.Commands;

/// <summary>Declares what <c>apply</c> and <c>plan</c> take alike, and reads it into one <see cref="GateArguments"/>.</summary>
internal sealed class GateOptions
{
    private readonly EnvironmentOptions environment;
    private readonly Argument<string[]> images;
    private readonly Option<string[]> policies;
    private readonly Option<string[]> outputs;
    private readonly Option<string?> imageList;
    private readonly Option<string?> source;
    private readonly Option<bool> all;
    private readonly Option<bool> running;
    private readonly Option<bool> latest;
    private readonly Option<bool> byRow;
    private readonly Option<string?> endpoint;
    private readonly Option<string?> region;
    private readonly Option<string?> timeout;
    private readonly Option<bool> rescan;
    private readonly Option<string?> baseline;
    private readonly Option<string?> reason;
    private readonly Option<string?> parallelism;
    private readonly Option<string?> emulate;
    private readonly Option<bool> noColor;
    private readonly Option<bool> verbose;

    /// <summary>Declares them.</summary>
    /// <param name="options">Where their variables are read.</param>
    /// <param name="images">The argument that names the images.</param>
    /// <param name="formats">The formats that the command writes.</param>
    public GateOptions(EnvironmentOptions options, Argument<string[]> images, IReadOnlyList<ReportFormat> formats)
    {
        this.environment = options;
        this.images = images;
        this.policies = options.Texts("--policy", "-p", "FILE", $"A policy; repeatable, all must hold (default: {GateArguments.DefaultPolicy})");
        this.outputs = options.Outputs(formats);
        this.imageList = options.Text("--images", "FILE", "More images, one a line; - is standard input");
        this.source = options.Text("--source", "SOURCE", "Where the images are: registry (what was pushed; the default) or node (what hosts hold)");
        this.source.CompletionSources.Add([.. ImageSources.ByName.Keys]);
        this.all = options.Flag("--all", "Every image of the source that a policy governs, instead of named ones");
        this.running = options.Flag("--running", "With --source node --all: only images that containers run");
        this.latest = options.Flag("--latest", "With --all: only the newest image of each repository");
        this.byRow = options.Flag("--by-row", "With --source node --all: take rows for a proof, without reading the detail of each image; reports say so");
        this.endpoint = options.Text("--endpoint", "URL", $"Where TCSS is (default: {TcssEndpoint.Default})");
        this.region = options.Text("--region", "NAME", "The region, as in ap-guangzhou; TCSS needs none");
        this.timeout = options.Text("--timeout", "DURATION", "How long to wait for an image, as in 30m (default: the policy's scan.timeout)");
        this.rescan = options.Flag("--rescan", "Scan also when there is a fresh scan");
        this.baseline = options.Text("--baseline", "RESULT", "A saved result (-o json=FILE): what it does not have is new");
        this.reason = options.Text("--override", "REASON", "Accept violated soft rules, for a reason that every report then shows");
        this.parallelism = options.Text("--parallelism", "N", $"How many calls of one kind run side by side, 1 to {GateArguments.MostParallel} (default: {GateArguments.DefaultParallelism})");
        this.emulate = new Option<string?>("--emulate")
        {
            Description = "Use the emulator with this world file instead of TCSS; no network, no keys, no real verdict. Read from the command line only",
            HelpName = "WORLD",
        };
        this.noColor = options.Flag("--no-color", "No colours and no live progress");
        this.verbose = options.Flag("--verbose", "Show every call to TCSS");
    }

    /// <summary>Adds them to a command, before those of its own.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">The options that only this command has.</param>
    public void AddTo(Command command, params IReadOnlyList<Option> own)
    {
        command.Arguments.Add(this.images);
        List<Option> every =
        [
            this.policies, this.outputs, this.imageList, this.source, this.all, this.running, this.latest, this.byRow, this.endpoint, this.region, this.timeout, this.rescan, this.baseline, this.reason,
            this.parallelism, this.emulate, .. own, this.noColor, this.verbose,
        ];
        every.ForEach(command.Options.Add);
        EnvironmentOptions.RefuseMistyped(this.images, every);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="UserError">A variable tries to set what only the command line can.</exception>
    public GateArguments Read(ParseResult parsed)
    {
        this.environment.RefuseVariable("--emulate", "a variable must not replace TCSS with an emulator");
        return this.Arguments(parsed);
    }

    private GateArguments Arguments(ParseResult parsed) => new()
    {
        Images = parsed.GetValue(this.images) ?? [],
        Policies = parsed.GetValue(this.policies) ?? [],
        Outputs = parsed.GetValue(this.outputs) ?? [],
        ImageList = parsed.GetValue(this.imageList),
        Source = parsed.GetValue(this.source),
        All = parsed.GetValue(this.all),
        Running = parsed.GetValue(this.running),
        Latest = parsed.GetValue(this.latest),
        ByRow = parsed.GetValue(this.byRow),
        Endpoint = parsed.GetValue(this.endpoint),
        Region = parsed.GetValue(this.region),
        Timeout = parsed.GetValue(this.timeout),
        Rescan = parsed.GetValue(this.rescan),
        Baseline = parsed.GetValue(this.baseline),
        Override = parsed.GetValue(this.reason),
        Parallelism = parsed.GetValue(this.parallelism),
        Emulate = parsed.GetValue(this.emulate),
        NoColor = parsed.GetValue(this.noColor),
        Verbose = parsed.GetValue(this.verbose),
        Environment = this.environment.SettingsIn(parsed),
    };
}
