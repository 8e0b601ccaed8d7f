namespace TcssGate.Emulator.Worlds;

/// <summary>The service's habits that its pages show but do not explain.</summary>
internal sealed record Quirks
{
    public FilterHabit Filters { get; init; } = FilterHabit.Exact;

    public bool DuplicateRows { get; init; }

    /// <summary>How old everything is that rows of the image lists show; details show what is now.</summary>
    public TimeSpan RowsLag { get; init; }

    /// <summary>How many rows of each image list are null, after all others.</summary>
    public int NullRows { get; init; }

    /// <summary>The most rows of a page, whatever was asked for.</summary>
    public int? PageCap { get; init; }

    public bool OmitTaskId { get; init; }

    public bool EmptyImageStatus { get; init; }

    public bool DetailWithoutId { get; init; } = true;

    public bool NullListPastEnd { get; init; } = true;

    public SensitiveSpelling SensitiveSpelling { get; init; } = SensitiveSpelling.Old;

    /// <summary>What every list claims as its total.</summary>
    public int? TotalCountWrong { get; init; }

    /// <summary>How many rows more every page after the first one claims as the total.</summary>
    public int TotalCountGrows { get; init; }

    /// <summary>How many rows too early every page after the first one begins, so that rows come twice and others never.</summary>
    public int PagesOverlap { get; init; }

    /// <summary>The offset of a page that is empty although rows follow; <see langword="null"/>: none is.</summary>
    public int? EmptyPageAt { get; init; }

    public BatchRefusal BatchRefusal { get; init; } = BatchRefusal.Any;

    public NoErrorSpelling NoError { get; init; } = NoErrorSpelling.Words;

    public NodeRowTimes NodeRowTimes { get; init; } = NodeRowTimes.Plain;

    /// <summary>How a ✂ in a text of the world is answered: as half a character; <see langword="null"/>: as it stands.</summary>
    public HalfCharacter? HalfCharacter { get; init; }

    /// <summary>Whether errors and gateways' pages repeat what was sent: the signature and the token.</summary>
    public bool Echoes { get; init; }

    /// <summary>Whether a row whose tag moved still shows the scan of what the tag was before.</summary>
    public bool MovedTagKeepsScan { get; init; }
}

/// <summary>What the image list makes of a filter.</summary>
internal enum FilterHabit
{
    /// <summary>Equal when the filter says <c>ExactMatch</c>, else a part of the value.</summary>
    Exact,

    /// <summary>A part of the value, whatever the filter says.</summary>
    Fuzzy,

    /// <summary>Nothing.</summary>
    Ignored,

    /// <summary>An error.</summary>
    Refused,
}

/// <summary>How the count of sensitive information is spelt.</summary>
internal enum SensitiveSpelling
{
    /// <summary><c>SentiveInfoCnt</c>, as published.</summary>
    Old,

    /// <summary><c>SensitiveInfoCnt</c>.</summary>
    New,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>When a scan task of several images is refused because of some.</summary>
internal enum BatchRefusal
{
    /// <summary>One image that cannot be scanned refuses the task; nothing is started.</summary>
    Any,

    /// <summary>Images that cannot be scanned are left out in silence; the task is refused when none is left.</summary>
    All,
}

/// <summary>How images on nodes say that there was no error.</summary>
internal enum NoErrorSpelling
{
    /// <summary><c>No Error</c>, as published.</summary>
    Words,

    /// <summary>An empty text.</summary>
    Empty,

    /// <summary>Null.</summary>
    Null,
}

/// <summary>How a character is cut in the middle.</summary>
internal enum HalfCharacter
{
    /// <summary>The escape of the first half of a pair.</summary>
    Escape,

    /// <summary>The first three of four bytes.</summary>
    Bytes,
}

/// <summary>How rows of images on nodes write times.</summary>
internal enum NodeRowTimes
{
    /// <summary>China time without a zone, as details do.</summary>
    Plain,

    /// <summary>In UTC with thousandths of a second, as the published row.</summary>
    Utc,
}
