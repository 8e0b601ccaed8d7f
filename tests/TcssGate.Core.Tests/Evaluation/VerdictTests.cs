using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class VerdictTests
{
    private static readonly RuleResult Held = Rule("held", Enforcement.Mandatory, RuleOutcome.Met);
    private static readonly RuleResult Broken = Rule("broken", Enforcement.Mandatory, RuleOutcome.Violated);
    private static readonly RuleResult Unclear = Rule("unclear", Enforcement.Mandatory, RuleOutcome.Unknown);
    private static readonly RuleResult BrokenAdvice = Rule("broken-advice", Enforcement.Advisory, RuleOutcome.Violated);
    private static readonly RuleResult UnclearAdvice = Rule("unclear-advice", Enforcement.Advisory, RuleOutcome.Unknown);

    [Fact]
    public void All_rules_met_is_met() => Verdict.Of([Held, Held]).Should().Be(new Verdict.Met());

    [Fact]
    public void A_violated_rule_outweighs_an_unknown_one() =>
        Verdict.Of([Held, Unclear, Broken]).Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().Equal(Broken);

    [Fact]
    public void An_unknown_rule_outweighs_every_met_one() =>
        Verdict.Of([Held, Unclear, Held]).Should().BeOfType<Verdict.Undecided>().Which.Rules.Should().Equal(Unclear);

    [Fact]
    public void An_advisory_rule_never_decides()
    {
        Verdict.Of([Held, BrokenAdvice, UnclearAdvice]).Should().Be(new Verdict.Met());
        Verdict.Of([Broken, BrokenAdvice]).Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().Equal(Broken);
        Verdict.Of([Unclear, UnclearAdvice]).Should().BeOfType<Verdict.Undecided>().Which.Rules.Should().Equal(Unclear);
    }

    [Fact]
    public void No_rule_at_all_is_undecided() => Verdict.Of([]).Should().BeOfType<Verdict.Undecided>().Which.Rules.Should().BeEmpty();

    [Fact]
    public void The_worst_of_several_counts()
    {
        var notMet = Verdict.Of([Broken]);
        var undecided = Verdict.Of([Unclear]);
        var met = Verdict.Of([Held]);

        Verdict.Worst([met, met]).Should().Be(met);
        Verdict.Worst([met, undecided, met]).Should().BeOfType<Verdict.Undecided>().Which.Rules.Should().Equal(Unclear);
        Verdict.Worst([met, undecided, notMet]).Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().Equal(Broken);
        Verdict.Worst([notMet, notMet]).Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().Equal(Broken, Broken);
    }

    [Fact]
    public void No_verdict_at_all_is_undecided() => Verdict.Worst([]).Should().BeOfType<Verdict.Undecided>();

    [Fact]
    public void A_verdict_that_names_no_rule_still_counts()
    {
        Verdict.Worst([new Verdict.Met(), new Verdict.NotMet([])]).Should().BeOfType<Verdict.NotMet>();
        Verdict.Worst([new Verdict.Met(), new Verdict.Undecided([])]).Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void An_outcome_that_nobody_set_is_unknown() => default(RuleOutcome).Should().Be(RuleOutcome.Unknown);

    [Fact]
    public void An_enforcement_that_nobody_set_is_mandatory() => default(Enforcement).Should().Be(Enforcement.Mandatory);

    [Fact]
    public void Reports_have_a_word_for_everything()
    {
        new[] { Verdict.Of([Held]), Verdict.Of([Broken]), Verdict.Of([]) }.Select(verdict => verdict.Name).Should().Equal("met", "not-met", "undecided");
        new[] { RuleOutcome.Met, RuleOutcome.Violated, RuleOutcome.Unknown }.Select(outcome => outcome.Name()).Should().Equal("met", "violated", "unknown");
        new[] { Enforcement.Mandatory, Enforcement.Advisory }.Select(level => level.Name()).Should().Equal("mandatory", "advisory");
        FluentActions.Invoking(() => ((RuleOutcome)9).Name()).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ((Enforcement)9).Name()).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void An_actual_state_is_told_in_words()
    {
        new Actual.Count(3).ToString().Should().Be("3");
        new Actual.Text("trusted").ToString().Should().Be("trusted");
        new Actual.Unknown("no scan").ToString().Should().Be("unknown");
    }

    private static RuleResult Rule(string id, Enforcement enforcement, RuleOutcome outcome) =>
        new("production", id, enforcement, "at most 0", new Actual.Count(0), outcome, 0);
}
