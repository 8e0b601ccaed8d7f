using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>Which of the policies that a run was given govern an image, and which do not.</summary>
/// <param name="Names">The names that this was decided by, first the one that the user wrote.</param>
/// <param name="Policies">Those that govern it, in the order in which they were named; never empty.</param>
/// <param name="Others">Those that do not.</param>
public sealed record ImageGovernance(IReadOnlyList<string> Names, IReadOnlyList<PolicySource> Policies, IReadOnlyList<PolicySource> Others)
{
    /// <summary>States what governs an image.</summary>
    /// <param name="names">The names of the image.</param>
    /// <param name="governing">The policies that govern it.</param>
    /// <param name="given">Every policy that the run was given.</param>
    public static ImageGovernance Of(ImageNames names, IReadOnlyList<Policy> governing, IReadOnlyList<Policy> given) => new(
        names.All, [.. governing.Select(PolicySource.Of)], [.. given.Where(policy => governing.All(one => one.Name != policy.Name)).Select(PolicySource.Of)]);
}

/// <summary>A policy and where it came from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, as the user named it; <see langword="null"/> when it came from no file.</param>
public sealed record PolicySource(string Name, string? File)
{
    /// <summary>The name and the file of a policy.</summary>
    public static PolicySource Of(Policy policy) => new(policy.Name, policy.File);
}

/// <summary>A waiver that matches a name of the image but not every name, and therefore was left out.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Names">The names that it does not match; never empty.</param>
public sealed record LeftOutWaiver(Waiver Waiver, string Policy, IReadOnlyList<string> Names);
