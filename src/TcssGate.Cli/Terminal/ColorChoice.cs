namespace TcssGate.Cli.Terminal;

/// <summary>Whether anything is coloured: only a terminal's text, and only when nobody objects.</summary>
internal static class ColorChoice
{
    /// <summary>Whether the user leaves colours and live progress on.</summary>
    public static bool IsWanted(AppEnvironment environment, bool noColor) =>
        !noColor && string.IsNullOrEmpty(environment.Variable("NO_COLOR")) && environment.Variable("TERM") is not "dumb";

    /// <summary>Whether standard output is coloured.</summary>
    public static bool OfOutput(AppEnvironment environment, bool noColor) => environment.OutIsTerminal && IsWanted(environment, noColor);
}
