using System.CommandLine;
using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Reports;

namespace TcssGate.Cli.Commands;

/// <summary>Declares options that also read <c>TCSS_GATE_NAME</c>; the command line wins.</summary>
internal sealed class EnvironmentOptions(Func<string, string?> variable)
{
    private static readonly string[] Yes = ["1", "true", "yes"];
    private static readonly string[] No = ["", "0", "false", "no"];

    private readonly List<Option> declared = [];

    /// <summary>An option with one value.</summary>
    public Option<string?> Text(string name, string help, string description) => this.Declared(new Option<string?>(name)
    {
        Description = $"{description} [{VariableFor(name)}]",
        HelpName = help,
        DefaultValueFactory = _ => this.Value(name),
    });

    /// <summary>An option that can be given several times; its variable holds one value a line.</summary>
    public Option<string[]> Texts(string name, string? alias, string help, string description)
    {
        var option = new Option<string[]>(name)
        {
            Description = $"{description} [{VariableFor(name)}]",
            HelpName = help,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => this.Value(name)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        if (alias is not null)
        {
            option.Aliases.Add(alias);
        }

        return this.Declared(option);
    }

    /// <summary>An option without a value.</summary>
    public Option<bool> Flag(string name, string description) => this.Declared(new Option<bool>(name)
    {
        Description = $"{description} [{VariableFor(name)}]",
        DefaultValueFactory = _ => this.IsOn(name),
    });

    /// <summary>The options that variables set in a run, ordered by option; a flag that is off is the default and is not among them.</summary>
    public IReadOnlyList<EnvironmentSetting> SettingsIn(ParseResult parsed) =>
    [
        .. this.declared
            .Where(option => parsed.GetResult(option) is null or { Implicit: true } && (option is Option<bool> ? this.IsOn(option.Name) : this.Value(option.Name) is not null))
            .Select(option => new EnvironmentSetting(option.Name, VariableFor(option.Name)))
            .OrderBy(setting => setting.Option, StringComparer.Ordinal),
    ];

    /// <summary>Refuses the variable of an option that is accepted from the command line only.</summary>
    /// <param name="option">The option, as in <c>--emulate</c>.</param>
    /// <param name="why">Why a variable must not set it.</param>
    /// <exception cref="UserError">The variable is set.</exception>
    public void RefuseVariable(string option, string why)
    {
        if (this.Value(option) is not null)
        {
            throw new UserError($"error: {VariableFor(option)} is set, but {option} is accepted from the command line only: {why}; unset the variable, and pass {option} if you mean it");
        }
    }

    /// <summary>The reports, for every command that writes some.</summary>
    /// <param name="formats">The formats that the command writes.</param>
    public Option<string[]> Outputs(IReadOnlyList<ReportFormat> formats)
    {
        string[] names = [.. formats.Select(format => format.Name())];
        var option = this.Texts("--output", "-o", "FORMAT[=PATH]", $"A report; repeatable: {string.Join(", ", names)} (default: text on standard output)");
        option.CompletionSources.Add(names);
        return option;
    }

    /// <summary>Makes an argument refuse a mistyped option, which would otherwise be taken for one of its values.</summary>
    public static void RefuseMistyped(Argument argument, IReadOnlyList<Option> options) => argument.Validators.Add(given =>
        given.Tokens.Where(token => token.Value.StartsWith('-')).ToList().ForEach(token => given.AddError(ProblemWith(token.Value, options))));

    // Only behind "--" a known option is taken for a value.
    private static string ProblemWith(string value, IReadOnlyList<Option> options) =>
        options.Any(option => option.Name == value.Split('=')[0] || option.Aliases.Contains(value.Split('=')[0]))
            ? $"\"{value}\" comes after \"--\", after which nothing is an option; put options before \"--\""
            : $"there is no option \"{value}\" ({Suggestion.For(value, [.. options.Select(option => option.Name)])})";

    private static string VariableFor(string option) => "TCSS_GATE_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private bool IsOn(string option) => this.Value(option) is { } value && ReadFlag(option, value);

    private TOption Declared<TOption>(TOption option)
        where TOption : Option
    {
        this.declared.Add(option);
        return option;
    }

    // A variable that is set to nothing is how a pipeline leaves it out.
    private string? Value(string option) => variable(VariableFor(option)) is { Length: > 0 } value ? value : null;

    private static bool ReadFlag(string option, string value) =>
        Yes.Contains(value, StringComparer.OrdinalIgnoreCase)
        || (No.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? false
            : throw new UserError($"error: {VariableFor(option)} is \"{value}\"; valid: true, false"));
}
