namespace TcssGate.Emulator.Images;

/// <summary>An image of a registry as it is at the start.</summary>
internal sealed record ImageSpec : ScannableSpec
{
    public required string Repository { get; init; }

    /// <summary>Empty when the image has none.</summary>
    public required string Tag { get; init; }

    /// <summary>What TCSS lists, or will list once it lists the image.</summary>
    public required string Digest { get; init; }

    /// <summary>What the registry holds.</summary>
    public required string RegistryDigest { get; init; }

    /// <summary>The name of its registry.</summary>
    public required string Registry { get; init; }

    public long? Id { get; init; }

    /// <summary>Whether TCSS lists it from the start.</summary>
    public bool Listed { get; init; } = true;

    public override string Name => this.Tag.Length == 0 ? this.Repository : $"{this.Repository}:{this.Tag}";

    /// <summary>The part between the host and the name, as TCSS splits an address.</summary>
    public string Namespace => this.Repository.Split('/') is { Length: > 2 } parts ? parts[1] : "";

    /// <summary>The last part of the address.</summary>
    public string ShortName => this.Repository.Split('/') is { Length: > 2 } parts ? string.Join('/', parts[2..]) : this.Repository.Split('/')[^1];
}
