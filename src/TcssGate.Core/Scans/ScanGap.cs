namespace TcssGate.Core.Scans;

/// <summary>What a look at a scan lacks to be a proof.</summary>
public enum ScanGapKind
{
    /// <summary>It is about another image, or the tag has another digest by now.</summary>
    ImageChanged,

    /// <summary>It does not say which image or which digest it is about.</summary>
    ImageUnidentified,

    /// <summary>Nobody scanned it, or the scan has not got to its end.</summary>
    Unfinished,

    /// <summary>A scan runs.</summary>
    Running,

    /// <summary>The scan ended without a result.</summary>
    Failed,

    /// <summary>One required type was not looked for.</summary>
    TypeNotScanned,

    /// <summary>Only a row was read, which does not say how far the scan of one required type got (<see cref="RowUse.Violations"/>).</summary>
    NotInRow,

    /// <summary>One required type ended with an error.</summary>
    TypeFailed,

    /// <summary>The result does not say when it was reached.</summary>
    Undated,

    /// <summary>The result is the one that was there before the scan was started.</summary>
    LeftOver,

    /// <summary>The result is older than the policy allows, or dated in the future.</summary>
    NotFresh,
}

/// <summary>One thing that a look at a scan lacks to be a proof.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Type">The scan type that it is about; <see langword="null"/> for the scan as a whole.</param>
/// <param name="Text">In the user's words; may quote the service.</param>
public sealed record ScanGap(ScanGapKind Kind, ScanType? Type, string Text);
