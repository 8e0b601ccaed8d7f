using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>How a rule came out.</summary>
public enum RuleOutcome
{
    /// <summary>It could not be checked; also what an outcome is that nobody set.</summary>
    Unknown,

    /// <summary>Checked, and it held.</summary>
    Met,

    /// <summary>Checked, and it did not hold.</summary>
    Violated,
}

/// <summary>The names of the outcomes.</summary>
public static class RuleOutcomes
{
    /// <summary>The name in reports: <c>met</c>, <c>violated</c> or <c>unknown</c>.</summary>
    public static string Name(this RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Met => "met",
        RuleOutcome.Violated => "violated",
        RuleOutcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

/// <summary>The actual state that a rule was held against.</summary>
public abstract record Actual
{
    private Actual()
    {
    }

    /// <summary>A number, what is waived already taken off.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Count(int Value) : Actual
    {
        /// <inheritdoc/>
        public override string ToString() => this.Value.ToString();
    }

    /// <summary>Something that is not a number.</summary>
    /// <param name="Value">In words.</param>
    public sealed record Text(string Value) : Actual
    {
        /// <inheritdoc/>
        public override string ToString() => this.Value;
    }

    /// <summary>Not known, and so never met.</summary>
    /// <param name="Why">The reason, in the user's words.</param>
    public sealed record Unknown(string Why) : Actual
    {
        /// <inheritdoc/>
        public override string ToString() => "unknown";
    }
}

/// <summary>One rule of one policy, held against one image.</summary>
/// <param name="Policy">The name of the policy that it comes from.</param>
/// <param name="Id">The rule's path in the policy; <see cref="ScanRuleId"/> for what every policy asks of the scan.</param>
/// <param name="Enforcement">What it does to the verdict.</param>
/// <param name="Desired">The desired state, as in <c>at most 5</c>.</param>
/// <param name="Actual">The actual state.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Waived">How many findings were taken off <paramref name="Actual"/> because they are waived.</param>
public sealed record RuleResult(
    string Policy, string Id, Enforcement Enforcement, string Desired, Actual Actual, RuleOutcome Outcome, int Waived)
{
    /// <summary>The id of the rule that a policy's <c>scan</c> block stands for: complete and fresh. It is always mandatory.</summary>
    public const string ScanRuleId = "scan";

    /// <summary>How many findings were taken off <see cref="Actual"/> because they were published only recently (<see cref="Policies.Policy.Grace"/>).</summary>
    public int InGrace { get; init; }

    /// <summary>Why its violation is accepted in this run; <see langword="null"/> when it is not, or there is none. Only a violated soft rule can have it.</summary>
    public string? Override { get; init; }

    /// <summary>Whether the policy leaves no way around it.</summary>
    public bool IsMandatory => this.Enforcement == Enforcement.Mandatory;

    /// <summary>Whether it decides: it is mandatory, or soft and not overridden.</summary>
    public bool Decides => this.Enforcement != Enforcement.Advisory && this.Override is null;
}
