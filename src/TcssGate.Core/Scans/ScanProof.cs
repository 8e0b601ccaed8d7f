using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Core.Scans;

/// <summary>How new a result has to be.</summary>
public abstract record ScanAge
{
    private ScanAge()
    {
    }

    /// <summary>At most so old; asked of a result that was there already.</summary>
    /// <param name="MaxAge">The policy's <c>scan.maxAge</c>.</param>
    /// <param name="Now">The server's time, since scan times are by its clock.</param>
    public sealed record AtMost(TimeSpan MaxAge, DateTimeOffset Now) : ScanAge;

    /// <summary>Newer than the result seen before the scan was started; two readings of the server's own clock, so ours does not matter.</summary>
    /// <param name="Before">That result's time; <see langword="null"/> when there was none.</param>
    public sealed record NewerThan(DateTimeOffset? Before) : ScanAge;

    /// <summary>The result of a scan that this run started or joined: newer than all that was there, and no older than the policy allows.</summary>
    /// <param name="Start">What was known when the scan was started or joined.</param>
    /// <param name="Now">The server's time.</param>
    public sealed record OfScan(ScanStart Start, DateTimeOffset Now) : ScanAge;
}

/// <summary>Tells a complete and new scan of exactly one image from everything that merely looks like one.</summary>
public static class ScanProof
{
    // A server's clock may run ahead of its own gateway's Date by a little; a result from further in the future is no date to trust.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    private static readonly ScanAge AnyAge = new ScanAge.NewerThan(null);

    /// <summary>What a look lacks to be a proof; nothing when it is one.</summary>
    /// <param name="look">The look.</param>
    /// <param name="image">The image that was pinned before anything else was done.</param>
    /// <param name="types">The required scan types.</param>
    /// <param name="age">How new the result has to be.</param>
    public static IReadOnlyList<ScanGap> Gaps(ScanSnapshot look, KnownImage image, IReadOnlyList<ScanType> types, ScanAge age)
    {
        var gaps = new List<ScanGap>();
        Add(Identity(look, image));
        Add(Status(look));
        Add(Error(look));
        Add(Progress(look));
        foreach (var type in types)
        {
            Add(Type(look, image, type));
        }

        Add(Age(look.ScanTime, age));
        return gaps;

        void Add(ScanGap? gap)
        {
            if (gap is not null)
            {
                gaps.Add(Explained(gap, look));
            }
        }
    }

    /// <summary>The first thing that a look lacks to be a proof for one type, or for none; <see langword="null"/> when it is one.</summary>
    /// <remarks>The first of <see cref="Gaps"/> for any age, without a list: it is asked many times of each of thousands of images.</remarks>
    internal static ScanGap? FirstGap(ScanSnapshot look, KnownImage image, ScanType? type) =>
        (Identity(look, image)
            ?? Status(look)
            ?? Error(look)
            ?? Progress(look)
            ?? (type is { } required ? Type(look, image, required) : null)
            ?? Age(look.ScanTime, AnyAge)) is { } gap
            ? Explained(gap, look)
            : null;

    // What is missing may be there, in a form that cannot be read.
    private static ScanGap Explained(ScanGap gap, ScanSnapshot look) =>
        look.Unreadable.Count > 0 && gap.Kind is not (ScanGapKind.ImageChanged or ScanGapKind.Running or ScanGapKind.LeftOver or ScanGapKind.NotFresh)
            ? gap with { Text = gap.Text + look.UnreadableNote }
            : gap;

    /// <summary>Whether a snapshot is about another image than the pinned one, or does not say; <see langword="null"/> when it is about that image.</summary>
    internal static ScanGap? Identity(ScanSnapshot look, KnownImage image) => image switch
    {
        RegistryImage registry => Identity(look, registry),
        NodeImage node => Identity(look, node),
        _ => throw new ArgumentOutOfRangeException(nameof(image), image, null),
    };

    private static ScanGap? Identity(ScanSnapshot look, RegistryImage image) =>
        look.Repository is null || (look.Tag is null && image.Tag.Length > 0) || look.Digest is null || image.Digest is null
            ? new ScanGap(ScanGapKind.ImageUnidentified, null, "TCSS does not say which image and digest its result is about")
            : look.Repository != image.Repository || (look.Tag ?? "") != image.Tag
            ? new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {look.Repository}:{look.Tag} instead")
            : look.Digest != image.Digest
            ? new ScanGap(ScanGapKind.ImageChanged, null, $"the tag moved from {image.Digest} to {look.Digest}")
            : null;

