using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class ReasonsTests
{
    public static TheoryData<UndecidedReason, string, string> All => new()
    {
        { Reasons.ImageNotFound(Some.Reference), "image-not-found", $"TCSS does not know {Some.Reference}, not even after a sync of the registries" },
        {
            Reasons.ImageAmbiguous(Some.Reference, [Some.Image, Some.Image with { Digest = null, InstanceName = "" }]),
            "image-ambiguous",
            $"{Some.Reference} names several images: {Some.Image}@{Some.Digest} in ccr-default (ccr), {Some.Image}@(no digest) in a registry without a name (ccr)"
        },
        {
            Reasons.DigestNotFound(Some.Reference with { Digest = Some.OtherDigest }, new ImageResolution.OtherDigest([Some.Image])),
            "digest-not-found",
            $"TCSS does not list {Some.Repository} with the digest {Some.OtherDigest}, not even after a sync; it lists {Some.Image}@{Some.Digest} in ccr-default (ccr)"
        },
        {
            Reasons.DigestNotFound(
                Some.Reference with { Digest = Some.Digest },
                new ImageResolution.OtherDigest([Some.Image with { Digest = Some.OtherDigest }]) { SameDigest = [Some.Image with { Tag = "latest" }] }),
            "digest-not-found",
            $"TCSS does not list {Some.Reference} with the digest {Some.Digest}, not even after a sync; it lists that digest as {Some.Repository}:latest, and {Some.Image}@{Some.OtherDigest} in ccr-default (ccr)"
        },
        {
            Reasons.ListedUnderOtherName(Some.Reference with { Tag = "1.4", Digest = Some.Digest }, [Some.Image]),
            "image-not-found",
            $"TCSS does not list {Some.Repository}:1.4, not even after a sync of the registries; it lists the digest {Some.Digest} as {Some.Image}"
        },
        { Reasons.RowUnclear(Some.Reference, PartialRow.Empty), "look-failed", $"TCSS lists an empty row, so {Some.Reference} may name several images" },
        { Reasons.SyncFailed("no route"), "sync-failed", "TCSS could not look into the registry, so the tag may have been pushed again unseen: no route" },
        { Reasons.ImageChanged("the tag moved"), "image-changed", "the result is not about this image: the tag moved" },
        { Reasons.NotLicensed(), "not-licensed", "the image has no scan licence in TCSS" },
        { Reasons.LicencesUsedUp(), "not-licensed", "the account's scan licences are used up" },
        { Reasons.ScanNotStarted("busy"), "scan-not-started", "the scan could not be started: busy" },
        { Reasons.ScanFailed("the scan ended as SCAN_ERR"), "scan-failed", "the scan ended as SCAN_ERR" },
        {
            Reasons.ScanIncomplete([new ScanGap(ScanGapKind.Undated, null, "a"), new ScanGap(ScanGapKind.Undated, null, "b")]),
            "scan-incomplete",
            "the scan is not complete: a; b"
        },
        { Reasons.TimedOut(TimeSpan.FromMinutes(90), "at 42 %"), "timed-out", "there was no complete result within 1h30m: at 42 %" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_reason_says_what_is_so_and_how_to_mend_it(UndecidedReason reason, string name, string text)
    {
        reason.Name.Should().Be(name);
        reason.Text.Should().Be(text);
        reason.Mend.Should().NotBeEmpty();
    }

    [Fact]
    public void Every_code_has_a_name_of_its_own() =>
        Enum.GetValues<UndecidedCode>().Select(code => new UndecidedReason(code, "", "").Name).Should().OnlyHaveUniqueItems().And.NotContain("");

    [Fact]
    public void A_code_without_a_name_is_a_bug() =>
        FluentActions.Invoking(() => new UndecidedReason((UndecidedCode)99, "", "").Name).Should().Throw<InvalidOperationException>();

    [Fact]
    public void An_ambiguous_name_is_mended_by_the_host_or_by_the_digest()
    {
        Reasons.ImageAmbiguous(Some.ReferenceOf("shop/web:1"), [Some.Image]).Mend.Should().Be("begin the name with the registry's host");
        Reasons.ImageAmbiguous(Some.Reference, [Some.Image]).Mend.Should().Be("add the digest, as in repo:tag@sha256:…");
    }
}
