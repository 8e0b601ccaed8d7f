using TcssGate.Core.Findings;
using TcssGate.Core.Images;

namespace TcssGate.Core.Policies;

/// <summary>An accepted finding: who accepts it, why, and until when.</summary>
/// <param name="Id">A CVE, a virus's name or path, or a risk's type.</param>
/// <param name="Component">Narrows it to one component; <see langword="null"/>: any.</param>
/// <param name="Images">Narrows it to some images; empty: any.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Owner">Who accepts it.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
public sealed record Waiver(
    string Id, string? Component, IReadOnlyList<ImageGlob> Images, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>Whether it holds on a day; it holds through the day on which it expires.</summary>
    public bool IsActive(DateOnly today) => today <= this.Expires;

    /// <summary>Whether it is about a finding; says nothing about images and days.</summary>
    /// <remarks>A waiver of a CVE never covers a virus that is named after the CVE that it exploits.</remarks>
    public bool Covers(Finding finding) =>
        this.MayCover(finding.Kind)
        && (SameName(finding.Id) || (finding is Virus { Path.Length: > 0 } virus && Rooted(virus.Path) == Rooted(this.Id)))
        && (this.Component is null || (finding is Vulnerability found && found.Component == this.Component));

    /// <summary>Whether it could be about some finding of a kind, as far as its id and component tell.</summary>
    public bool MayCover(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => true,
        _ => this.Component is null && !this.Id.StartsWith("CVE-", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whether it holds for an image.</summary>
    public bool AppliesTo(string image) => this.Images.Count == 0 || this.Images.Any(glob => glob.Matches(image));

    private static string Rooted(string path) => path.TrimStart('/');

    private bool SameName(string id) => string.Equals(id, this.Id, StringComparison.OrdinalIgnoreCase);
}
