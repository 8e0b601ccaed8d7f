using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>An image of the world as it is at the start.</summary>
internal sealed record ImageSpec
{
    public required string Repository { get; init; }

    public required string Tag { get; init; }

    /// <summary>What TCSS lists, or will list once it lists the image.</summary>
    public required string Digest { get; init; }

    /// <summary>What the registry holds.</summary>
    public required string RegistryDigest { get; init; }

    /// <summary>The name of its registry.</summary>
    public required string Registry { get; init; }

    public long? Id { get; init; }

    /// <summary>As <c>IsAuthorized</c> shows it.</summary>
    public int? Licence { get; init; } = 1;

    /// <summary>Whether TCSS lists it from the start.</summary>
    public bool Listed { get; init; } = true;

    public ScannedSpec Scanned { get; init; } = ScannedSpec.Never;

    public ScanSpec Scan { get; init; } = new();

    public FindingSet Findings { get; init; } = FindingSet.None;

    /// <summary>What the next scan finds; <see langword="null"/>: the same.</summary>
    public FindingSet? After { get; init; }

    public bool? Trusted { get; init; } = false;

    /// <summary>Whether rows have the counts of each severity.</summary>
    public bool SeverityCounts { get; init; } = true;

    public IReadOnlyList<RawField> Fields { get; init; } = [];

    /// <summary>What takes the place of <see cref="Fields"/> once a new scan ended; <see langword="null"/>: nothing.</summary>
    public IReadOnlyList<RawField>? FieldsAfter { get; init; }

    /// <summary>Fields that answers leave out.</summary>
    public IReadOnlyList<string> Omit { get; init; } = [];

    public string Os { get; init; } = "linux";

    /// <summary>Bytes.</summary>
    public long Size { get; init; } = 22952972;

    /// <summary>As the answers write it.</summary>
    public string Created { get; init; } = "2020-12-25T16:40:39+08:00";

    public string Name => $"{this.Repository}:{this.Tag}";

    /// <summary>The part between the host and the name, as TCSS splits an address.</summary>
    public string Namespace => this.Repository.Split('/') is { Length: > 2 } parts ? parts[1] : "";

    /// <summary>The last part of the address.</summary>
    public string ShortName => this.Repository.Split('/') is { Length: > 2 } parts ? string.Join('/', parts[2..]) : this.Repository.Split('/')[^1];
}

/// <summary>When an image was last scanned, before the start.</summary>
/// <param name="At">A moment; <see langword="null"/> when it is told as how long ago.</param>
/// <param name="Ago">How long before the start.</param>
/// <param name="Types">What was scanned then.</param>
internal sealed record ScannedSpec(DateTimeOffset? At, TimeSpan? Ago, ScannedTypes Types)
{
    public static ScannedSpec Never { get; } = new(null, null, ScannedTypes.None);

    public DateTimeOffset? When(DateTimeOffset start) => this.At ?? (this.Ago is { } ago ? start - ago : null);
}
