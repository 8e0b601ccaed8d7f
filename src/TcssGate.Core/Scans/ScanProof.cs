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
}

/// <summary>Tells a complete and new scan of exactly one image from everything that merely looks like one.</summary>
public static class ScanProof
{
    // A server's clock may run ahead of its own gateway's Date by a little; a result from further in the future is no date to trust.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>What a look lacks to be a proof; nothing when it is one.</summary>
    /// <param name="look">The look.</param>
    /// <param name="image">The image that was pinned before anything else was done.</param>
    /// <param name="types">The required scan types.</param>
    /// <param name="age">How new the result has to be.</param>
    public static IReadOnlyList<ScanGap> Gaps(ScanSnapshot look, KnownImage image, IReadOnlyList<ScanType> types, ScanAge age) =>
        [.. Identity(look, image), .. Overall(look), .. types.SelectMany(type => Type(type, look.Of(type))), .. Age(look.ScanTime, age)];

    /// <summary>Whether one type was scanned to its end and without error, as far as a look tells; says nothing about age and image.</summary>
    public static bool IsComplete(ScanType type, ScanSnapshot look) => !Type(type, look.Of(type)).Any();

    private static IEnumerable<ScanGap> Identity(ScanSnapshot look, KnownImage image) => image switch
    {
        RegistryImage registry => Identity(look, registry),
        NodeImage node => Identity(look, node),
        _ => throw new ArgumentOutOfRangeException(nameof(image), image, null),
    };

    private static IEnumerable<ScanGap> Identity(ScanSnapshot look, RegistryImage image)
    {
        if (look.Repository is null || look.Tag is null || look.Digest is null || image.Digest is null)
        {
            yield return new ScanGap(ScanGapKind.ImageUnidentified, null, "TCSS does not say which image and digest its result is about");
        }
        else if (look.Repository != image.Repository || look.Tag != image.Tag)
        {
            yield return new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {look.Repository}:{look.Tag} instead");
        }
        else if (look.Digest != image.Digest)
        {
            yield return new ScanGap(ScanGapKind.ImageChanged, null, $"the tag moved from {image.Digest} to {look.Digest}");
        }
    }

    // Its name may be taken over by another image meanwhile; the ImageID never is.
    private static IEnumerable<ScanGap> Identity(ScanSnapshot look, NodeImage image)
    {
        if (look.ImageId is null)
        {
            yield return new ScanGap(ScanGapKind.ImageUnidentified, null, "TCSS does not say which ImageID its result is about");
        }
        else if (look.ImageId != image.ImageId)
        {
            yield return new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {look.ImageId} instead");
        }
    }

    private static IEnumerable<ScanGap> Overall(ScanSnapshot look)
    {
        var unfinished = look.Status.Kind switch
        {
            ScanStatusKind.Scanned => null,
            ScanStatusKind.Scanning => new ScanGap(ScanGapKind.Running, null, "the scan still runs"),
            ScanStatusKind.NotScanned => new ScanGap(ScanGapKind.Unfinished, null, "it was not scanned yet"),
            ScanStatusKind.Failed => new ScanGap(ScanGapKind.Failed, null, $"the scan ended as {look.Status}"),
            _ => new ScanGap(ScanGapKind.Unfinished, null, $"TCSS gives it the scan status {look.Status}"),
        };
        if (unfinished is not null)
        {
            yield return unfinished;
        }

        if (look.Error is { } error)
        {
            yield return new ScanGap(ScanGapKind.Failed, null, $"the scan ended with the error \"{error}\"");
        }

        if (look.Progress is not 100)
        {
            var progress = look.Progress is { } known ? $"{known} %" : "unknown";
            yield return new ScanGap(ScanGapKind.Unfinished, null, $"its progress is {progress}");
        }
    }

    // The overall progress is 100 also when a type was never looked for, and its count is then 0: nobody looked, so nothing is known.
    private static IEnumerable<ScanGap> Type(ScanType type, TypeSnapshot state)
    {
        var name = type.Name();
        if (state.Error is not null)
        {
            yield return new ScanGap(ScanGapKind.TypeFailed, type, $"the {name} scan ended with the error \"{state.Error}\"");
        }
        else if (state.Status.Kind == ScanStatusKind.Failed)
        {
            yield return new ScanGap(ScanGapKind.TypeFailed, type, $"the {name} scan ended as {state.Status}");
        }
        else if (state.Status.Kind == ScanStatusKind.Scanning)
        {
            yield return new ScanGap(ScanGapKind.Running, type, $"the {name} scan still runs");
        }
        else if (state.Status.Kind != ScanStatusKind.Scanned)
        {
            yield return new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {name} scan was not done ({state.Status})");
        }
        else if (state.Progress is < 100)
        {
            yield return new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {name} scan stopped at {state.Progress} %");
        }
    }

    private static IEnumerable<ScanGap> Age(DateTimeOffset? scanTime, ScanAge age)
    {
        var gap = (scanTime, age) switch
        {
            (null, _) => new ScanGap(ScanGapKind.Undated, null, "TCSS does not say when it was scanned"),
            ({ } time, ScanAge.NewerThan { Before: { } before }) when time <= before =>
                new ScanGap(ScanGapKind.LeftOver, null, $"the result is still the one from {Written(before)}"),
            ({ } time, ScanAge.AtMost { Now: var now }) when time - now > ClockTolerance =>
                new ScanGap(ScanGapKind.NotFresh, null, $"the result is dated in the future ({Written(time)})"),
            ({ } time, ScanAge.AtMost { Now: var now, MaxAge: var limit }) when now - time > limit =>
                new ScanGap(ScanGapKind.NotFresh, null, $"the result is {DurationText.Write(now - time)} old, more than {DurationText.Write(limit)}"),
            _ => null,
        };
        if (gap is not null)
        {
            yield return gap;
        }
    }

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
}
