namespace TcssGate.Emulator.Findings;

/// <summary>Severities in world files, and the levels that they are on the wire.</summary>
internal static class SeverityWords
{
    public static IReadOnlyDictionary<string, int> Levels { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["low"] = 1,
        ["medium"] = 2,
        ["high"] = 3,
        ["critical"] = 4,
    };

    /// <summary>A score in the range of a level.</summary>
    public static string Score(int level) => level switch
    {
        4 => "9.8",
        3 => "8.8",
        2 => "5.3",
        _ => "2.5",
    };
}
