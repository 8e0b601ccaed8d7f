using System.CommandLine;
using System.CommandLine.Help;
using TcssGate.Core.Documents;

namespace TcssGate.Cli;

/// <summary>Keeps arguments that come from outside, as in <c>apply $IMAGES</c>, from turning a gate into something that ends well without a verdict.</summary>
internal static class CommandLineGuard
{
    private static readonly string[] HelpNames = ["--help", "-h"];

    /// <summary>Whether a shell asks what could come next, and nothing else: <c>"[suggest:POSITION]" "LINE"</c>.</summary>
    public static bool AsksForSuggestions(string[] args) =>
        args is [var directive, _] && directive.StartsWith("[suggest:", StringComparison.Ordinal) && directive.EndsWith(']');

    /// <summary>Takes away what the parser does by itself: directives, and the names of help that a shell pattern or a path can be.</summary>
    /// <exception cref="UserError">The first argument is a directive.</exception>
    public static void Restrict(RootCommand root, string[] args)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Aliases.Clear();
            help.Aliases.Add(HelpNames[1]);
        }

        if (!AsksForSuggestions(args))
        {
            root.Directives.Clear();
            if (args is [['[', ..] first, ..])
            {
                throw new UserError($"error: there is no command \"{first}\" ({Suggestion.For(first, [.. root.Subcommands.Select(known => known.Name)])}); see: tcss-gate --help");
            }
        }
    }

    /// <summary>Refuses help and version together with anything else than the name of a command: exit 0 would look like a verdict.</summary>
    /// <exception cref="UserError">They are.</exception>
    public static void RefuseHelpBesidesOthers(RootCommand root, ParseResult parsed, string[] args)
    {
        var isAlone = args is [_] || (args is [var command, var help] && HelpNames.Contains(help) && root.Subcommands.Any(known => known.Name == command));
        foreach (var option in root.Options.Where(option => option is HelpOption or VersionOption))
        {
            if (!isAlone && parsed.GetResult(option) is { Implicit: false })
            {
                throw new UserError(option is HelpOption
                    ? "error: --help stands alone or after the name of a command, as in tcss-gate apply --help; leave out everything else, or leave out --help"
                    : "error: --version stands alone; leave out everything else, or leave out --version");
            }
        }
    }
}
