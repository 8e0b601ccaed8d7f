using System.CommandLine;
using TcssGate.Core.Images;
using TcssGate.Reports;

namespace TcssGate.Cli.Commands;

/// <summary>Declares <c>apply</c>: its options become one <see cref="GateArguments"/>, which one call carries out.</summary>
internal sealed class ApplyCommand : Command
{
    /// <summary>Declares the command.</summary>
    public ApplyCommand(AppEnvironment environment)
        : base("apply", "The gate: scans images where needed, waits, and exits 0 only when every one is in its desired state (2: not met, 3: undecided, 1: error).")
    {
        var variables = new EnvironmentOptions(environment.Variable);
        var images = new Argument<string[]>("IMAGE") { Description = $"{ImageReference.Forms}; or one file that plan --out saved", Arity = ArgumentArity.ZeroOrMore };
        var options = new GateOptions(variables, images, ReportFormats.All);
        var baseline = variables.Text("--baseline", "RESULT", "A saved result (-o json=FILE): what it does not have is new");
        var reason = variables.Text("--override", "REASON", "Accept violated soft rules, for a reason that every report then shows");
        options.AddTo(this, baseline, reason);
        this.SetAction((parsed, cancellation) => new ApplyRun(environment, new ApplyArguments(options.Read(parsed))
        {
            Baseline = parsed.GetValue(baseline),
            Override = parsed.GetValue(reason),
        }).RunAsync(cancellation));
    }
}
