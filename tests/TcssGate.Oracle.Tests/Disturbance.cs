namespace TcssGate.Oracle.Tests;

/// <summary>What can go wrong in a scenario. Each kind draws its details from dice of its own, so that one can be left out and the rest stays the same.</summary>
internal enum Disturbance
{
    /// <summary>The parts of a result are written one after another, over at most 1.9 s.</summary>
    TornResult,

    /// <summary>List rows show what the detail showed a while ago, up to hours.</summary>
    LaggingRows,

    /// <summary>The list shows what a sync found only seconds after the sync has ended.</summary>
    LateListing,

    /// <summary>A tag moves before, during or after the run.</summary>
    MovingTag,

    /// <summary>Scans end as failed.</summary>
    FailedScan,

    /// <summary>Scans end without one of the types.</summary>
    IncompleteScan,

    /// <summary>A scan ends, and its result carries the time of the result before.</summary>
    ReusedTime,

    /// <summary>A scan never ends.</summary>
    StuckScan,

    /// <summary>Somebody else scans at the same time, and the service refuses a second scan meanwhile.</summary>
    OtherScan,

    /// <summary>Somebody else scans at the same time, and the service queues our scan behind it.</summary>
    OvertakenScan,

    /// <summary>A started scan waits in the queue, and shows the old result meanwhile.</summary>
    QueuedScan,

    /// <summary>List rows come twice.</summary>
    DuplicatedRows,

    /// <summary>Rows of the image list move between pages while it is read.</summary>
    MovingRows,

    /// <summary>Rows of the image list are null, or lack their name.</summary>
    UnreadableRows,

    /// <summary>The service ignores filters.</summary>
    IgnoredFilters,

    /// <summary>Several rows have the digest of the image, each with a scan of its own.</summary>
    SeveralRows,

    /// <summary>Two registries hold different images of one name.</summary>
    AmbiguousName,

    /// <summary>Fields of the row and the detail are null now and then.</summary>
    NullFields,

    /// <summary>The service's clock is up to four minutes away from ours.</summary>
    SkewedClock,

    /// <summary>The <c>Date</c> header is hours away from every clock.</summary>
    WrongDate,

    /// <summary>There is no <c>Date</c> header.</summary>
    NoDate,

    /// <summary>Pages of findings overlap, so that a row is lost.</summary>
    OverlappingFindings,

    /// <summary>Lists of findings claim a total that is too small, or lose a page in the middle.</summary>
    WrongFindingTotal,

    /// <summary>Rows of findings are null.</summary>
    NullFindings,

    /// <summary>One vulnerability comes in several rows, alike or not.</summary>
    RepeatedFindings,

    /// <summary>A vulnerability lacks its score, or everything that says whether it can be fixed.</summary>
    BareFindings,

    /// <summary>Counts are 0 though the lists have rows.</summary>
    ZeroCounts,

    /// <summary>The vulnerability database is updated, and later scans of the same content find more.</summary>
    NewKnowledge,

    /// <summary>The service or a gateway before it fails for a while.</summary>
    Outage,

    /// <summary>The answer to the start of a scan is lost.</summary>
    LostStart,

    /// <summary>The image vanishes from the list.</summary>
    VanishingRow,

    /// <summary>The detail of another image is answered now and then.</summary>
    MixedUpAnswers,
}
