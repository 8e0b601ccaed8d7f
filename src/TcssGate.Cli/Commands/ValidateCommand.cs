using System.CommandLine;
using System.Globalization;
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
        var at = new EnvironmentOptions(environment.Variable).Text("--at", "DATE", "Point out the waivers that will have ended by this day, as in 2027-03-31, instead of by today");
        this.Arguments.Add(files);
        this.Options.Add(at);
        files.Validators.Add(given => given.Tokens.Where(token => token.Value.StartsWith('-')).ToList().ForEach(token =>
            given.AddError($"there is no option \"{token.Value}\"; a file of that name is ./{token.Value}")));
        this.SetAction(parsed =>
        {
            var today = ReadDay(parsed.GetValue(at)) ?? DateOnly.FromDateTime(environment.Time.GetUtcNow().UtcDateTime);
            var policies = PolicyFiles.Read(parsed.GetValue(files) ?? [], today, environment.Error);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine(policies.Count == 1 ? $"The policy {policies[0].Name} is valid." : $"All {policies.Count} policies are valid.");
            return ExitCode.Met;
        });
    }

    // Any day: what was to be said of waivers in the past is as certain as what will be.
    private static DateOnly? ReadDay(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UserError($"error: --at is \"{text}\", which is no date; write year-month-day, as in 2027-03-31");
}
