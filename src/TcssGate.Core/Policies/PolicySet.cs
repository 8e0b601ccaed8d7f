using TcssGate.Core.Images;

namespace TcssGate.Core.Policies;

/// <summary>The policies that a run is given.</summary>
/// <param name="All">All of them, in the order in which they were named; never empty.</param>
public sealed record PolicySet(IReadOnlyList<Policy> All)
{
    /// <summary>The policies that govern an image, in the order of <see cref="All"/>; empty when none does.</summary>
    public IReadOnlyList<Policy> Governing(ImageNames names) => [.. this.All.Where(policy => policy.Governs(names))];

    /// <summary>What is decided before TCSS was asked: those that govern what was written; when none does, another name may show that any does.</summary>
    public IReadOnlyList<Policy> Provisional(ImageReference written) =>
        this.Governing(ImageNames.Of(written)) is { Count: > 0 } governing ? governing : this.All;
}
