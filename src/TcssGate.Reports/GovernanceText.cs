using TcssGate.Core.Evaluation;

namespace TcssGate.Reports;

/// <summary>States what governs an image, in the words that several formats share. What comes from outside is already clean in them.</summary>
internal static class GovernanceText
{
    /// <summary>What the policies that do not govern an image are introduced by.</summary>
    public const string OthersLabel = "not governed by";

    private const int NameLength = 80;
    private const int FileLength = 200;
    private const int MostPolicies = 20;
    private const int MostNames = 3;

    /// <summary>The policies that govern an image: <c>production (production.yaml)</c>.</summary>
    /// <param name="governance">What was recorded; <see langword="null"/>: the rules name the policies.</param>
    /// <param name="rules">The rules of the image.</param>
    public static (string Label, string Value) Policies(ImageGovernance? governance, IReadOnlyList<RuleResult> rules)
    {
        var policies = governance?.Policies ?? [.. rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Select(name => new PolicySource(name, null))];
        return (policies.Count == 1 ? "policy" : "policies", Listed(policies));
    }

    /// <summary>The given policies that do not govern the image; empty when there are none.</summary>
    public static string Others(ImageGovernance? governance) => Listed(governance?.Others ?? []);

    /// <summary>The names that a waiver does not match.</summary>
    public static string Names(LeftOutWaiver leftOut) => string.Join(", ", leftOut.Names.Take(MostNames).Select(name => PlainText.Clean(name, FileLength)))
        + (leftOut.Names.Count > MostNames ? $" and {leftOut.Names.Count - MostNames} more" : "");

    /// <summary>A waiver that was left out, on one line.</summary>
    public static string Line(LeftOutWaiver leftOut) =>
        $"left out: the waiver of {Phrases.Subject(leftOut.Waiver)} ({PlainText.Clean(leftOut.Policy, NameLength)}, line {leftOut.Waiver.Line})"
        + $" does not match {Names(leftOut)}, which is the same image";

    private static string Listed(IReadOnlyList<PolicySource> policies) =>
        string.Join(", ", policies.Take(MostPolicies).Select(policy => PlainText.Clean(policy.Name, NameLength) + (policy.File is { } file ? $" ({PlainText.Clean(file, FileLength)})" : "")))
        + (policies.Count > MostPolicies ? $" and {policies.Count - MostPolicies} more" : "");
}
