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
        var images = new Argument<string[]>("IMAGE") { Description = $"{ImageReference.Forms}; or one file that plan --out saved", Arity = ArgumentArity.ZeroOrMore };
        var options = new GateOptions(new EnvironmentOptions(environment.Variable), images, ReportFormats.All);
        options.AddTo(this);
        this.SetAction((parsed, cancellation) => new ApplyRun(environment, options.Read(parsed)).RunAsync(cancellation));
    }
}
