using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class NodeImageTests
{
    private static readonly Digest A = Some.DigestOf('a');
    private static readonly Digest B = Some.DigestOf('b');

    [Theory]
    [InlineData("docker.io/centos:latest", "docker.io/centos", "latest")]
    [InlineData("l10:latest", "l10", "latest")]
    [InlineData("localhost:5000/web", "localhost:5000/web", "")]
    [InlineData("localhost:5000/web:1", "localhost:5000/web", "1")]
    [InlineData("web:<none>", "web", "")]
    [InlineData("<none>:<none>", "", "")]
    [InlineData("web@sha256:aaaa", "web", "")]
    [InlineData("web:1@sha256:aaaa", "web", "1")]
    [InlineData(" web:1 ", "web", "1")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void A_name_has_the_parts_that_nodes_gave_it(string? name, string repository, string tag) =>
        NodeImage.ParseName(name).Should().Be((repository, tag));

    [Fact]
    public void An_image_without_a_name_is_called_by_its_ImageID()
    {
        Some.HeldAs("<none>:<none>", 'e').ToString().Should().Be(Some.DigestOf('e').ToString());
        Some.HeldAs("web:<none>", 'e').ToString().Should().Be("web");
        Some.HeldAs("web:1", 'e').ToString().Should().Be("web:1");
    }

    [Fact]
    public void Its_digest_is_the_one_it_was_pulled_by_under_its_own_name_or_the_only_one()
    {
        Some.HeldAs("x/web:1", 'e').Digest.Should().BeNull();
        Some.HeldAs("x/web:1", 'e', $"y/web@{A}").Digest.Should().Be(A);
        Some.HeldAs("x/web:1", 'e', $"y/web@{A}", $"z/web@{A}").Digest.Should().Be(A);
        Some.HeldAs("x/web:1", 'e', $"y/web@{A}", $"x/web@{B}").Digest.Should().Be(B);
        Some.HeldAs("x/web:1", 'e', $"y/web@{A}", $"z/web@{B}").Digest.Should().BeNull();
    }

    [Fact]
    public void What_identifies_it_is_its_ImageID_whatever_it_was_pulled_by()
    {
        var image = Some.HeldAs("x/web:1", 'e', $"y/web@{A}");

        image.Identity.Should().Be(Some.DigestOf('e'));
        image.Has(Some.DigestOf('e')).Should().BeTrue();
        image.Has(A).Should().BeTrue();
        image.Has(B).Should().BeFalse();
        Some.Image.Identity.Should().Be(Some.Digest);
    }

    [Fact]
    public void Another_name_or_address_changes_the_digest_that_follows_from_it_and_nothing_else()
    {
        var image = Some.HeldAs("x/web:1", 'e', $"y/web@{A}", $"z/web@{B}") with { Hosts = 3, Containers = 7 };

        image.Named("z/web", "2").Should().Match<NodeImage>(named => named.Digest == B && named.Repository == "z/web" && named.Tag == "2");
        image.PulledFrom([new RepositoryDigest("x/web", A)]).Digest.Should().Be(A);
        image.PulledFrom([]).Should().Match<NodeImage>(held => held.Digest == null && held.Hosts == 3 && held.Containers == 7 && held.ImageId == image.ImageId);
    }

    [Theory]
    [InlineData("docker.io/centos@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "docker.io/centos")]
    [InlineData("Odd Name@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Odd Name")]
    public void Where_it_was_pulled_from_is_read_however_it_is_spelt(string text, string repository) =>
        RepositoryDigest.Parse(text).Should().Be(new RepositoryDigest(repository, A));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("docker.io/centos")]
    [InlineData("docker.io/centos@sha256:aa")]
    [InlineData("@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_digest_of_a_repository_is_none(string? text) => RepositoryDigest.Parse(text).Should().BeNull();
}
