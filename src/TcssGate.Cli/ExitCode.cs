using TcssGate.Core.Evaluation;

namespace TcssGate.Cli;

/// <summary>What the program ends with, the same for every command.</summary>
internal static class ExitCode
{
    /// <summary>The desired state is met.</summary>
    public const int Met = 0;

    /// <summary>Nothing was judged: bad usage, a bad policy, refused keys, no network.</summary>
    public const int Error = 1;

    /// <summary>At least one mandatory rule is violated.</summary>
    public const int NotMet = 2;

    /// <summary>Nothing is violated, but something mandatory is unknown.</summary>
    public const int Undecided = 3;

    /// <summary>The one place where a verdict becomes an exit code.</summary>
    public static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => Met,
        Verdict.NotMet => NotMet,
        _ => Undecided,
    };
}
