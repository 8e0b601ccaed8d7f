namespace TcssGate.Core.Findings;

/// <summary>How bad a finding is, from least to worst.</summary>
public enum Severity
{
    /// <summary>Level 1.</summary>
    Low = 1,

    /// <summary>Level 2.</summary>
    Medium = 2,

    /// <summary>Level 3.</summary>
    High = 3,

    /// <summary>Level 4.</summary>
    Critical = 4,

    /// <summary>A level that nobody published. It counts as <see cref="Critical"/> for every threshold.</summary>
    Unknown = 5,
}

/// <summary>The names of the severities, and how the API spells them.</summary>
public static class Severities
{
    /// <summary>The severities that a policy can name, worst first.</summary>
    public static IReadOnlyList<Severity> Named { get; } = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    /// <summary>The name in a policy and in reports: <c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c>, <c>unknown</c>.</summary>
    public static string Name(this Severity severity) => severity switch
    {
        Severity.Low => "low",
        Severity.Medium => "medium",
        Severity.High => "high",
        Severity.Critical => "critical",
        Severity.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>The severity whose threshold the finding counts against: an unknown level counts as critical.</summary>
    public static Severity ForThreshold(this Severity severity) => severity == Severity.Unknown ? Severity.Critical : severity;

    /// <summary>Reads a level: <c>"1"</c> to <c>"4"</c>, or one of the words that occur in the API; anything else is <see cref="Severity.Unknown"/>.</summary>
    public static Severity Parse(string? level) => level?.Trim().ToUpperInvariant() switch
    {
        "1" or "LOW" => Severity.Low,
        "2" or "MIDDLE" or "MEDIUM" => Severity.Medium,
        "3" or "HIGH" => Severity.High,
        "4" or "CRITICAL" or "SERIOUS" => Severity.Critical,
        _ => Severity.Unknown,
    };
}
