namespace TcssGate.Cli.Terminal;

/// <summary>Whether anything is coloured: a terminal's text unless somebody objects, and any text of people when that is asked for (NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE).</summary>
internal static class ColorChoice
{
    private static readonly string[] Off = ["0", "false"];

    /// <summary>Whether the user leaves colours and live progress on.</summary>
    public static bool IsWanted(AppEnvironment environment, bool noColor) =>
        !IsRefused(environment, noColor) && (IsForced(environment) || environment.Variable("TERM") is not "dumb");

    /// <summary>Whether standard output is coloured.</summary>
    public static bool OfOutput(AppEnvironment environment, bool noColor) =>
        IsWanted(environment, noColor) && (environment.OutIsTerminal || IsForced(environment));

    // Logs of CI servers are no terminals, and many show colours.
    private static bool IsForced(AppEnvironment environment) =>
        IsOn(environment.Variable("FORCE_COLOR")) || IsOn(environment.Variable("CLICOLOR_FORCE"));

    private static bool IsRefused(AppEnvironment environment, bool noColor) =>
        noColor || !string.IsNullOrEmpty(environment.Variable("NO_COLOR")) || Off.Contains(environment.Variable("FORCE_COLOR"), StringComparer.OrdinalIgnoreCase);

    private static bool IsOn(string? value) => !string.IsNullOrEmpty(value) && !Off.Contains(value, StringComparer.OrdinalIgnoreCase);
}
