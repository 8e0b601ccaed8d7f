namespace TcssGate.Reports.Json;

/// <summary>Which of the given policies govern an image, and which do not.</summary>
/// <param name="Names">The names that this was decided by, first the one that the user wrote.</param>
/// <param name="Policies">Those that govern it.</param>
/// <param name="Others">Those that do not.</param>
internal sealed record SavedGovernance(IReadOnlyList<string> Names, IReadOnlyList<SavedPolicySource> Policies, IReadOnlyList<SavedPolicySource> Others);

/// <summary>A policy and where it came from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, as the user named it, or <c>null</c>.</param>
internal sealed record SavedPolicySource(string Name, string? File);

/// <summary>A waiver that was left out because it does not match every name of the image.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Names">The names that it does not match.</param>
internal sealed record SavedLeftOutWaiver(SavedWaiver Waiver, string Policy, IReadOnlyList<string> Names);
