using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

/// <summary>A row that lacks what it is about never turns "ambiguous" or "not found" into "found".</summary>
public sealed class PartialRowTests
{
    private static readonly Digest A = Some.Digest;
    private static readonly Digest B = Some.OtherDigest;
    private static readonly RegistryImage Web = Some.Image;

    public static TheoryData<PartialRow> MayBeAnotherImage =>
    [
        PartialRow.Empty,
        new PartialRow(9, null, null, null),
        new PartialRow(9, null, "1.4.2", null),
        new PartialRow(9, null, null, B),
        new PartialRow(null, Some.Repository, "1.4.2", B),
        new PartialRow(null, Some.Repository, "1.4.2", null),
        new PartialRow(null, Some.Repository, null, null),
    ];

    public static TheoryData<PartialRow> AreNot =>
    [
        new PartialRow(null, Some.Repository, "1.4.3", null),
        new PartialRow(null, Some.Repository, "", null),
        new PartialRow(null, "ccr.ccs.tencentyun.com/other/web", "1.4.2", B),
        new PartialRow(9, null, null, A),
    ];

    [Theory]
    [MemberData(nameof(MayBeAnotherImage))]
    public void A_tag_alone_is_unclear_when_a_row_may_be_another_image_of_that_name(PartialRow row)
    {
        Of(Some.Reference, [Web], [row]).Should().Be(new ImageResolution.Unclear(row));
        Of(Some.Reference, [], [row]).Should().Be(new ImageResolution.NotListed());
    }

    [Theory]
    [MemberData(nameof(MayBeAnotherImage))]
    public void A_digest_is_clear_whatever_other_rows_lack(PartialRow row) =>
        Of(Some.Reference with { Digest = A }, [Web], [row]).Should().Be(new ImageResolution.Found(Web));

    [Theory]
    [MemberData(nameof(AreNot))]
    public void A_row_of_another_name_or_of_the_same_content_leaves_a_tag_clear(PartialRow row) =>
        Of(Some.Reference, [Web], [row]).Should().Be(new ImageResolution.Found(Web));

    [Fact]
    public void A_row_that_lacks_its_tag_may_have_any()
    {
        var tagless = Web with { Id = 9, Tag = "", Digest = B, HasUnknownTag = true };

        Of(Some.Reference, [Web, tagless], []).Should().BeOfType<ImageResolution.Unclear>();
        Of(Some.Reference, [Web, tagless with { Digest = A }], []).Should().Be(new ImageResolution.Found(Web));
        Of(Some.Reference, [Web, tagless with { HasUnknownTag = false }], []).Should().Be(new ImageResolution.Found(Web));
    }

    [Fact]
    public void What_a_row_does_say_is_told()
    {
        PartialRow.Empty.ToString().Should().Be("an empty row");
        new PartialRow(9, null, "", A).ToString().Should().Be($"a row with id 9, digest {A} and nothing else that identifies it");
    }

    private static ImageResolution Of(ImageReference reference, RegistryImage[] listed, PartialRow[] partial) => ImageResolution.Of(reference, listed, partial);
}
