namespace TcssGate.Emulator.Scans;

/// <summary>What a scan looks for.</summary>
[Flags]
internal enum ScannedTypes
{
    None = 0,
    Cve = 1,
    Virus = 2,
    Risk = 4,
    All = Cve | Virus | Risk,
}

/// <summary>How types are spelt: in a world file without, on the wire in capital letters.</summary>
internal static class ScannedTypeNames
{
    public static IReadOnlyDictionary<string, ScannedTypes> Words { get; } = new Dictionary<string, ScannedTypes>(StringComparer.OrdinalIgnoreCase)
    {
        ["cve"] = ScannedTypes.Cve,
        ["virus"] = ScannedTypes.Virus,
        ["risk"] = ScannedTypes.Risk,
    };

    public static IReadOnlyList<ScannedTypes> Each { get; } = [ScannedTypes.Cve, ScannedTypes.Virus, ScannedTypes.Risk];
}