    // Its name may be taken over by another image meanwhile; the ImageID never is.
    private static ScanGap? Identity(ScanSnapshot look, NodeImage image) =>
        look.ImageId is null ? new ScanGap(ScanGapKind.ImageUnidentified, null, "TCSS does not say which ImageID its result is about")
        : look.ImageId != image.ImageId ? new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {look.ImageId} instead")
        : null;

    private static ScanGap? Status(ScanSnapshot look) => look.Status.Kind switch
    {
        ScanStatusKind.Scanned => null,
        ScanStatusKind.Scanning => new ScanGap(ScanGapKind.Running, null, "the scan still runs"),
        ScanStatusKind.NotScanned => new ScanGap(ScanGapKind.Unfinished, null, "it was not scanned yet"),
        ScanStatusKind.Failed => new ScanGap(ScanGapKind.Failed, null, $"the scan ended as {look.Status}"),
        _ => new ScanGap(ScanGapKind.Unfinished, null, $"TCSS gives it the scan status {look.Status}"),
    };

    private static ScanGap? Error(ScanSnapshot look) =>
        look.Error is { } error ? new ScanGap(ScanGapKind.Failed, null, $"the scan ended with the error \"{error}\"") : null;

    private static ScanGap? Progress(ScanSnapshot look) =>
        look.Progress is 100 ? null : new ScanGap(ScanGapKind.Unfinished, null, $"its progress is {(look.Progress is { } known ? $"{known} %" : "unknown")}");

    // The overall progress is 100 also when a type was never looked for, and its count is then 0: nobody looked, so nothing is known.
    private static ScanGap? Type(ScanSnapshot look, KnownImage image, ScanType type) =>
        Type(type, look.Of(type)) ?? (image is NodeImage && look.Of(type).Progress is null ? WithoutProgress(look.RowUse, type) : null);

    // On nodes the status is that of the image, so that only its progress shows whether a type was scanned at all.
    private static ScanGap? WithoutProgress(RowUse row, ScanType type) => row switch
    {
        RowUse.Proof => null,
        RowUse.Violations => new ScanGap(ScanGapKind.NotInRow, type, $"only its row was read, which does not say how far the {type.Name()} scan got"),
        _ => new ScanGap(ScanGapKind.TypeNotScanned, type, $"TCSS does not say how far the {type.Name()} scan got"),
    };

    private static ScanGap? Type(ScanType type, TypeSnapshot state) => state switch
    {
        { Error: { } error } => new ScanGap(ScanGapKind.TypeFailed, type, $"the {type.Name()} scan ended with the error \"{error}\""),
        { Status.Kind: ScanStatusKind.Failed } => new ScanGap(ScanGapKind.TypeFailed, type, $"the {type.Name()} scan ended as {state.Status}"),
        { Status.Kind: ScanStatusKind.Scanning } => new ScanGap(ScanGapKind.Running, type, $"the {type.Name()} scan still runs"),
        { Status.Kind: not ScanStatusKind.Scanned } => new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {type.Name()} scan was not done ({state.Status})"),
        { Progress: < 100 and var reached } => new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {type.Name()} scan stopped at {reached} %"),
        _ => null,
    };

    private static ScanGap? Age(DateTimeOffset? scanTime, ScanAge age) => (scanTime, age) switch
    {
        (null, _) => new ScanGap(ScanGapKind.Undated, null, "TCSS does not say when it was scanned"),
        ({ } time, ScanAge.NewerThan { Before: { } before }) when time <= before =>
            new ScanGap(ScanGapKind.LeftOver, null, $"the result is still the one from {Written(before)}"),
        ({ } time, ScanAge.AtMost { Now: var now, MaxAge: var limit }) => Freshness(time, now, limit),
        ({ } time, ScanAge.OfScan { Start: var start }) when time <= start.Before =>
            new ScanGap(ScanGapKind.LeftOver, null, $"the result is still the one from {Written(start.Before.Value)}"),
        ({ } time, ScanAge.OfScan { Start: var start }) when time < start.Earliest =>
            new ScanGap(ScanGapKind.LeftOver, null, $"the result is from {Written(time)}, and the scan was started at {Written(start.At)}"),
        ({ } time, ScanAge.OfScan { Start: var start, Now: var now }) => Freshness(time, now, start.MaxAge),
        _ => null,
    };

    private static ScanGap? Freshness(DateTimeOffset time, DateTimeOffset now, TimeSpan limit) =>
        time - now > ClockTolerance ? new ScanGap(ScanGapKind.NotFresh, null, $"the result is dated in the future ({Written(time)})")
        : now - time > limit
            ? new ScanGap(ScanGapKind.NotFresh, null, $"the result is {DurationText.Write(now - time)} old, more than {DurationText.Write(limit)}")
        : null;

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
}
