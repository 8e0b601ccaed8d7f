using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Json;

/// <summary>The words of the saved result, each closed set once, for writing and for reading.</summary>
internal static class SavedWords
{
    /// <summary>Where a scan came from, by word.</summary>
    public static IReadOnlyDictionary<string, ScanOrigin> Origins { get; } = ByWord<ScanOrigin>(Of);

    /// <summary>How a rule came out, by word.</summary>
    public static IReadOnlyDictionary<string, RuleOutcome> Outcomes { get; } = ByWord<RuleOutcome>(RuleOutcomes.Name);

    /// <summary>What a rule does to the verdict, by word.</summary>
    public static IReadOnlyDictionary<string, Enforcement> Enforcement { get; } = ByWord<Enforcement>(Enforcements.Name);

    /// <summary>Why nothing can be said of an image, by word.</summary>
    public static IReadOnlyDictionary<string, UndecidedCode> Reasons { get; } = ByWord<UndecidedCode>(code => new UndecidedReason(code, "", "").Name);

    /// <summary>Why a waiver did nothing, by word.</summary>
    public static IReadOnlyDictionary<string, IdleReason> IdleReasons { get; } = ByWord<IdleReason>(Of);

    /// <summary>The kinds of findings, by word.</summary>
    public static IReadOnlyDictionary<string, FindingKind> Kinds { get; } = ByWord<FindingKind>(Phrases.One);

    /// <summary>What a row is taken for, by word.</summary>
    public static IReadOnlyDictionary<string, RowUse> RowUses { get; } =
        new[] { RowUse.Proof, RowUse.Violations }.ToDictionary(use => Of(use)!, StringComparer.Ordinal);

    /// <summary>The severities, by word.</summary>
    public static IReadOnlyDictionary<string, Severity> Severity { get; } = ByWord<Severity>(Severities.Name);

    /// <summary>The word for where a scan came from.</summary>
    public static string Of(ScanOrigin origin) => origin switch
    {
        ScanOrigin.Existing => "existing",
        ScanOrigin.Triggered => "triggered",
        ScanOrigin.Joined => "joined",
        ScanOrigin.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>The word for why a waiver did nothing.</summary>
    public static string Of(IdleReason reason) => reason switch
    {
        IdleReason.Expired => "expired",
        IdleReason.Unused => "unused",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The word for what a row is taken for; <see langword="null"/> when it is taken for nothing.</summary>
    public static string? Of(RowUse use) => use switch
    {
        RowUse.None => null,
        RowUse.Proof => "row",
        RowUse.Violations => "row-violation",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };

    // From the values themselves: one that is added is written and read at once, or not at all.
    private static Dictionary<string, T> ByWord<T>(Func<T, string> word)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);
}
