using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator;

/// <summary>Something that happens to an image; what is left out stays as it is.</summary>
public sealed record ImageChange
{
    /// <summary>The tag moves, in the registry and in what TCSS lists; a word or a whole digest (<see cref="EmulatedDigest.Of"/>).</summary>
    public string? Digest { get; init; }

    /// <summary>The tag moves in the registry only; TCSS lists it after the next sync.</summary>
    public string? RegistryDigest { get; init; }

    /// <summary>The image is gone, from the registry and from TCSS.</summary>
    public bool Vanishes { get; init; }

    /// <summary>The scan licence is granted or withdrawn.</summary>
    public bool? Licensed { get; init; }

    /// <summary>Somebody else starts a scan of every type.</summary>
    public bool ScanStarts { get; init; }

    internal IReadOnlyList<RawField> Fields { get; init; } = [];
}
