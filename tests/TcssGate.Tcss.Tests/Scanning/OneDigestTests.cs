using TcssGate.Emulator;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning;
using TcssGate.Tcss.Scanning.Registries;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>One digest that TCSS lists in several rows, under other tags and in other registries, is one content.</summary>
public sealed class OneDigestTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web";

    [Theory]
    [InlineData("exact")]
    [InlineData("fuzzy")]
    [InlineData("ignored")]
    [InlineData("refused")]
    public void Every_name_of_the_digest_is_known_whatever_the_service_does_with_filters(string filters)
    {
        var world = $$"""
            quirks: { filters: {{filters}}, duplicateRows: true }
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: {{Web}}, tag: latest, digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1.4.2", digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1.4.1", digest: two, scanned: 1h }
              - { repository: harbor.example.com/base/web, tag: "1", digest: one, registry: harbor-one, scanned: 1h }
            """;

        var found = FlowRun.In(world).Resolve($"{Web}:1.4.2@{EmulatedDigest.Of("one")}");

        found.Listed!.Image.ToString().Should().Be($"{Web}:1.4.2");
        found.KnownAs.Select(image => image.ToString()).Should().Equal($"{Web}:1.4.2", $"{Web}:latest", "harbor.example.com/base/web:1");
    }

    [Fact]
    public void A_row_that_came_again_with_another_digest_no_longer_names_the_first_one()
    {
        var before = RowOf("one");
        var after = RowOf("two");

        var index = new RowIndex(new ImageListing([before, after]));

        index.RowsOf(before.Image).Should().BeEmpty();
        index.RowsOf(after.Image).Should().Equal(after);
    }

    private static ListedImage RowOf(string digest) => new(
        new Core.Images.RegistryImage(1, Web, "1", Core.Images.Digest.FromApi(EmulatedDigest.Of(digest)), "ccr", "", ""), new Core.Scans.ScanSnapshot());
}
