using TcssGate.Core.Images;
using TcssGate.Reports.Html;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Html;

public sealed class ImageLabelTests
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    [Fact]
    public void A_host_that_all_images_share_goes_without_saying() =>
        Labels("a.example/shop/web:1", "a.example/shop/api:2").Should().Equal("shop/web:1", "shop/api:2");

    [Fact]
    public void Different_hosts_are_told_apart() =>
        Labels("a.example/shop/web:1", "b.example/shop/web:1").Should().Equal("a.example/shop/web:1", "b.example/shop/web:1");

    [Fact]
    public void A_digest_is_shortened() => Labels($"a.example/shop/web@{Digest}").Should().Equal("shop/web@sha256:aaaaaaaaaaaa");

    [Fact]
    public void Labels_that_would_be_alike_are_the_full_references() =>
        Labels($"a.example/shop/web:1@{Digest}", "a.example/shop/web:1").Should().Equal($"a.example/shop/web:1@{Digest}", "a.example/shop/web:1");

    private static IReadOnlyList<string> Labels(params string[] references) =>
        ImageLabels.Of([.. references.Select(reference => SampleImages.Met() with { Reference = ImageReference.Parse(reference, out _)! })]);
}
