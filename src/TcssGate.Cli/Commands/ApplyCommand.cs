using System.CommandLine;
using TcssGate.Cli.GitHub;
using TcssGate.Core.Images;
using TcssGate.Reports;

namespace TcssGate.Cli.Commands;

/// <summary>Declares <c>apply</c>: its options become one <see cref="GateArguments"/> and one <see cref="LocationArguments"/>, which one call carries out.</summary>
internal sealed class ApplyCommand : Command
{
    /// <summary>Declares the command.</summary>
    public ApplyCommand(AppEnvironment environment, GitHubStep step)
        : base("apply", "The gate: scans images where needed, waits, and exits 0 only when every one is in its desired state (2: not met, 3: undecided, 1: error).")
    {
        var images = new Argument<string[]>("IMAGE") { Description = $"{ImageReference.Forms}; or one file that plan --out saved", Arity = ArgumentArity.ZeroOrMore };
        var variables = new EnvironmentOptions(environment.Variable);
        var options = new GateOptions(variables, images, ReportFormats.All);
        var location = new LocationOptions(variables);
        options.AddTo(this, location.All);
        this.SetAction((parsed, cancellation) => new ApplyRun(environment, step, options.Read(parsed), location.Read(parsed)).RunAsync(cancellation));
    }
}
