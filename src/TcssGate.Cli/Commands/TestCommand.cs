using System.CommandLine;

namespace TcssGate.Cli.Commands;

/// <summary>Declares <c>test</c>.</summary>
internal sealed class TestCommand : Command
{
    /// <summary>Declares the command.</summary>
    public TestCommand(AppEnvironment environment)
        : base("test", "Runs policy tests (*.test.yaml) offline: a state, and the verdict that the policies are to come to. Exits 2 when a case fails.")
    {
        var paths = new Argument<string[]>("PATH") { Description = "Test files, or folders to look through (default: the current folder)", Arity = ArgumentArity.ZeroOrMore };
        var outputs = new EnvironmentOptions(environment.Variable).Outputs(TestRun.Formats);
        var noColor = new Option<bool>("--no-color") { Description = "No colours" };
        this.Arguments.Add(paths);
        this.Options.Add(outputs);
        this.Options.Add(noColor);
        this.SetAction((parsed, cancellation) => new TestRun(environment, parsed.GetValue(noColor))
            .RunAsync(parsed.GetValue(paths) ?? [], parsed.GetValue(outputs) ?? [], cancellation));
    }
}
