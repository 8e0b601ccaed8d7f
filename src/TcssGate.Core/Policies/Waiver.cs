using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;

namespace TcssGate.Core.Policies;

/// <summary>An accepted finding: who accepts it, why, and until when.</summary>
/// <param name="Id">A CVE, a virus's name, path or pattern over paths, or a risk's type.</param>
/// <param name="Component">Narrows it to one component; <see langword="null"/>: any.</param>
/// <param name="Images">Narrows it to some images; empty: any.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Owner">Who accepts it.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
public sealed record Waiver(
    string Id, string? Component, IReadOnlyList<ImageGlob> Images, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>From how many days before its last day on a waiver is pointed out.</summary>
    public const int SoonDays = 14;

    /// <summary>Narrows it to the files that a pattern matches: where a component lies, or the file of a virus; <see langword="null"/>: any.</summary>
    public string? Path { get; init; }

    /// <summary>Narrows it to one version of a component, to the letter; <see langword="null"/>: any.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it holds on a day; it holds through the day on which it expires.</summary>
    public bool IsActive(DateOnly today) => today <= this.Expires;

    /// <summary>Whether it holds on a day and ends soon after, so that its owner should see to it.</summary>
    public bool ExpiresSoon(DateOnly today) => this.IsActive(today) && this.Expires.DayNumber - today.DayNumber <= SoonDays;

    /// <summary>Whether it is about a finding; says nothing about images and days.</summary>
    /// <remarks>A waiver of a CVE never covers a virus that is named after the CVE that it exploits.</remarks>
    public bool Covers(Finding finding) =>
        this.MayCover(finding.Kind)
        && (SameName(finding.Id) || (this.Path is null && finding is Virus { Path.Length: > 0 } virus && this.CoversPath(Rooted(virus.Path))))
        && this.IsNarrowedTo(finding);

    /// <summary>Whether it could be about some finding of a kind, as far as its id and component tell.</summary>
    public bool MayCover(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => !this.IsPathPattern,
        FindingKind.Virus => this.Component is null && this.Version is null && !this.IsCve && !(this.IsPathPattern && this.Path is not null),
        _ => this.Component is null && this.Version is null && this.Path is null && !this.IsCve && !this.IsPathPattern,
    };

    /// <summary>Whether it applies to an image: its patterns match every name of the image, so that no other name is waived by accident.</summary>
    public bool AppliesTo(ImageNames names) => this.Images.Count == 0 || names.MatchEvery(this.Images);

    /// <summary>The names of an image that keep it from applying although it matches another name; empty when it applies, or is about other images.</summary>
    public IReadOnlyList<string> NamesLeftOut(ImageNames names) =>
        this.Images.Count == 0 ? [] : names.Unmatched(this.Images);

    /// <summary>Whether it names viruses by a pattern over paths: only a path has a slash, so that a name with a <c>*</c> stays a name.</summary>
    internal bool IsPathPattern => !this.IsCve && this.Id.Contains('/') && Glob.IsPattern(this.Id);

    /// <summary>A path without the slash that some answers leave out.</summary>
    internal static string Rooted(string path) => path.TrimStart('/');

    // What lies nowhere, lies in no place that a waiver names.
    private bool IsNarrowedTo(Finding finding) => finding switch
    {
        Vulnerability found => (this.Component is null || found.Component == this.Component)
            && (this.Version is null || found.Version == this.Version)
            && (this.Path is null || (found.Path.Length > 0 && Glob.Matches(Rooted(this.Path), Rooted(found.Path)))),
        Virus virus => this.Path is null || (virus.Path.Length > 0 && Glob.Matches(Rooted(this.Path), Rooted(virus.Path))),
        _ => true,
    };

    private bool IsCve => this.Id.StartsWith("CVE-", StringComparison.OrdinalIgnoreCase);

    private bool CoversPath(string path) => this.IsPathPattern ? Glob.Matches(Rooted(this.Id), path) : Rooted(this.Id) == path;

    private bool SameName(string id) => string.Equals(id, this.Id, StringComparison.OrdinalIgnoreCase);
}
