using System.CommandLine;
using TcssGate.Tcss.Api;

namespace TcssGate.Cli.Commands;

/// <summary>Declares <c>apply</c>: its options become one <see cref="ApplyArguments"/>, which one call carries out.</summary>
internal sealed class ApplyCommand : Command
{
    /// <summary>Declares the command.</summary>
    public ApplyCommand(AppEnvironment environment)
        : base("apply", "The gate: scans images where needed, waits, and exits 0 only when every one is in its desired state (2: not met, 3: undecided, 1: error).")
    {
        var options = new EnvironmentOptions(environment.Variable);
        var images = new Argument<string[]>("IMAGE") { Description = "repo:tag, repo@sha256:… or repo:tag@sha256:…", Arity = ArgumentArity.ZeroOrMore };
        var policies = options.Texts("--policy", "-p", "FILE", $"A policy; repeatable, all must hold (default: {ApplyArguments.DefaultPolicy})");
        var outputs = options.Outputs();
        var imageList = options.Text("--images", "FILE", "More images, one a line; - is standard input");
        var endpoint = options.Text("--endpoint", "URL", $"Where TCSS is (default: {TcssEndpoint.Default})");
        var region = options.Text("--region", "NAME", "The region, as in ap-guangzhou; TCSS needs none");
        var timeout = options.Text("--timeout", "DURATION", "How long to wait for an image, as in 30m (default: the policy's scan.timeout)");
        var rescan = options.Flag("--rescan", "Scan also when there is a fresh scan");
        var parallelism = options.Text("--parallelism", "N", $"How many calls of one kind run side by side, 1 to {ApplyArguments.MostParallel} (default: {ApplyArguments.DefaultParallelism})");
        var emulate = options.Text("--emulate", "WORLD", "Use the stand-in cloud of this world file instead of TCSS; no network, no keys, no real verdict");
        var noColor = options.Flag("--no-color", "No colours and no live progress");
        var verbose = options.Flag("--verbose", "Show every call to TCSS");

        this.Arguments.Add(images);
        Option[] all = [policies, outputs, imageList, endpoint, region, timeout, rescan, parallelism, emulate, noColor, verbose];
        all.ToList().ForEach(this.Options.Add);

        EnvironmentOptions.RefuseMistyped(images, all);
        this.SetAction((parsed, cancellation) =>
        {
            var arguments = new ApplyArguments
            {
                Images = parsed.GetValue(images) ?? [],
                Policies = parsed.GetValue(policies) ?? [],
                Outputs = parsed.GetValue(outputs) ?? [],
                ImageList = parsed.GetValue(imageList),
                Endpoint = parsed.GetValue(endpoint),
                Region = parsed.GetValue(region),
                Timeout = parsed.GetValue(timeout),
                Rescan = parsed.GetValue(rescan),
                Parallelism = parsed.GetValue(parallelism),
                Emulate = parsed.GetValue(emulate),
                NoColor = parsed.GetValue(noColor),
                Verbose = parsed.GetValue(verbose),
            };
            return new ApplyRun(environment, arguments).RunAsync(cancellation);
        });
    }
}
