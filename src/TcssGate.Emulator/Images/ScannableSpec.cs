using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>What is told of any image at the start, wherever it lies: how scans of it go and what they find.</summary>
internal abstract record ScannableSpec
{
    /// <summary>What events and clients call it.</summary>
    public abstract string Name { get; }

    /// <summary>As <c>IsAuthorized</c> shows it.</summary>
    public int? Licence { get; init; } = 1;

    public ScannedSpec Scanned { get; init; } = ScannedSpec.Never;

    public ScanSpec Scan { get; init; } = new();

    public FindingSet Findings { get; init; } = FindingSet.None;

    /// <summary>What the next scan finds; <see langword="null"/>: the same.</summary>
    public FindingSet? After { get; init; }

    public bool? Trusted { get; init; } = false;

    /// <summary>Whether rows have the counts of each severity.</summary>
    public bool SeverityCounts { get; init; } = true;

    public IReadOnlyList<RawField> Fields { get; init; } = [];

    /// <summary>Fields of rows alone, over <see cref="Fields"/>.</summary>
    public IReadOnlyList<RawField> RowFields { get; init; } = [];

    /// <summary>What takes the place of <see cref="Fields"/> once a new scan ended; <see langword="null"/>: nothing.</summary>
    public IReadOnlyList<RawField>? FieldsAfter { get; init; }

    /// <summary>Fields that answers leave out.</summary>
    public IReadOnlyList<string> Omit { get; init; } = [];

    public string Os { get; init; } = "linux";

    /// <summary>Bytes.</summary>
    public long Size { get; init; } = 22952972;

    /// <summary>As the answers write it.</summary>
    public string Created { get; init; } = "2020-12-25T16:40:39+08:00";
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
