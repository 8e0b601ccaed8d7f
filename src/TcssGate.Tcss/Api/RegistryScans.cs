using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Tcss.Api;

/// <summary>What to scan.</summary>
/// <param name="Ids">The images, by TCSS's numbers; many make one task.</param>
/// <param name="Types">What to look for.</param>
/// <param name="Timeout">How long TCSS may take, sent in whole seconds.</param>
public sealed record ScanRequest(IReadOnlyList<long> Ids, IReadOnlyList<ScanType> Types, TimeSpan Timeout);

/// <summary>The progress of a batch of images. A hint, never a proof: it says nothing of ids and digests.</summary>
/// <param name="Images">How many images it is about (<c>ImageTotal</c>); <see langword="null"/> when unknown.</param>
/// <param name="Ended">How many of them are through (<c>ImageScanCnt</c>); <see langword="null"/> when unknown.</param>
/// <param name="Status">The status of the whole batch.</param>
/// <param name="Remaining">The estimate of the time left; <see langword="null"/> when the service gives none.</param>
/// <param name="Rows">The images one by one; can be empty although there are images.</param>
public sealed record ScanProgress(int? Images, int? Ended, ScanStatus Status, TimeSpan? Remaining, IReadOnlyList<ImageProgress> Rows);

/// <summary>The progress of one image of a batch.</summary>
/// <param name="Repository">The repository with its host; empty when unknown.</param>
/// <param name="Tag">The tag; empty when unknown.</param>
/// <param name="Status">Its status.</param>
/// <param name="Cve">Per cent of the vulnerability scan; <see langword="null"/> when unknown.</param>
/// <param name="Virus">Per cent of the virus scan; <see langword="null"/> when unknown.</param>
/// <param name="Risk">Per cent of the risk scan; <see langword="null"/> when unknown.</param>
public sealed record ImageProgress(string Repository, string Tag, ScanStatus Status, int? Cve, int? Virus, int? Risk)
{
    /// <summary>The repository; its host is in lower case, whatever case TCSS writes it in.</summary>
    public string Repository { get; init => field = RepositoryName.Normalized(value); } = RepositoryName.Normalized(Repository);
}
