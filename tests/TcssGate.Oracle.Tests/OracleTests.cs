using System.Collections.Concurrent;
using System.Globalization;
using TcssGate.Core.Evaluation;
using Xunit.Abstractions;

namespace TcssGate.Oracle.Tests;

/// <summary>The gate never passes an image to which a model of the truth objects.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private const int Enough = 5;

    private static int Seed { get; } = Variable("TCSS_GATE_ORACLE_SEED", 1);

    private static int Count { get; } = Variable("TCSS_GATE_ORACLE_SCENARIOS", 500);

    [Fact]
    public void No_image_passes_that_was_not_completely_scanned_and_found_clean()
    {
        var trials = RunAll(ScenarioGenerator.Next);

        output.WriteLine(Rates(trials));
        var wrong = trials.Where(trial => trial.FalsePasses(verdict => verdict is Verdict.Met).Any()).ToList();
        Assert.True(wrong.Count == 0, Report(wrong));
    }

    [Fact]
    public void Without_disturbances_clean_images_pass_and_others_do_not()
    {
        var trials = Run(Seed, 100, ScenarioGenerator.Calm);

        output.WriteLine(Rates(trials));
        trials.Should().OnlyContain(trial => trial.Error == null);
        foreach (var (trial, image) in trials.SelectMany(trial => trial.Images.Select(image => (trial, image))))
        {
            Assert.True(image.Verdict is Verdict.Met == image.Objection is null && image.Verdict is not Verdict.Undecided, trial.Describe());
        }

        trials.SelectMany(trial => trial.Images).Count(image => image.Verdict is Verdict.Met).Should().BeGreaterThan(20);
        trials.SelectMany(trial => trial.Images).Count(image => image.Verdict is Verdict.NotMet).Should().BeGreaterThan(20);
    }

    [Fact]
    public void A_gate_that_takes_unknown_for_met_is_found_out()
    {
        var trials = Run(1, 150, ScenarioGenerator.Next);

        trials.Count(trial => trial.FalsePasses(verdict => verdict is Verdict.Met or Verdict.Undecided).Any()).Should().BeGreaterThan(10);
    }

    [Fact]
    public void A_gate_that_passes_what_it_should_fail_is_found_out() =>
        Run(1, 50, ScenarioGenerator.Calm).Count(trial => trial.FalsePasses(verdict => verdict is Verdict.NotMet).Any()).Should().BeGreaterThan(5);

    private static int Variable(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static List<GateTrial> RunAll(Func<int, Scenario> next) => Run(Seed, Count, next);

    private static List<GateTrial> Run(int first, int count, Func<int, Scenario> next)
    {
        var trials = new ConcurrentBag<GateTrial>();
        Parallel.For(first, first + count, seed => trials.Add(GateTrial.Of(next(seed))));
        return [.. trials.OrderBy(trial => trial.Scenario.Seed)];
    }

    private static string Rates(List<GateTrial> trials)
    {
        var images = trials.SelectMany(trial => trial.Images).ToList();
        return $"{trials.Count} scenarios, {images.Count} images: {images.Count(image => image.Verdict is Verdict.Met)} met, "
            + $"{images.Count(image => image.Verdict is Verdict.NotMet)} not met, {images.Count(image => image.Verdict is Verdict.Undecided)} undecided; "
            + $"{trials.Count(trial => trial.Error is not null)} runs ended with an error; "
            + $"the model objects to {images.Count(image => image.Objection is not null)}";
    }

    /// <summary>The scenarios, each with as few of its disturbances as it takes to go wrong.</summary>
    private static string Report(List<GateTrial> wrong)
    {
        var shrunk = wrong.Select(Shrink).ToList();
        var summary = shrunk.GroupBy(trial => string.Join(" + ", trial.Scenario.Disturbances.Order()))
            .OrderByDescending(kinds => kinds.Count())
            .Select(kinds => $"{kinds.Count()} times with {(kinds.Key.Length > 0 ? kinds.Key : "nothing")}: seeds {string.Join(" ", kinds.Take(Enough).Select(trial => trial.Scenario.Seed))}");
        var examples = shrunk.GroupBy(trial => string.Join(" + ", trial.Scenario.Disturbances.Order())).Select(kinds => kinds.First()).Take(Enough);
        return $"{wrong.Count} false passes (replay one with TCSS_GATE_ORACLE_SEED=its seed and TCSS_GATE_ORACLE_SCENARIOS=1):\n"
            + $"{string.Join("\n", summary)}\n\n{string.Join("\n", examples.Select(trial => trial.Describe()))}";
    }

    private static GateTrial Shrink(GateTrial trial)
    {
        foreach (var kind in trial.Scenario.Disturbances.Order().ToList())
        {
            var without = GateTrial.Of(ScenarioGenerator.With(trial.Scenario.Seed, trial.Scenario.Disturbances.Where(other => other != kind).ToHashSet()));
            if (without.FalsePasses(verdict => verdict is Verdict.Met).Any())
            {
                return Shrink(without);
            }
        }

        return trial;
    }
}
