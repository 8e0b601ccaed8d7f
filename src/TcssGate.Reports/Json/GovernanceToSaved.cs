using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Json;

/// <summary>What governs an image, as it is saved; of results and of plans.</summary>
internal static class GovernanceToSaved
{
    /// <summary>What governs the image.</summary>
    public static SavedGovernance Of(ImageGovernance governance) => new(governance.Names, Of(governance.Policies), Of(governance.Others));

    /// <summary>The same, read back.</summary>
    public static ImageGovernance Read(SavedGovernance saved) => new(saved.Names, Read(saved.Policies), Read(saved.Others));

    private static SavedPolicySource[] Of(IReadOnlyList<PolicySource> policies) => [.. policies.Select(policy => new SavedPolicySource(policy.Name, policy.File))];

    private static PolicySource[] Read(IReadOnlyList<SavedPolicySource> policies) => [.. policies.Select(policy => new PolicySource(policy.Name, policy.File))];
}
