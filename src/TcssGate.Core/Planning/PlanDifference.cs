namespace TcssGate.Core.Planning;

/// <summary>One thing that is no longer as it was when a plan was made.</summary>
/// <param name="What">What it is about, as in <c>policy production: desired.viruses</c>; may quote a policy or the service.</param>
/// <param name="From">How it was; <see langword="null"/>: not there.</param>
/// <param name="To">How it is; <see langword="null"/>: not there.</param>
public sealed record PlanDifference(string What, string? From, string? To)
{
    /// <inheritdoc/>
    public override string ToString() => $"{this.What}: {this.From ?? "(none)"} → {this.To ?? "(none)"}";
}
