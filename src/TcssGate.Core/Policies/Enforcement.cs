namespace TcssGate.Core.Policies;

/// <summary>What a violated or unknown rule does to the verdict.</summary>
public enum Enforcement
{
    /// <summary>It decides.</summary>
    Mandatory,

    /// <summary>It is reported and decides nothing.</summary>
    Advisory,

    /// <summary>It decides, unless it is violated and the violation is overridden with a reason; an override never makes up for what is unknown.</summary>
    Soft,
}

/// <summary>The names of the enforcement levels.</summary>
public static class Enforcements
{
    /// <summary>The name in a policy and in reports: <c>mandatory</c>, <c>advisory</c> or <c>soft</c>.</summary>
    public static string Name(this Enforcement enforcement) => enforcement switch
    {
        Enforcement.Mandatory => "mandatory",
        Enforcement.Advisory => "advisory",
        Enforcement.Soft => "soft",
        _ => throw new ArgumentOutOfRangeException(nameof(enforcement), enforcement, null),
    };
}
