using TcssGate.Core.Images;
using TcssGate.Core.Planning;

namespace TcssGate.Tcss.Scanning;

/// <summary>The jobs of one image: one for each row of its content that the verdict rests on.</summary>
internal static class ContentJobs
{
    /// <summary>The jobs; the first one may scan, the others have a complete and fresh scan already.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="found">The image and the rows of its content.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="rescan">Whether a new scan is asked for whatever is there.</param>
    public static IEnumerable<ScanJob> For(OrderedImage order, Resolved found, DateTimeOffset now, bool rescan) =>
        RowsFor(order, found, now, rescan).Select((row, at) => new ScanJob(order, new(row.Image, row.Scan), order.Scan.Timeout)
        {
            Named = found.Listed!.Image,
            KnownAs = found.KnownAs,
            UntrustedRow = UntrustedRow(found),
            UnclearTrust = found.UnclearTrust,
            IsFurther = at > 0,
        });

    /// <summary>The rows that the verdict on an image rests on (<see cref="RowChoice"/>).</summary>
    public static IReadOnlyList<ContentRow> RowsFor(OrderedImage order, Resolved found, DateTimeOffset now, bool rescan)
    {
        var listed = new ContentRow(found.Listed!.Image, found.Listed.Scan);

        // On nodes the rows of one ImageID are names of one image, with one scan.
        return listed.Image is RegistryImage
            ? RowChoice.Of([.. found.Rows.Select(row => new ContentRow(row.Image, row.Scan))], listed.Image, order.Scan, now, rescan)
            : [listed];
    }

    /// <summary>A row of the content that TCSS does not trust; <see langword="null"/> when there is none.</summary>
    public static KnownImage? UntrustedRow(Resolved found) => found.Rows.FirstOrDefault(row => row.Scan.Trusted == false)?.Image;
}
