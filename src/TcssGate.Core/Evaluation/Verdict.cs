namespace TcssGate.Core.Evaluation;

/// <summary>What the gate says of an image, or of a run.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Every rule that decides was checked on a complete and fresh scan of exactly that image, and held.</summary>
    public sealed record Met : Verdict;

    /// <summary>At least one rule that decides is violated.</summary>
    /// <param name="Rules">The violated rules that decide; never empty.</param>
    public sealed record NotMet(IReadOnlyList<RuleResult> Rules) : Verdict;

    /// <summary>Nothing that decides is violated, but something that decides is unknown.</summary>
    /// <param name="Rules">The unknown rules that decide; empty only when there was no rule at all.</param>
    public sealed record Undecided(IReadOnlyList<RuleResult> Rules) : Verdict;

    /// <summary>The name in reports: <c>met</c>, <c>not-met</c> or <c>undecided</c>.</summary>
    public string Name => this switch
    {
        Met => "met",
        NotMet => "not-met",
        _ => "undecided",
    };

    /// <summary>The verdict that a set of rules comes to: a violation outweighs an unknown, an unknown outweighs everything met.</summary>
    /// <param name="rules">The rules; none at all is undecided, since nothing was looked at.</param>
    public static Verdict Of(IReadOnlyList<RuleResult> rules)
    {
        var violated = rules.Where(rule => rule is { Decides: true, Outcome: RuleOutcome.Violated }).ToList();
        var unknown = rules.Where(rule => rule is { Decides: true, Outcome: RuleOutcome.Unknown }).ToList();
        return violated.Count > 0 ? new NotMet(violated)
            : unknown.Count > 0 || rules.Count == 0 ? new Undecided(unknown)
            : new Met();
    }

    /// <summary>The worst of several verdicts: not met before undecided before met.</summary>
    /// <param name="verdicts">The verdicts; none at all is undecided, since nothing was looked at.</param>
    public static Verdict Worst(IReadOnlyList<Verdict> verdicts)
    {
        var violated = verdicts.OfType<NotMet>().ToList();
        var undecided = verdicts.OfType<Undecided>().ToList();
        return violated.Count > 0 ? new NotMet([.. violated.SelectMany(verdict => verdict.Rules)])
            : undecided.Count > 0 || verdicts.Count == 0 ? new Undecided([.. undecided.SelectMany(verdict => verdict.Rules)])
            : new Met();
    }
}
