using System.CommandLine;
using TcssGate.Cli.Files;

namespace TcssGate.Cli.Commands;

/// <summary>Declares and carries out <c>validate</c>, which touches nothing but the files it reads.</summary>
internal sealed class ValidateCommand : Command
{
    /// <summary>Declares the command.</summary>
    public ValidateCommand(AppEnvironment environment)
        : base("validate", "Checks policy files: every mistake of every file at once, with its place and how to mend it.")
    {
        var files = new Argument<string[]>("FILE") { Description = $"Policy files (default: {GateArguments.DefaultPolicy})", Arity = ArgumentArity.ZeroOrMore };
        this.Arguments.Add(files);
        files.Validators.Add(given => given.Tokens.Where(token => token.Value.StartsWith('-')).ToList().ForEach(token =>
            given.AddError($"there is no option \"{token.Value}\"; a file of that name is ./{token.Value}")));
        this.SetAction(parsed =>
        {
            var today = DateOnly.FromDateTime(environment.Time.GetUtcNow().UtcDateTime);
            var policies = PolicyFiles.Read(parsed.GetValue(files) ?? [], today, environment.Error);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine(policies.Count == 1 ? $"The policy {policies[0].Name} is valid." : $"All {policies.Count} policies are valid.");
            return ExitCode.Met;
        });
    }
}
