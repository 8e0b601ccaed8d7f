using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Evaluation;

namespace TcssGate.Core.Tests.Properties;

/// <summary>What must hold for whatever is found and whatever is asked. The seed is fixed, so that a build never fails by chance.</summary>
public sealed class VerdictProperties
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20270301, 1);

    [Fact]
    public void One_more_finding_never_improves_a_verdict() => Hold(
        from world in Any.World
        from more in Any.Finding
        from at in Gen.Choose(0, world.Findings.Count)
        select (Before: world, After: world with { Findings = [.. world.Findings.Take(at), more, .. world.Findings.Skip(at)] }),
        worlds => worlds.After.Badness() >= worlds.Before.Badness());

    [Fact]
    public void One_more_rule_never_improves_a_verdict() => Hold(
        from world in Any.World
        from more in Any.Rule
        from at in Gen.Choose(0, world.Policies.Count - 1)
        select (Before: world, After: world with
        {
            Policies = [.. world.Policies.Select((policy, index) => index == at ? policy with { Rules = [more, .. policy.Rules] } : policy)],
        }),
        worlds => worlds.After.Badness() >= worlds.Before.Badness());

    [Fact]
    public void One_more_policy_never_improves_a_verdict() => Hold(
        from world in Any.World
        from other in Any.World
        select (Before: world, After: world with { Policies = [.. world.Policies, other.Policies[0] with { Name = "another" }] }),
        worlds => worlds.After.Badness() >= worlds.Before.Badness());

    // A policy with a waiver has its lists read, and they may show more than the counts say; so both have one.
    [Fact]
    public void One_more_valid_waiver_never_worsens_a_verdict() => Hold(
        from any in Any.World
        let world = any with { Policies = [.. any.Policies.Select(policy => policy with { Waivers = [.. policy.Waivers, Some.Waiver("nothing-has-this-id")] })] }
        from more in Any.Waiver
        from at in Gen.Choose(0, world.Policies.Count - 1)
        select (Before: world, After: world with
        {
            Policies = [.. world.Policies.Select((policy, index) => index == at ? policy with { Waivers = [more, .. policy.Waivers] } : policy)],
        }),
        worlds => worlds.After.Badness() <= worlds.Before.Badness());

    [Fact]
    public void An_override_never_worsens_a_verdict_and_never_decides_what_is_unknown() => Hold(
        from world in Any.World
        select (Before: world with { Override = null }, After: world with { Override = "accepted" }),
        worlds => worlds.After.Badness() <= worlds.Before.Badness() && worlds.After.Judge().Rules.All(rule => rule.Override is null || rule.Outcome == RuleOutcome.Violated));

    [Fact]
    public void The_order_of_findings_rules_and_policies_never_matters() => Hold(
        from world in Any.World
        from findings in Gen.Shuffle(world.Findings.ToArray())
        from policies in Gen.Shuffle(world.Policies.ToArray())
        from rules in Gen.Shuffle(world.Policies[0].Rules.ToArray())
        select (Before: world, After: world with
        {
            Findings = findings,
            Policies = [.. policies.Select(policy => ReferenceEquals(policy, world.Policies[0]) ? policy with { Rules = rules } : policy)],
        }),
        worlds => Told(worlds.Before.Judge()).SequenceEqual(Told(worlds.After.Judge())));

    [Fact]
    public void What_only_a_report_asked_for_never_changes_a_rule() => Hold(
        from world in Any.World
        select world,
        world => Rules(world.Judge()).SequenceEqual(Rules((world with { OnlyForRules = true }).Judge())));

    [Fact]
    public void A_finding_that_is_listed_twice_counts_twice() => Hold(
        from world in Any.World.Where(world => world.Findings.Count > 0)
        from at in Gen.Choose(0, world.Findings.Count - 1)
        select (Before: world, After: world with { Findings = [.. world.Findings, world.Findings[at]] }),
        worlds => worlds.Before.Judge().Rules.Zip(worlds.After.Judge().Rules).All(pair =>
            (pair.First.Actual, pair.Second.Actual) is not (Actual.Count before, Actual.Count after) || after.Value >= before.Value));

    [Fact]
    public void The_order_of_images_never_matters() => Hold(
        from worlds in Any.World.NonEmptyListOf().Resize(6)
        let images = worlds.Select(world => world.Judge()).ToList()
        from shuffled in Gen.Shuffle(images.ToArray())
        select (Before: images, After: shuffled.ToList()),
        images => Run(images.Before).Verdict.Name == Run(images.After).Verdict.Name);

    private static void Hold<T>(Gen<T> cases, Func<T, bool> property) => Check.One(Settings, Prop.ForAll(cases.ToArbitrary(), property));

    private static IEnumerable<string> Rules(ImageResult image) => image.Rules.Select(rule => rule.ToString());

    private static GateResult Run(IReadOnlyList<ImageResult> images) => new("1.0.0", Some.Now, Some.Now, false, "https://tcss.example", images);

    // Everything that a report says of the rules and the findings, in an order of its own.
    private static IEnumerable<string> Told(ImageResult image) => image.Rules.Select(rule => rule.ToString())
        .Concat(image.Findings.Select(finding => $"{finding.Kind} {finding.Id} {finding.Place}"))
        .Concat(image.Waived.Select(waived => $"waived {waived.Finding.Kind} {waived.Finding.Id} {waived.Finding.Place}"))
        .Concat(image.IdleWaivers.Select(idle => idle.ToString()))
        .Concat(image.ExpiringWaivers.Select(expiring => expiring.ToString()))
        .Order(StringComparer.Ordinal)
        .Prepend(image.Verdict.Name);
}
