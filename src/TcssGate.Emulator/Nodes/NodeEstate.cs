using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Nodes;

/// <summary>Every image on nodes of the world.</summary>
internal sealed class NodeEstate
{
    private readonly Dictionary<string, NodeImageState> byId;
    private readonly ILookup<string, NodeImageState> byName;

    public NodeEstate(World world, DateTimeOffset start)
    {
        this.All = [.. world.NodeImages.Select(image => new NodeImageState(image, start))];
        this.byId = this.All.ToDictionary(image => image.Spec.Id, StringComparer.Ordinal);
        this.byName = this.All.ToLookup(image => image.Spec.ImageName, StringComparer.Ordinal);
    }

    /// <summary>In the order of the world file, listed or not.</summary>
    public IReadOnlyList<NodeImageState> All { get; }

    public IEnumerable<NodeImageState> Listed => this.All.Where(image => image.Listed);

    /// <summary>An image that is known; <see langword="null"/> when there is none of this id.</summary>
    public NodeImageState? Find(string id) => this.byId.TryGetValue(id, out var image) && image.Known ? image : null;

    /// <summary>The images of this name or id.</summary>
    public IEnumerable<NodeImageState> Named(string name) => this.byId.TryGetValue(name, out var image) ? [image] : this.byName[name];
}
