using TcssGate.Core.Images;
using TcssGate.Core.Planning;

namespace TcssGate.Core.Tests.Planning;

public sealed class SyncNeedTests
{
    private static readonly ImageReference Tag = Some.Reference;
    private static readonly ImageReference Pinned = Some.ReferenceOf($"{Some.Repository}:1.4.2@{Some.Digest}");

    public static TheoryData<ImageReference, ImageResolution, SyncNeed> Cases => new()
    {
        { Pinned, new ImageResolution.Found(Some.Image), SyncNeed.None },
        { Pinned, new ImageResolution.Ambiguous([Some.Image, Some.Image]), SyncNeed.None },
        { Pinned, new ImageResolution.NotListed(), SyncNeed.NotListed },
        { Pinned, new ImageResolution.OtherDigest([Some.Image]), SyncNeed.OtherDigest },
        { Tag, new ImageResolution.Found(Some.Image), SyncNeed.TagAlone },
        { Tag, new ImageResolution.Ambiguous([Some.Image, Some.Image]), SyncNeed.TagAlone },
        { Tag, new ImageResolution.NotListed(), SyncNeed.NotListed },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_a_digest_that_is_listed_needs_no_sync(ImageReference reference, ImageResolution listed, SyncNeed need) =>
        SyncNeeds.For(reference, listed).Should().Be(need);

    [Fact]
    public void A_need_that_nobody_set_asks_for_a_sync() => default(SyncNeed).Should().NotBe(SyncNeed.None);

    [Fact]
    public void Every_need_but_none_says_why()
    {
        foreach (var need in Enum.GetValues<SyncNeed>())
        {
            (need.Why().Length > 0).Should().Be(need != SyncNeed.None);
            need.Name().Should().NotBeEmpty();
        }
    }
}
