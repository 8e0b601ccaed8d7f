using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Tcss.Api;

/// <summary>Which images on nodes to scan.</summary>
/// <param name="ImageIds">The images, by their ImageIDs; many make one task.</param>
/// <param name="Types">What to look for.</param>
/// <param name="Timeout">How long TCSS may take, sent in whole seconds.</param>
public sealed record NodeScanRequest(IReadOnlyList<Digest> ImageIds, IReadOnlyList<ScanType> Types, TimeSpan Timeout);

/// <summary>Which findings of an image on nodes a list is asked for.</summary>
/// <param name="ImageId">The image, by its ImageID.</param>
/// <param name="Offset">How many rows to leave out.</param>
/// <param name="Limit">How many rows at most, up to <see cref="TcssClient.LargestPage"/>.</param>
public sealed record NodeFindingListRequest(Digest ImageId, int Offset, int Limit);
