using TcssGate.Core.Images;

namespace TcssGate.Core.Scans;

/// <summary>What an image on nodes says of the trust of a registry image with the same digest.</summary>
/// <remarks>Source: <c>IsTrustImage</c> and <c>RepoDigests</c> of <c>DescribeAssetImageDetail</c>.</remarks>
/// <param name="ImageId">The image on nodes.</param>
/// <param name="IsTrusted">Whether TCSS trusts it.</param>
public sealed record NodeTrust(Digest ImageId, bool IsTrusted);
