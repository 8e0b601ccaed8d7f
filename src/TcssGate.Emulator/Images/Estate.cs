using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>Every image of the world.</summary>
internal sealed class Estate
{
    private const uint FirstId = 10_000_000;
    private const uint Ids = 90_000_000;

    private readonly Dictionary<long, ImageState> byId = [];
    private readonly ILookup<string, ImageState> byName;

    public Estate(World world, DateTimeOffset start)
    {
        var registries = world.Registries.ToDictionary(registry => registry.Name, StringComparer.Ordinal);
        var taken = world.Images.Where(image => image.Id is not null).Select(image => image.Id!.Value).ToHashSet();
        foreach (var image in world.Images)
        {
            var state = new ImageState(image, registries[image.Registry], image.Id ?? FreeId(image, taken), start);
            this.byId.Add(state.Id, state);
        }

        this.All = [.. this.byId.Values];
        this.byName = this.All.ToLookup(image => image.Spec.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order of the world file, listed or not.</summary>
    public IReadOnlyList<ImageState> All { get; }

    /// <summary>What TCSS knows.</summary>
    public IEnumerable<ImageState> Listed => this.All.Where(image => image.Listed);

    /// <summary>An image that TCSS knows; <see langword="null"/> when it does not.</summary>
    public ImageState? Find(long id) => this.byId.TryGetValue(id, out var image) && image.Listed ? image : null;

    /// <summary>The images of this repository and tag, of every registry.</summary>
    public IEnumerable<ImageState> Named(string name) => this.byName[name];

    // The id follows from the name, so that it stays the same when other images come and go.
    private static long FreeId(ImageSpec image, HashSet<long> taken)
    {
        long id = FirstId + (EmulatedDigest.Number($"{image.Registry}/{image.Name}@{image.Digest}") % Ids);
        while (!taken.Add(id))
        {
            id++;
        }

        return id;
    }
}
