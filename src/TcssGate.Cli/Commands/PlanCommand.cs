using System.CommandLine;
using TcssGate.Core.Images;
using TcssGate.Reports.Plan;

namespace TcssGate.Cli.Commands;

/// <summary>Declares <c>plan</c>: its options become one <see cref="PlanArguments"/>, which one call carries out.</summary>
internal sealed class PlanCommand : Command
{
    /// <summary>Declares the command.</summary>
    public PlanCommand(AppEnvironment environment)
        : base("plan", "Reads only: what apply would do, and how far the images are from their desired state (0: nothing to do and all met, 2: not met, 3: something to do or unknown, 1: error).")
    {
        var variables = new EnvironmentOptions(environment.Variable);
        var images = new Argument<string[]>("IMAGE") { Description = ImageReference.Forms, Arity = ArgumentArity.ZeroOrMore };
        var options = new GateOptions(variables, images, PlanWriter.Formats);
        var save = variables.Text("--out", "FILE", "Save the plan; apply FILE does exactly what it says, or refuses");
        var at = variables.Text("--at", "DATE", "Judge by this day, as in 2027-03-31, instead of today: its waivers, grace and ages");
        options.AddTo(this, save, at);
        this.SetAction((parsed, cancellation) =>
            new PlanRun(environment, new PlanArguments(options.Read(parsed), parsed.GetValue(save), parsed.GetValue(at))).RunAsync(cancellation));
    }
}
