namespace TcssGate.Core.Policies;

/// <summary>Many patterns (<see cref="Documents.Glob"/>), asked all at once which of them match a text.</summary>
/// <remarks>
/// Patterns that begin alike share their way through the tree, so that a text is walked once, whatever the number of patterns; only those that it
/// really follows cost anything. Not for several threads at once.
/// </remarks>
/// <typeparam name="T">What a pattern leads to.</typeparam>
internal sealed class GlobTree<T>
    where T : class
{
    private const int Star = char.MaxValue + 1;
    private const int AnyOne = char.MaxValue + 2;

    // An edge is a node and a character in one number: no object for each of a hundred thousand nodes.
    private readonly Dictionary<long, int> edges = [];
    private readonly Dictionary<int, T> ends = [];
    private readonly List<bool> stays = [false];
    private readonly List<long> visited = [0];
    private List<int> active = [];
    private List<int> next = [];
    private long step;

    /// <summary>What a pattern leads to; made when the pattern is new.</summary>
    public T At(string pattern, Func<T> make)
    {
        var node = 0;
        foreach (var character in pattern)
        {
            // Two stars in a row mean what one does.
            node = character == '*' && this.stays[node] ? node : this.Grow(node, character switch { '*' => Star, '?' => AnyOne, _ => character });
        }

        if (!this.ends.TryGetValue(node, out var end))
        {
            this.ends[node] = end = make();
        }

        return end;
    }

    /// <summary>Adds what every pattern leads to that matches a text as a whole.</summary>
    public void Find(string text, ICollection<T> found)
    {
        if (this.edges.Count == 0)
        {
            return;
        }

        this.active.Clear();
        this.step++;
        this.Enter(0, this.active);
        foreach (var character in text)
        {
            this.Follow(character);
        }

        foreach (var node in this.active)
        {
            if (this.ends.TryGetValue(node, out var end))
            {
                found.Add(end);
            }
        }
    }

    private void Follow(char character)
    {
        this.next.Clear();
        this.step++;
        foreach (var node in this.active)
        {
            if (this.stays[node])
            {
                this.Enter(node, this.next);
            }

            this.EnterBy(node, character, this.next);
            this.EnterBy(node, AnyOne, this.next);
        }

        (this.active, this.next) = (this.next, this.active);
    }

    private void EnterBy(int node, int edge, List<int> nodes)
    {
        if (this.edges.TryGetValue(Key(node, edge), out var target))
        {
            this.Enter(target, nodes);
        }
    }

    // Each node once a step; a star matches nothing as well, so what is behind it is entered too.
    private void Enter(int node, List<int> nodes)
    {
        if (this.visited[node] == this.step)
        {
            return;
        }

        this.visited[node] = this.step;
        nodes.Add(node);
        this.EnterBy(node, Star, nodes);
    }

    private int Grow(int node, int edge)
    {
        if (!this.edges.TryGetValue(Key(node, edge), out var target))
        {
            target = this.stays.Count;
            this.edges.Add(Key(node, edge), target);
            this.stays.Add(edge == Star);
            this.visited.Add(0);
        }

        return target;
    }

    private static long Key(int node, int edge) => ((long)node << 20) | (uint)edge;
}
