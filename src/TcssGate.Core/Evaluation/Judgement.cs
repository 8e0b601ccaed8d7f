namespace TcssGate.Core.Evaluation;

/// <summary>What came of holding one rule against an image.</summary>
/// <param name="Actual">The actual state.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Waived">How many findings were taken off because they are waived.</param>
/// <param name="InGrace">How many findings were taken off because they were published only recently.</param>
internal sealed record Judgement(Actual Actual, RuleOutcome Outcome, int Waived = 0, int InGrace = 0)
{
    /// <summary>Whether everything was seen: of what is violated more may be hidden, and then nobody knows what an override would accept.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>A violation of which more may be hidden.</summary>
    /// <param name="seen">What was seen of it.</param>
    /// <param name="why">Why there may be more.</param>
    public static Judgement AtLeast(string seen, string why) => new(new Actual.Text($"at least {seen}: {why}"), RuleOutcome.Violated) { IsComplete = false };

    /// <summary>Not known, and so never met.</summary>
    public static Judgement Unknown(string why) => new(new Actual.Unknown(why), RuleOutcome.Unknown);

    /// <summary>A count, held against the largest that is met.</summary>
    public static Judgement Of(int count, int maximum, int waived = 0, int inGrace = 0) =>
        new(new Actual.Count(count), OutcomeOf(count <= maximum), waived, inGrace);

    /// <summary>A state in words.</summary>
    public static Judgement Of(string text, bool met, int waived = 0, int inGrace = 0) => new(new Actual.Text(text), OutcomeOf(met), waived, inGrace);

    private static RuleOutcome OutcomeOf(bool met) => met ? RuleOutcome.Met : RuleOutcome.Violated;
}
