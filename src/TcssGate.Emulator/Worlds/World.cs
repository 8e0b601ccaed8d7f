using TcssGate.Emulator.Faults;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;
using TcssGate.Emulator.Syncing;

namespace TcssGate.Emulator.Worlds;

/// <summary>What the stand-in cloud holds when it starts, and what will happen to it; read from a world file.</summary>
public sealed record World
{
    /// <summary>What time it is in the world, and how fast it passes.</summary>
    public WorldClock Clock { get; internal init; } = new(null, 1, TimeSpan.Zero);

    /// <summary>The keys that may call; at least one.</summary>
    public IReadOnlyList<EmulatedKey> Keys { get; internal init; } = [EmulatedKey.Demo];

    internal string Language { get; init; } = ErrorText.English;

    internal int RateLimit { get; init; } = 20;

    internal int? LicencesLeft { get; init; }

    internal IReadOnlyList<RegistrySpec> Registries { get; init; } = [RegistrySpec.Default];

    internal SyncSpec Sync { get; init; } = new();

    internal IReadOnlyList<ImageSpec> Images { get; init; } = [];

    internal IReadOnlyList<NodeImageSpec> NodeImages { get; init; } = [];

    internal IReadOnlyList<EventSpec> Events { get; init; } = [];

    internal Quirks Quirks { get; init; } = new();

    internal IReadOnlyList<FaultSpec> Faults { get; init; } = [];
}
