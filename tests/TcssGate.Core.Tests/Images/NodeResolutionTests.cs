using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class NodeResolutionTests
{
    private static readonly Digest A = Some.DigestOf('a');
    private static readonly Digest B = Some.DigestOf('b');

    private static readonly NodeImage Old = Some.HeldAs("docker.io/centos:latest", '1', $"docker.io/centos@{A}");
    private static readonly NodeImage New = Some.HeldAs("docker.io/centos:latest", '2', $"docker.io/centos@{B}");
    private static readonly NodeImage Local = Some.HeldAs("l10:latest", '3');
    private static readonly NodeImage Nameless = Some.HeldAs("<none>:<none>", '4', $"ccr.ccs.tencentyun.com/shop/web@{A}");

    [Fact]
    public void An_image_is_found_by_its_name_with_or_without_its_host()
    {
        Of("docker.io/centos:latest", Old, Local).Should().Be(new ImageResolution.Found(Old));
        Of("centos:latest", Old, Local).Should().Be(new ImageResolution.Found(Old));
        Of("l10:latest", Old, Local).Should().Be(new ImageResolution.Found(Local));
        Of("quay.io/centos:latest", Old, Local).Should().Be(new ImageResolution.NotListed());
        Of("quay.io/l10:latest", Old, Local).Should().Be(new ImageResolution.NotListed());
        Of("l10:1", Old, Local).Should().Be(new ImageResolution.NotListed());
    }

    [Fact]
    public void A_name_that_several_images_have_is_ambiguous_whether_they_came_at_once_or_not() =>
        Of("centos:latest", New, Old, Local).Should().BeOfType<ImageResolution.Ambiguous>().Which.Candidates.Should().Equal(Old, New);

    [Fact]
    public void An_ImageID_tells_images_of_one_name_apart_alone_or_behind_the_name()
    {
        Of(New.ImageId.ToString(), Old, New).Should().Be(new ImageResolution.Found(New));
        Of($"centos:latest@{New.ImageId}", Old, New).Should().Be(new ImageResolution.Found(New));
        Of($"centos@{New.ImageId}", Old, New).Should().Be(new ImageResolution.Found(New));
        Of($"l10:latest@{New.ImageId}", Old, New, Local).Should().BeOfType<ImageResolution.OtherDigest>().Which.Listed.Should().Equal(Local);
        Of(Some.DigestOf('f').ToString(), Old, New).Should().Be(new ImageResolution.NotListed());
    }

    [Fact]
    public void The_digest_of_a_manifest_finds_an_image_also_under_another_name_or_none()
    {
        Of($"docker.io/centos@{B}", Old, New).Should().Be(new ImageResolution.Found(New));
        Of($"ccr.ccs.tencentyun.com/shop/web@{A}", Old, Nameless).Should().Be(new ImageResolution.Found(Nameless));
        Of($"shop/web@{A}", Old, Nameless).Should().Be(new ImageResolution.Found(Nameless));
        Of($"other/web@{A}", Old, Nameless).Should().Be(new ImageResolution.NotListed());
        Of($"docker.io/centos@{Some.DigestOf('c')}", Old, New).Should().BeOfType<ImageResolution.OtherDigest>().Which.Listed.Should().Equal(Old, New);
    }

    [Fact]
    public void A_digest_of_a_manifest_alone_finds_it_too() => Of(A.ToString(), Old, New).Should().Be(new ImageResolution.Found(Old));

    [Fact]
    public void A_manifest_of_several_platforms_that_nodes_hold_is_ambiguous() =>
        Of($"docker.io/centos@{A}", Old, Old with { ImageId = Some.DigestOf('9') }).Should().BeOfType<ImageResolution.Ambiguous>();

    [Fact]
    public void An_image_that_comes_twice_is_one_as_last_seen()
    {
        var later = Old with { Containers = 5 };

        Of("centos:latest", Old, later).Should().Be(new ImageResolution.Found(later));
    }

    private static ImageResolution Of(string reference, params NodeImage[] held) => ImageResolution.Of(Some.ReferenceOf(reference), held);
}
