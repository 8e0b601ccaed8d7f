using TcssGate.Core.Evaluation;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>What a reference turned out to mean.</summary>
/// <param name="Listed">The image and the first look at its scan; <see langword="null"/> when it could not be told.</param>
/// <param name="Reason">Why it could not be told; <see langword="null"/> when it could.</param>
public sealed record Resolved(ListedImage? Listed, UndecidedReason? Reason);
