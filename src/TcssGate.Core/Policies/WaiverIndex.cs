using TcssGate.Core.Findings;
using TcssGate.Core.Images;

namespace TcssGate.Core.Policies;

/// <summary>The waivers of one policy that hold for one image on one day, found by what they name instead of one after the other.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class WaiverIndex
{
    // The waivers of one place cover exactly the same findings, so that a finding finds places and never walks through waivers.
    private readonly Dictionary<string, Place> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Name, string Component), Place> byComponent = new(ComponentKey.Comparer);
    private readonly Dictionary<string, Place> byPath = new(StringComparer.Ordinal);
    private readonly GlobTree<Place> byPattern = new();
    private readonly NarrowedWaivers<Place> narrowed = new();
    private readonly List<Place> found = [];

    /// <summary>Gathers the waivers that hold.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="image">The image's names.</param>
    /// <param name="today">The day (UTC).</param>
    public WaiverIndex(Policy policy, ImageNames image, DateOnly today)
    {
        this.Concerning = [.. policy.Waivers.Where(waiver => waiver.AppliesTo(image))];
        this.Active = [.. this.Concerning.Where(waiver => waiver.IsActive(today))];
        for (var order = 0; order < this.Active.Count; order++)
        {
            this.Add(this.Active[order], order);
        }
    }

    /// <summary>The waivers about the image, those that have expired included, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Concerning { get; }

    /// <summary>The waivers about the image that hold, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Active { get; }

    /// <summary>The first waiver that covers a finding; <see langword="null"/> when none does.</summary>
    public Waiver? For(Finding finding) => First(this.PlacesOf(finding));

    /// <summary>Every waiver that covers a finding, in the order of the file.</summary>
    public IEnumerable<Waiver> All(Finding finding) =>
        [.. this.PlacesOf(finding).SelectMany(place => place.Waivers).DistinctBy(entry => entry.Order).OrderBy(entry => entry.Order).Select(entry => entry.Waiver)];

    /// <summary>The first waiver of each finding, and every waiver that covers any of them.</summary>
    internal (Waiver?[] ByFinding, IReadOnlySet<Waiver> Used) Cover(IReadOnlyList<Finding> findings)
    {
        var used = new HashSet<Place>();
        var first = new Waiver?[findings.Count];
        for (var at = 0; at < first.Length; at++)
        {
            var places = this.PlacesOf(findings[at]);
            first[at] = First(places);
            foreach (var place in places)
            {
                used.Add(place);
            }
        }

        return (first, used.SelectMany(place => place.Waivers).Select(entry => entry.Waiver).ToHashSet<Waiver>(ReferenceEqualityComparer.Instance));
    }

    private static Waiver? First(List<Place> places)
    {
        var first = default(Place);
        foreach (var place in places)
        {
            first = first is null || place.Order < first.Order ? place : first;
        }

        return first?.Waivers[0].Waiver;
    }

    private void Add(Waiver waiver, int order)
    {
        if (waiver.Path is not null || waiver.Version is not null)
        {
            this.narrowed.At(waiver, () => new Place()).Add(order, waiver);
            return;
        }

        if (waiver.Component is { } component)
        {
            At(this.byComponent, (waiver.Id, component)).Add(order, waiver);
            return;
        }

        At(this.byName, waiver.Id).Add(order, waiver);
        if (waiver.IsPathPattern)
        {
            this.byPattern.At(Waiver.Rooted(waiver.Id), () => new Place()).Add(order, waiver);
        }
        else if (waiver.MayCover(FindingKind.Virus))
        {
            At(this.byPath, Waiver.Rooted(waiver.Id)).Add(order, waiver);
        }
    }

    private static Place At<TKey>(Dictionary<TKey, Place> places, TKey key)
        where TKey : notnull
    {
        if (!places.TryGetValue(key, out var place))
        {
            places[key] = place = new Place();
        }

        return place;
    }

    // The list is used anew by the next call; nobody keeps it.
    private List<Place> PlacesOf(Finding finding)
    {
        this.found.Clear();
        if (this.byName.TryGetValue(finding.Id, out var named) && named.Waivers[0].Waiver.MayCover(finding.Kind))
        {
            this.found.Add(named);
        }

        if (finding is Vulnerability vulnerability && this.byComponent.TryGetValue((finding.Id, vulnerability.Component), out var narrow))
        {
            this.found.Add(narrow);
        }

        if (finding is Vulnerability { } at)
        {
            this.FindNarrowed(at, at.Component, at.Version, at.Path);
        }

        if (finding is Virus { Path.Length: > 0 } virus)
        {
            this.FindNarrowed(virus, null, null, virus.Path);
            var path = Waiver.Rooted(virus.Path);
            if (this.byPath.TryGetValue(path, out var exact))
            {
                this.found.Add(exact);
            }

            this.byPattern.Find(path, this.found);
        }

        return this.found;
    }

    // Ids that differ in case share a place, but not whether they can be about a kind.
    private void FindNarrowed(Finding finding, string? component, string? version, string path)
    {
        var before = this.found.Count;
        this.narrowed.Find(finding.Id, component, version, path, this.found);
        for (var last = this.found.Count - 1; last >= before; last--)
        {
            if (!this.found[last].Waivers[0].Waiver.MayCover(finding.Kind))
            {
                this.found.RemoveAt(last);
            }
        }
    }

    // Never empty; its waivers stand in the order of the file.
    private sealed class Place
    {
        public int Order => this.Waivers[0].Order;

        public List<(int Order, Waiver Waiver)> Waivers { get; } = [];

        public void Add(int order, Waiver waiver) => this.Waivers.Add((order, waiver));
    }
}
