using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class ImageReferenceTests
{
    private static readonly string DigestText = Some.Digest.ToString();

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2", "ccr.ccs.tencentyun.com/shop/web", "1.4.2", true)]
    [InlineData("shop/web:1.4.2", "shop/web", "1.4.2", false)]
    [InlineData("web:latest", "web", "latest", false)]
    [InlineData("localhost/web:1", "localhost/web", "1", true)]
    [InlineData("localhost:5000/shop/web:1", "localhost:5000/shop/web", "1", true)]
    [InlineData("registry:5000/web:V1_2-rc.1", "registry:5000/web", "V1_2-rc.1", true)]
    [InlineData("host:65535/web:1", "host:65535/web", "1", true)]
    [InlineData("10.0.0.1:443/a/b/c/d:1", "10.0.0.1:443/a/b/c/d", "1", true)]
    [InlineData("registry.example.com/web:1", "registry.example.com/web", "1", true)]
    [InlineData("a/b.c/d__e/f-g:_1", "a/b.c/d__e/f-g", "_1", false)]
    public void A_repository_and_its_tag_are_told_apart(string text, string repository, string tag, bool hasHost)
    {
        var reference = ImageReference.Parse(text, out var problem);

        problem.Should().BeEmpty();
        reference.Should().Be(new ImageReference(repository, tag, null));
        reference!.HasHost.Should().Be(hasHost);
        reference.ToString().Should().Be(text);
    }

    [Fact]
    public void A_digest_may_stand_alone_or_behind_the_tag()
    {
        var alone = ImageReference.Parse($"localhost:5000/web@{DigestText}", out _);
        var both = ImageReference.Parse($"shop/web:1@{DigestText}", out _);

        alone.Should().Be(new ImageReference("localhost:5000/web", null, Some.Digest));
        alone!.ToString().Should().Be($"localhost:5000/web@{DigestText}");
        both.Should().Be(new ImageReference("shop/web", "1", Some.Digest));
        both!.ToString().Should().Be($"shop/web:1@{DigestText}");
    }

    [Theory]
    [InlineData("", "the repository is missing; write repo:tag, repo@sha256:… or repo:tag@sha256:…")]
    [InlineData(":1", "the repository is missing; *")]
    [InlineData("web", "a tag or a digest is missing; did you mean \"web:latest\"?")]
    [InlineData("localhost:5000/web", "a tag or a digest is missing; did you mean \"localhost:5000/web:latest\"?")]
    [InlineData("web:", "\"\" is no tag; a tag has at most 128 letters, digits and . _ -")]
    [InlineData("web:-1", "\"-1\" is no tag; *")]
    [InlineData("web:.1", "\".1\" is no tag; *")]
    [InlineData("web:a b", "\"a b\" is no tag; *")]
    [InlineData("web:1\n", "\"1\n\" is no tag; *")]
    [InlineData("web:é", "\"é\" is no tag; *")]
    [InlineData("Web:1", "\"Web\" is no repository; its path has lower-case letters, digits and . _ - between single slashes")]
    [InlineData("shop/Web:1", "\"shop/Web\" is no repository; *")]
    [InlineData("shop//web:1", "*is no repository; *")]
    [InlineData("/web:1", "*is no repository; *")]
    [InlineData("web/:1", "*is no repository; *")]
    [InlineData("shop/-web:1", "*is no repository; *")]
    [InlineData("shop/web-:1", "*is no repository; *")]
    [InlineData("shop/w b:1", "*is no repository; *")]
    [InlineData("web:1:2", "*is no repository; *")]
    [InlineData("https://ccr.ccs.tencentyun.com/shop/web:1", "*is no repository; *")]
    [InlineData("host:/web:1", "*is no repository; *")]
    [InlineData("host:123456/web:1", "*is no repository; *")]
    [InlineData("host:80a/web:1", "*is no repository; *")]
    [InlineData(":5000/web:1", "*is no repository; *")]
    [InlineData("ho_st.example/web:1", "*is no repository; *")]
    [InlineData("host.example/:1", "*is no repository; *")]
    [InlineData("host.example/Web:1", "*is no repository; *")]
    [InlineData("shop/web*:1", "*is no repository; *")]
    [InlineData("web@", "there is no digest after the @; is a variable of the pipeline not set?")]
    [InlineData("web@sha256:abc", "\"sha256:abc\" is no digest; *")]
    [InlineData("web@latest", "\"latest\" is no digest; *")]
    public void What_is_no_reference_is_refused_in_words(string text, string expected)
    {
        ImageReference.Parse(text, out var problem).Should().BeNull();
        problem.Should().Match(expected);
    }

    [Fact]
    public void A_digest_is_not_repeated() => ImageReference.Parse($"web@{DigestText}@{DigestText}", out _).Should().BeNull();

    [Fact]
    public void A_digest_does_not_excuse_a_bad_name() => ImageReference.Parse($"@{DigestText}", out _).Should().BeNull();

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_tag_has_at_most_128_characters(int length, bool valid) =>
        (ImageReference.Parse("web:" + new string('1', length), out _) is not null).Should().Be(valid);

    [Theory]
    [InlineData(255, "")]
    [InlineData(256, "the repository is longer than 255 characters")]
    public void A_repository_has_at_most_255_characters(int length, string expected)
    {
        ImageReference.Parse(new string('w', length) + ":1", out var problem);

        problem.Should().Be(expected);
    }

    [Theory]
    [InlineData("CCR.ccs.tencentyun.com/shop/web:1", "ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData("Registry:5000/web:RC1", "registry:5000/web:RC1")]
    [InlineData("LocalHost/web:1", "localhost/web:1")]
    public void A_host_has_no_case_and_a_tag_has(string written, string expected) =>
        ImageReference.Parse(written, out _).Should().Be(ImageReference.Parse(expected, out _)).And.Subject.ToString().Should().Be(expected);
}
