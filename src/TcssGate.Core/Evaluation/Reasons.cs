using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Evaluation;

/// <summary>Every reason for which an image can be undecided, said in one shape: what is so, and what to do.</summary>
public static class Reasons
{
    /// <summary>The image is not listed, not even after a sync.</summary>
    public static UndecidedReason ImageNotFound(ImageReference image) => new(
        UndecidedCode.ImageNotFound,
        $"TCSS does not know {image}, not even after a sync of the registries",
        "check the name and that the push ended, and that its registry is connected to TCSS");

    /// <summary>The name is not listed, not even after a sync, but its digest is listed under other names.</summary>
    /// <param name="image">The image as the user names it.</param>
    /// <param name="listed">What is listed with its digest; never empty.</param>
    public static UndecidedReason ListedUnderOtherName(ImageReference image, IReadOnlyList<KnownImage> listed) => new(
        UndecidedCode.ImageNotFound,
        $"TCSS does not list {image with { Digest = null }}, not even after a sync of the registries; it lists the digest {image.Digest} as {Names(listed)}",
        $"name the image as TCSS lists it, as in {listed[0]}@{image.Digest}, or check that the push of this name ended");

    /// <summary>No node holds the image.</summary>
    public static UndecidedReason NotOnNodes(ImageReference image) => new(
        UndecidedCode.ImageNotFound,
        image.IsDigestAlone ? $"no node holds an image with the ImageID {image}" : $"TCSS knows no node that holds {image}",
        image.IsDigestAlone ? "name it by its name, or by repo@sha256:… when this is the digest of its manifest"
            : "check the name, that a node holds the image, and that the node runs the TCSS agent");

    /// <summary>Nodes hold images of that name, with other digests only.</summary>
    public static UndecidedReason OtherDigestOnNodes(ImageReference image, IReadOnlyList<KnownImage> held) => new(
        UndecidedCode.DigestNotFound,
        $"no node holds {image.Repository} with the digest {image.Digest}; nodes hold {Listed(held)}",
        "check that the new image was rolled out; a digest of a multi-platform index differs from those of its images");

    /// <summary>TCSS failed to say anything of the image, while it answers about others.</summary>
    public static UndecidedReason LookFailed(string why) => new(
        UndecidedCode.LookFailed, $"TCSS could not say how the image is: {why}", "run again; if it stays so, look at the image in the TCSS console");

    /// <summary>A row of the list does not say which image it is about, and may be another one of that name.</summary>
    public static UndecidedReason RowUnclear(ImageReference image, PartialRow row) => new(
        UndecidedCode.LookFailed,
        $"TCSS lists {row}, so {image} may name several images",
        "name the image by its digest, as in repo:tag@sha256:…; if the row stays so, look at it in the TCSS console");

    /// <summary>The image was listed, and then no longer.</summary>
    public static UndecidedReason ImageVanished(KnownImage image) => new(
        UndecidedCode.ImageNotFound,
        $"TCSS no longer has {image}: it vanished while the gate was at work",
        image is NodeImage ? "check whether the last node that held it dropped it; then leave it out" : "check whether it was deleted from its registry; then push it and run again");

    /// <summary>Several images answer to the reference.</summary>
    public static UndecidedReason ImageAmbiguous(ImageReference image, IReadOnlyList<KnownImage> candidates) => new(
        UndecidedCode.ImageAmbiguous,
        $"{image} names several images: {Listed(candidates)}",
        candidates.Any(candidate => candidate is NodeImage) ? "add the ImageID, as in repo:tag@sha256:…"
            : image.HasHost ? "add the digest, as in repo:tag@sha256:…"
            : "begin the name with the registry's host");

    /// <summary>The tag is listed with other digests only.</summary>
    /// <param name="image">The image as the user names it.</param>
    /// <param name="other">What is listed instead.</param>
    public static UndecidedReason DigestNotFound(ImageReference image, ImageResolution.OtherDigest other) => new(
        UndecidedCode.DigestNotFound,
        other.SameDigest is { Count: > 0 } same
            ? $"TCSS does not list {image with { Digest = null }} with the digest {image.Digest}, not even after a sync; it lists that digest as {Names(same)}, and {Listed(other.Listed)}"
            : $"TCSS does not list {image.Repository} with the digest {image.Digest}, not even after a sync; it lists {Listed(other.Listed)}",
        other.SameDigest is [var first, ..]
            ? $"name the image as TCSS lists it, as in {first}@{image.Digest}, or check that the push of this tag ended"
            : "check that the push of this digest ended; a digest of a multi-platform index differs from those of its images");

    /// <summary>The registries could not be synced.</summary>
    public static UndecidedReason SyncFailed(string why) => new(
        UndecidedCode.SyncFailed,
        $"TCSS could not look into the registry, so the tag may have been pushed again unseen: {why}",
        "mend the registry's connection in the TCSS console, or name the image by its digest (repo:tag@sha256:…), which needs no sync");

    /// <summary>The result is not, or no longer, about the pinned image.</summary>
    public static UndecidedReason ImageChanged(string what) => new(
        UndecidedCode.ImageChanged,
        $"the result is not about this image: {what}",
        "run again for the image as it is now, and push no other image to the tag meanwhile");

    /// <summary>The image has no scan licence.</summary>
    public static UndecidedReason NotLicensed() => new(
        UndecidedCode.NotLicensed,
        "the image has no scan licence in TCSS",
        "give it one in the TCSS console, under image licences; then run again");

    /// <summary>The scan could not be started.</summary>
    public static UndecidedReason ScanNotStarted(string why) => new(
        UndecidedCode.ScanNotStarted, $"the scan could not be started: {why}", "run again; if it stays so, start a scan in the TCSS console to see more");

    /// <summary>The account has no scan licences left.</summary>
    public static UndecidedReason LicencesUsedUp() => new(
        UndecidedCode.NotLicensed, "the account's scan licences are used up", "buy more in the TCSS console, or take them from images that no longer need them");

    /// <summary>The scan ended without a result.</summary>
    public static UndecidedReason ScanFailed(string how) => new(
        UndecidedCode.ScanFailed, how, "run again; if it stays so, the TCSS console shows the scan's error");

    /// <summary>The scan ended without having looked for everything.</summary>
    public static UndecidedReason ScanIncomplete(IEnumerable<ScanGap> gaps) => new(
        UndecidedCode.ScanIncomplete,
        $"the scan is not complete: {string.Join("; ", gaps.Select(gap => gap.Text))}",
        "run again with --rescan; if it stays so, check that the TCSS edition includes this scan type, or leave it out of scan.types and its rules");

    /// <summary>There was no complete, new result in time.</summary>
    public static UndecidedReason TimedOut(TimeSpan timeout, string lastSeen) => new(
        UndecidedCode.TimedOut,
        $"there was no complete result within {DurationText.Write(timeout)}: {lastSeen}",
        "the scan may go on in TCSS; run again to join it, or raise --timeout");

    private static string Names(IReadOnlyList<KnownImage> images) => string.Join(", ", images.Select(image => image.ToString()).Distinct());

    private static string Listed(IReadOnlyList<KnownImage> images) => string.Join(", ", images.Select(image => image.Described));
}
