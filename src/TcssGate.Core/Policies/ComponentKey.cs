namespace TcssGate.Core.Policies;

/// <summary>Compares what a narrowed waiver names: the vulnerability without case, its component to the letter.</summary>
internal sealed class ComponentKey : IEqualityComparer<(string Name, string Component)>
{
    private ComponentKey()
    {
    }

    /// <summary>The comparison.</summary>
    public static ComponentKey Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals((string Name, string Component) x, (string Name, string Component) y) =>
        string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase) && x.Component == y.Component;

    /// <inheritdoc/>
    public int GetHashCode((string Name, string Component) key) =>
        HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name), key.Component);
}
