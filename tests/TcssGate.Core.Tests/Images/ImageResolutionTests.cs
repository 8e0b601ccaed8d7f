using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class ImageResolutionTests
{
    private const string Host = "ccr.ccs.tencentyun.com";
    private static readonly Digest A = Some.DigestOf('a');
    private static readonly Digest B = Some.DigestOf('b');

    private static readonly RegistryImage Web = Some.ImageOf(1, $"{Host}/shop/web", "1.4.2", A);

    private static readonly RegistryImage[] Similar =
    [
        Some.ImageOf(2, $"{Host}/shop/web-admin", "1.4.2", B),
        Some.ImageOf(3, $"{Host}/other/web", "1.4.2", B),
        Some.ImageOf(4, $"{Host}/shop/web", "1.4.20", B),
        Some.ImageOf(5, $"{Host}/shop/web", "1.4", B),
        Some.ImageOf(6, $"{Host}/shop/web/web", "1.4.2", B),
        Some.ImageOf(7, $"{Host}/a/shop/web", "1.4.2", B),
        Some.ImageOf(8, "other.example/shop/web", "1.4.2", B),
        Some.ImageOf(9, $"{Host}/shop/Web", "1.4.2", B),
    ];

    [Fact]
    public void Nothing_listed_is_nothing_found() => Of($"{Host}/shop/web:1.4.2").Should().Be(new ImageResolution.NotListed());

    [Fact]
    public void Similar_names_namespaces_and_tags_are_other_images()
    {
        Of($"{Host}/shop/web:1.4.2", Similar).Should().Be(new ImageResolution.NotListed());
        Of($"{Host}/shop/web:1.4.2", [.. Similar, Web]).Should().Be(new ImageResolution.Found(Web));
    }

    [Fact]
    public void A_row_that_comes_twice_is_one_image_as_last_seen()
    {
        var moved = Web with { Digest = B };

        Of($"{Host}/shop/web:1.4.2", Web, Web).Should().Be(new ImageResolution.Found(Web));
        Of($"{Host}/shop/web:1.4.2", Web, moved).Should().Be(new ImageResolution.Found(moved));
    }

    [Fact]
    public void A_name_without_a_host_means_the_only_registry_that_has_it() =>
        Of("shop/web:1.4.2", [.. Similar[..6], Web]).Should().Be(new ImageResolution.Found(Web));

    [Fact]
    public void A_name_without_a_host_that_several_registries_have_is_ambiguous() =>
        Of("shop/web:1.4.2", [.. Similar, Web]).Should().BeOfType<ImageResolution.Ambiguous>()
            .Which.Candidates.Select(image => image.Repository).Should().Equal($"{Host}/shop/web", "other.example/shop/web");

    [Fact]
    public void The_same_content_in_two_registries_is_one_image() =>
        Of("shop/web:1.4.2", Some.ImageOf(8, "other.example/shop/web", "1.4.2", A), Web).Should().Be(new ImageResolution.Found(Web));

    [Theory]
    [InlineData("CCR.ccs.tencentyun.com/shop/web", "ccr.ccs.tencentyun.com/shop/web")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", "CCR.CCS.TencentYun.com/shop/web")]
    [InlineData("Registry:5000/shop/web", "registry:5000/shop/web")]
    [InlineData("LOCALHOST/shop/web", "localhost/shop/web")]
    public void The_case_of_a_host_does_not_matter(string asked, string listed) =>
        Of($"{asked}:1.4.2", Web with { Repository = listed }).Should().BeOfType<ImageResolution.Found>();

    [Fact]
    public void The_case_of_a_path_matters() => Of($"{Host}/shop/web:1.4.2", Web with { Repository = $"{Host}/shop/WEB" }).Should().Be(new ImageResolution.NotListed());

    [Fact]
    public void An_image_without_a_tag_is_found_by_its_digest_and_by_nothing_else()
    {
        var untagged = Web with { Tag = "" };

        Of($"{Host}/shop/web@{A}", untagged).Should().Be(new ImageResolution.Found(untagged));
        Of($"{Host}/shop/web:1.4.2", untagged).Should().Be(new ImageResolution.NotListed());
    }

    [Fact]
    public void A_digest_that_is_listed_under_other_names_is_pointed_out()
    {
        var latest = Web with { Id = 20, Tag = "latest" };
        var mirrored = Some.ImageOf(21, "other.example/base/web", "1", A);
        var moved = Web with { Digest = B };

        Of($"{Host}/shop/web:1.4@{A}", mirrored, latest).Should().BeOfType<ImageResolution.NotListed>().Which.SameDigest.Should().Equal(latest, mirrored);
        Of($"{Host}/shop/web:1.4.2@{A}", moved, latest).Should().BeOfType<ImageResolution.OtherDigest>().Which.SameDigest.Should().Equal(latest);
    }

    [Fact]
    public void A_host_is_never_left_out_of_the_comparison()
    {
        Of("other.example/shop/web:1.4.2", Web).Should().Be(new ImageResolution.NotListed());
        Of($"{Host}/shop/web:1.4.2", Some.ImageOf(1, "shop/web", "1.4.2", A)).Should().Be(new ImageResolution.NotListed());
    }

    [Fact]
    public void A_listed_name_without_a_host_answers_to_itself()
    {
        var hostless = Some.ImageOf(1, "shop/web", "1.4.2", A);

        Of("shop/web:1.4.2", hostless).Should().Be(new ImageResolution.Found(hostless));
    }

    [Fact]
    public void A_port_belongs_to_the_host()
    {
        var local = Some.ImageOf(1, "registry:5000/shop/web", "1", A);

        Of("registry:5000/shop/web:1", local).Should().Be(new ImageResolution.Found(local));
        Of("shop/web:1", local).Should().Be(new ImageResolution.Found(local));
        Of("registry:5001/shop/web:1", local).Should().Be(new ImageResolution.NotListed());
    }

    [Fact]
    public void A_registry_that_is_known_twice_holds_one_image()
    {
        var again = Web with { Id = 11, InstanceName = "again" };

        Of($"{Host}/shop/web:1.4.2", again, Web).Should().Be(new ImageResolution.Found(Web));
    }

    [Fact]
    public void One_tag_with_two_digests_is_ambiguous() =>
        Of($"{Host}/shop/web:1.4.2", Web with { Id = 12, Digest = B }, Web).Should().BeOfType<ImageResolution.Ambiguous>()
            .Which.Candidates.Cast<RegistryImage>().Select(image => image.Id).Should().Equal(1, 12);

    [Fact]
    public void Two_rows_without_a_digest_are_ambiguous() =>
        Of($"{Host}/shop/web:1.4.2", Web with { Digest = null }, Web with { Id = 12, Digest = null }).Should().BeOfType<ImageResolution.Ambiguous>();

    [Fact]
    public void A_row_with_a_digest_and_one_without_are_ambiguous()
    {
        Of($"{Host}/shop/web:1.4.2", Web, Web with { Id = 12, Digest = null }).Should().BeOfType<ImageResolution.Ambiguous>();
        Of($"{Host}/shop/web:1.4.2", Web with { Digest = null }, Web with { Id = 12 }).Should().BeOfType<ImageResolution.Ambiguous>();
    }

    [Fact]
    public void A_digest_picks_among_several() =>
        Of($"{Host}/shop/web:1.4.2@{A}", Web with { Id = 12, Digest = B }, Web).Should().Be(new ImageResolution.Found(Web));

    [Fact]
    public void A_digest_that_is_not_listed_is_told_from_an_image_that_is_not()
    {
        Of($"{Host}/shop/web:1.4.2@{B}", Web).Should().BeOfType<ImageResolution.OtherDigest>().Which.Listed.Should().Equal(Web);
        Of($"{Host}/shop/web:1.4.3@{A}", Web).Should().BeOfType<ImageResolution.NotListed>();
    }

    [Fact]
    public void A_row_without_a_digest_does_not_answer_to_one() =>
        Of($"{Host}/shop/web:1.4.2@{A}", Web with { Digest = null }).Should().BeOfType<ImageResolution.OtherDigest>();

    [Fact]
    public void A_digest_alone_means_the_content_whatever_its_tag()
    {
        var latest = Web with { Id = 20, Tag = "latest" };

        Of($"{Host}/shop/web@{A}", latest, Web).Should().Be(new ImageResolution.Found(Web));
        Of($"{Host}/shop/web@{A}", latest).Should().Be(new ImageResolution.Found(latest));
        Of($"{Host}/shop/web-admin@{A}", latest, Web).Should().BeOfType<ImageResolution.NotListed>();
    }

    [Fact]
    public void Of_two_tags_of_one_content_the_one_asked_for_is_found() =>
        Of($"{Host}/shop/web:latest@{A}", Web with { Id = 20, Tag = "latest" }, Web).Should().BeOfType<ImageResolution.Found>().Which.Image.Should().BeOfType<RegistryImage>().Which.Id.Should().Be(20);

    [Fact]
    public void An_image_is_told_by_its_repository_and_tag() => Web.ToString().Should().Be($"{Host}/shop/web:1.4.2");

    private static ImageResolution Of(string reference, params RegistryImage[] listed) => ImageResolution.Of(Some.ReferenceOf(reference), listed, []);
}
