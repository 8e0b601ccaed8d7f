using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>The desired state of the images that it governs, as read from one file.</summary>
/// <param name="Name">The policy's name, shown with each of its rules.</param>
/// <param name="Images">Which images it governs; empty: every image.</param>
/// <param name="Scan">What must have been scanned, and when.</param>
/// <param name="Rules">What is asked of an image, in the order in which reports show it; never empty.</param>
/// <param name="Waivers">Accepted findings.</param>
public sealed record Policy(
    string Name, IReadOnlyList<ImageGlob> Images, ScanRequirement Scan, IReadOnlyList<Rule> Rules, IReadOnlyList<Waiver> Waivers)
{
    /// <summary>What the policy is for, in its author's words; <see langword="null"/> when nothing was written.</summary>
    public string? Description { get; init; }

    /// <summary>A vulnerability that was published less than this ago is reported and not counted; <see langword="null"/>: each is counted at once.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>The file that it was read from, as the user named it; <see langword="null"/> when it came from no file.</summary>
    public string? File { get; init; }

    /// <summary>Whether the policy governs an image: one of its patterns matches one of the image's names.</summary>
    public bool Governs(ImageNames names) => this.Images.Count == 0 || names.MatchAny(this.Images);
}

/// <summary>What must have been scanned, how long ago at most, and how long a scan is waited for.</summary>
/// <param name="Types">The required scan types, in the order of <see cref="ScanTypes.All"/>; never empty.</param>
/// <param name="MaxAge">An older scan is done again.</param>
/// <param name="Timeout">How long one image is waited for, from its first look to its verdict.</param>
public sealed record ScanRequirement(IReadOnlyList<ScanType> Types, TimeSpan MaxAge, TimeSpan Timeout)
{
    /// <summary>What several policies ask together: every type of each, the least age, and the longest patience.</summary>
    /// <param name="requirements">The requirements; never empty.</param>
    public static ScanRequirement Joined(IReadOnlyList<ScanRequirement> requirements) => new(
        [.. ScanTypes.All.Where(type => requirements.Any(one => one.Types.Contains(type)))],
        requirements.Min(one => one.MaxAge),
        requirements.Max(one => one.Timeout));
}
