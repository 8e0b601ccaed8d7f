using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.PolicyTests;

/// <summary>One case of a policy test: a state, and what the policies are to say of it.</summary>
/// <param name="Name">What it promises; unique in its file.</param>
/// <param name="Policies">The policy files, as named in the test, relative to it; never empty.</param>
/// <param name="Image">The image that the state is about.</param>
/// <param name="Day">The day on which it is judged (UTC).</param>
/// <param name="State">What is known of the image.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
public sealed record PolicyTestCase(
    string Name, IReadOnlyList<string> Policies, ImageReference Image, DateOnly Day, PolicyTestState State, PolicyTestExpectation Expected, int Line)
{
    /// <summary>Why violated soft rules are accepted; <see langword="null"/>: they are not.</summary>
    public string? Override { get; init; }
}

/// <summary>Where the state of a case comes from.</summary>
public abstract record PolicyTestState
{
    private PolicyTestState()
    {
    }

    /// <summary>Written into the test, in the policy's own words; what it leaves out is unknown.</summary>
    /// <param name="Evidence">What it says.</param>
    public sealed record Inline(ImageEvidence Evidence) : PolicyTestState;

    /// <summary>As a saved result has it.</summary>
    /// <param name="File">The result, relative to the test.</param>
    public sealed record SavedResult(string File) : PolicyTestState;

    /// <summary>As the gate finds it in a world of the stand-in cloud.</summary>
    /// <param name="File">The world file, relative to the test.</param>
    public sealed record World(string File) : PolicyTestState;
}

/// <summary>What a case expects.</summary>
/// <param name="Verdict">The verdict: <c>met</c>, <c>not-met</c> or <c>undecided</c>.</param>
/// <param name="Rules">The outcome of rules by their ids; a rule that is not named may come out as it likes.</param>
public sealed record PolicyTestExpectation(string Verdict, IReadOnlyDictionary<string, RuleOutcome> Rules)
{
    /// <summary>What a result has otherwise, each in one sentence; nothing when the case holds.</summary>
    public IReadOnlyList<string> Differences(ImageResult result)
    {
        var differences = new List<string>();
        if (result.Verdict.Name != this.Verdict)
        {
            differences.Add($"the verdict is {result.Verdict.Name}, not {this.Verdict}");
        }

        foreach (var id in this.Rules.Keys.Order(StringComparer.Ordinal))
        {
            var outcome = this.Rules[id];
            var rules = result.Rules.Where(rule => rule.Id == id).ToList();
            differences.AddRange(rules.Where(rule => rule.Outcome != outcome).Select(rule =>
                $"{id} is {rule.Outcome.Name()}, not {outcome.Name()}: desired {rule.Desired}, actual {Described(rule.Actual)}"));
            if (rules.Count == 0)
            {
                differences.Add($"there is no rule {id}; the rules are {string.Join(", ", result.Rules.Select(rule => rule.Id).Distinct())}");
            }
        }

        return differences;
    }

    private static string Described(Actual actual) => actual is Actual.Unknown unknown ? $"unknown ({unknown.Why})" : $"{actual}";
}

/// <summary>How one case came out.</summary>
/// <param name="Case">The case.</param>
/// <param name="Differences">What is not as expected; empty when the case holds.</param>
public sealed record PolicyTestOutcome(PolicyTestCase Case, IReadOnlyList<string> Differences)
{
    /// <summary>Whether everything is as expected.</summary>
    public bool Holds => this.Differences.Count == 0;
}

/// <summary>How the cases of one file came out.</summary>
/// <param name="File">The file, as the user named or found it.</param>
/// <param name="Outcomes">Its cases, in their order; never empty.</param>
public sealed record PolicyTestFileResult(string File, IReadOnlyList<PolicyTestOutcome> Outcomes);
