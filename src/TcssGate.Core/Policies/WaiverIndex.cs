using TcssGate.Core.Findings;

namespace TcssGate.Core.Policies;

/// <summary>The waivers of one policy that hold for one image on one day, found by what they name instead of one after the other.</summary>
public sealed class WaiverIndex
{
    private readonly ILookup<string, Waiver> byName;

    /// <summary>Gathers the waivers that hold.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="image">The image's name, as in <c>ccr.ccs.tencentyun.com/shop/web:1.4.2</c>.</param>
    /// <param name="today">The day (UTC).</param>
    public WaiverIndex(Policy policy, string image, DateOnly today)
    {
        this.Concerning = [.. policy.Waivers.Where(waiver => waiver.AppliesTo(image))];
        this.Active = [.. this.Concerning.Where(waiver => waiver.IsActive(today))];
        this.byName = this.Active.ToLookup(waiver => Key(waiver.Id), StringComparer.Ordinal);
    }

    /// <summary>The waivers about the image, those that have expired included, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Concerning { get; }

    /// <summary>The waivers about the image that hold, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Active { get; }

    /// <summary>The first waiver that covers a finding; <see langword="null"/> when none does.</summary>
    public Waiver? For(Finding finding) => this.All(finding).FirstOrDefault();

    /// <summary>Every waiver that covers a finding.</summary>
    public IEnumerable<Waiver> All(Finding finding) =>
        Names(finding).SelectMany(name => this.byName[name]).Distinct().Where(waiver => waiver.Covers(finding));

    private static IEnumerable<string> Names(Finding finding) =>
        finding is Virus virus ? [Key(virus.Id), Key(virus.Path)] : [Key(finding.Id)];

    // Coarser than the waiver's own comparison, which has the last word.
    private static string Key(string name) => name.TrimStart('/').ToUpperInvariant();
}
