using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodeNameTests
{
    private const string Estate = """
        nodeImages:
          - { name: "docker.io/centos:latest", id: centos, scanned: 1h, repoDigests: [docker.io/centos@pulled, mirror.local/base/centos@mirrored] }
          - { name: "l10:latest", id: l10, scanned: 1h }
          - { name: "<none>:<none>", id: nameless, scanned: 1h, repoDigests: [registry.local/shop/web@rolled-out] }
        """;

    [Theory]
    [InlineData("docker.io/centos:latest", "centos")]
    [InlineData("centos:latest", "centos")]
    [InlineData("l10:latest", "l10")]
    [InlineData("{l10}", "l10")]
    [InlineData("{nameless}", "nameless")]
    [InlineData("l10:latest@{l10}", "l10")]
    [InlineData("docker.io/centos@{pulled}", "centos")]
    [InlineData("docker.io/centos:latest@{pulled}", "centos")]
    [InlineData("docker.io/centos:latest@{mirrored}", "centos")]
    [InlineData("mirror.local/base/centos@{mirrored}", "centos")]
    [InlineData("registry.local/shop/web@{rolled-out}", "nameless")]
    public void An_image_is_found_by_its_name_its_ImageID_or_a_digest_it_was_pulled_by(string named, string id)
    {
        foreach (var filters in new[] { "exact", "fuzzy", "ignored", "refused" })
        {
            var run = NodeRun.In($"quirks: {{ filters: {filters} }}\n{Estate}");

            var result = run.Judge(Filled(named));

            result.Verdict.Should().BeOfType<Verdict.Met>();
            result.Image!.Identity.Should().Be(DigestOf(id));
            run.CallsOf(NodeRun.Start).Should().Be(0);
        }
    }

    [Theory]
    [InlineData("{no-such}", UndecidedCode.ImageNotFound)]
    [InlineData("docker.io/centos:7", UndecidedCode.ImageNotFound)]
    [InlineData("quay.io/centos:latest", UndecidedCode.ImageNotFound)]
    [InlineData("other:1@{l10}", UndecidedCode.ImageNotFound)]
    [InlineData("docker.io/centos@{no-such}", UndecidedCode.DigestNotFound)]
    [InlineData("l10:latest@{no-such}", UndecidedCode.DigestNotFound)]
    [InlineData("l10:latest@{pulled}", UndecidedCode.DigestNotFound)]
    public void What_no_node_holds_is_undecided_and_the_rest_is_judged(string named, UndecidedCode code)
    {
        var run = NodeRun.In(Estate);

        var results = run.JudgeAll([Filled(named), "l10:latest"]);

        results[0].Reason!.Code.Should().Be(code);
        results[0].Verdict.Should().BeOfType<Verdict.Undecided>();
        results[1].Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Theory]
    [InlineData("web:1", "two")]
    [InlineData("a.local/web:1", "three")]
    public void A_name_of_several_images_is_undecided_and_lists_them(string named, string other)
    {
        var run = NodeRun.In("""
            nodeImages:
              - { name: "a.local/web:1", id: one, scanned: 1h }
              - { name: "b.local/web:1", id: two, scanned: 1h }
              - { name: "a.local/web:1", id: three, scanned: 1h }
              - { name: "l10:latest", scanned: 1h }
            """);

        var results = run.JudgeAll([named, "l10:latest", $"a.local/web:1@{DigestOf("three")}"]);

        results[0].Reason!.Code.Should().Be(UndecidedCode.ImageAmbiguous);
        results[0].Reason!.Text.Should().Contain($"a.local/web:1@{DigestOf("one")}").And.Contain(DigestOf(other).ToString());
        results.Skip(1).Should().OnlyContain(result => result.Verdict is Verdict.Met);
    }

    [Theory]
    [InlineData("gone:1", "gone: true, scanned: 1h")]
    [InlineData("gone:1", "gone: true")]
    public void An_image_that_vanished_between_list_and_detail_is_undecided(string named, string image)
    {
        var run = NodeRun.In($$"""nodeImages: [{ name: "gone:1", id: gone, {{image}} }, { name: "l10:latest", scanned: 1h }]""");

        var results = run.JudgeAll([named, "l10:latest"]);

        results[0].Reason!.Code.Should().Be(UndecidedCode.ImageNotFound);
        results[0].Reason!.Text.Should().Contain("vanished");
        results[1].Verdict.Should().BeOfType<Verdict.Met>();
    }

    [Fact]
    public void An_image_is_found_by_a_digest_it_was_pulled_by_also_where_it_has_another_name()
    {
        var run = NodeRun.In("""
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: pushed }]
            nodeImages:
              - { name: "docker.io/centos:latest", id: renamed, scanned: 1h, repoDigests: ["ccr.ccs.tencentyun.com/shop/web:1"] }
              - { name: "registry.local/app-{n}:v1", count: 20, scanned: 1h }
            """);

        run.Judge($"ccr.ccs.tencentyun.com/shop/web@{DigestOf("pushed")}").Image!.Identity.Should().Be(DigestOf("renamed"));
    }

    [Fact]
    public void Two_hundred_digests_share_the_details_that_they_are_looked_for_in()
    {
        var run = NodeRun.In("""
            nodeImages:
              - { name: "registry.local/app-{n}:v1", count: 200, scanned: 1h, repoDigests: ["registry.local/app-{n}@pulled-{n}"] }
              - { name: "<none>:<none>", id: "nameless-{n}", count: 40 }
            """);

        var results = run.JudgeAll(Enumerable.Range(1, 200).Select(number => $"registry.local/app-{number}@{DigestOf($"pulled-{number}")}"));

        results.Should().OnlyContain(result => result.Verdict is Verdict.Met);
        run.Cloud.Calls.Count.Should().BeLessThanOrEqualTo(250);
    }

    private static Digest DigestOf(string word) => Digest.FromApi(EmulatedDigest.Of(word))!.Value;

    private static string Filled(string named)
    {
        var open = named.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? named : named[..open] + DigestOf(named[(open + 1)..^1]);
    }
}
