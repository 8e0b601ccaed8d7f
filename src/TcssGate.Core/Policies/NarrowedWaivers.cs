using TcssGate.Core.Documents;

namespace TcssGate.Core.Policies;

/// <summary>Waivers that are narrowed by path or version, found by what they name instead of one after the other.</summary>
/// <typeparam name="T">What a waiver's place leads to.</typeparam>
internal sealed class NarrowedWaivers<T>
    where T : class
{
    private readonly Dictionary<Key, Paths> byKey = new(Comparer.Instance);

    /// <summary>The place of a waiver; made when there is none.</summary>
    public T At(Waiver waiver, Func<T> make)
    {
        var key = new Key(waiver.Id, waiver.Component, waiver.Version);
        if (!this.byKey.TryGetValue(key, out var paths))
        {
            this.byKey[key] = paths = new Paths();
        }

        return paths.At(waiver.Path is { } path ? Waiver.Rooted(path) : null, make);
    }

    /// <summary>Adds every place whose waivers are about a finding.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="component">Its component; <see langword="null"/> when it is no vulnerability.</param>
    /// <param name="version">The component's version; <see langword="null"/> when it is no vulnerability.</param>
    /// <param name="path">Its path; empty when unknown.</param>
    /// <param name="found">Where to add.</param>
    public void Find(string id, string? component, string? version, string path, ICollection<T> found)
    {
        if (this.byKey.Count == 0)
        {
            return;
        }

        this.Find(new Key(id, null, null), path, found);
        if (component is not null)
        {
            this.Find(new Key(id, component, null), path, found);
            this.Find(new Key(id, null, version), path, found);
            this.Find(new Key(id, component, version), path, found);
        }
    }

    private void Find(Key key, string path, ICollection<T> found)
    {
        if (this.byKey.TryGetValue(key, out var paths))
        {
            paths.Find(Waiver.Rooted(path), found);
        }
    }

    private readonly record struct Key(string Id, string? Component, string? Version);

    // As Waiver.Covers compares: the id without case, the rest to the letter.
    private sealed class Comparer : IEqualityComparer<Key>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(Key x, Key y) =>
            string.Equals(x.Id, y.Id, StringComparison.OrdinalIgnoreCase) && x.Component == y.Component && x.Version == y.Version;

        public int GetHashCode(Key key) => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(key.Id), key.Component, key.Version);
    }

    private sealed class Paths
    {
        private readonly Dictionary<string, T> exact = new(StringComparer.Ordinal);
        private readonly GlobTree<T> patterns = new();
        private T? any;

        public T At(string? path, Func<T> make)
        {
            if (path is null)
            {
                return this.any ??= make();
            }

            if (Glob.IsPattern(path))
            {
                return this.patterns.At(path, make);
            }

            if (!this.exact.TryGetValue(path, out var place))
            {
                this.exact[path] = place = make();
            }

            return place;
        }

        public void Find(string path, ICollection<T> found)
        {
            if (this.any is { } place)
            {
                found.Add(place);
            }

            if (path.Length == 0)
            {
                return;
            }

            if (this.exact.TryGetValue(path, out var same))
            {
                found.Add(same);
            }

            this.patterns.Find(path, found);
        }
    }
}
