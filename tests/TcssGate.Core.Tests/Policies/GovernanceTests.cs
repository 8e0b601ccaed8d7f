using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Policies;

/// <summary>A policy governs an image, and a waiver applies to it, by every name of the image, however the reference is written.</summary>
public sealed class GovernanceTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web";
    private const string Base = "ccr.ccs.tencentyun.com/shop/base";

    private static readonly string ByDigest = $"{Web}@{Some.Digest}";

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2@sha256:*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web@sha256:*")]
    [InlineData("*:1.4.2")]
    [InlineData("ccr.ccs.tencentyun.com/shop/base:v1")]
    public void A_digest_is_governed_by_every_policy_that_matches_a_name_of_it(string pattern) =>
        Governs(pattern, Some.Names(ByDigest, $"{Web}:1.4.2", $"{Base}:v1")).Should().BeTrue();

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:2.*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/api:*")]
    [InlineData("*:latest")]
    public void A_policy_for_other_tags_does_not_govern_a_digest_whose_tags_are_known(string pattern) =>
        Governs(pattern, Some.Names(ByDigest, $"{Web}:1.4.2", $"{Base}:v1")).Should().BeFalse();

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.*", true)]
    [InlineData("*/web:*", true)]
    [InlineData("*:release-?", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/we?:1", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/api:1.*", false)]
    [InlineData("*/api:1", false)]
    [InlineData("*/api", false)]
    public void A_policy_for_a_tag_governs_a_digest_of_its_repository_whose_tag_is_not_known(string pattern, bool governs)
    {
        Governs(pattern, Some.Names(ByDigest)).Should().Be(governs);
        Governs(pattern, Some.Names(ByDigest, ByDigest)).Should().Be(governs, "a row without a tag does not tell it either");
    }

    [Fact]
    public void A_tag_in_the_reference_leaves_no_doubt() => Governs($"{Web}:2.*", Some.Names($"{Web}:1.4.2@{Some.Digest}")).Should().BeFalse();

    [Fact]
    public void An_image_on_nodes_is_governed_by_the_address_that_it_was_pulled_from() =>
        Governs($"{Web}:*", ImageNames.Of(Some.ReferenceOf("docker.io/library/web:1"), [Some.Held])).Should().BeTrue();

    [Theory]
    [InlineData(true, "ccr.ccs.tencentyun.com/shop/web:*")]
    [InlineData(true, "ccr.ccs.tencentyun.com/shop/web")]
    [InlineData(true, "ccr.ccs.tencentyun.com/shop/web:1.4.2", "ccr.ccs.tencentyun.com/shop/web:latest")]
    [InlineData(false, "ccr.ccs.tencentyun.com/shop/web:1.4.2")]
    [InlineData(false, "ccr.ccs.tencentyun.com/shop/web:1.*")]
    [InlineData(false, "ccr.ccs.tencentyun.com/shop/api:*")]
    public void A_waiver_applies_only_when_its_patterns_match_every_listed_name(bool applies, params string[] patterns)
    {
        string[] listed = [$"{Web}:1.4.2", $"{Web}:latest"];

        foreach (var written in new[] { ByDigest, $"{Web}:1.4.2", $"{Web}:latest@{Some.Digest}" })
        {
            Some.Waiver("CVE-1", images: patterns).AppliesTo(Some.Names(written, listed)).Should().Be(applies, written);
        }
    }

    [Fact]
    public void A_waiver_that_matches_some_names_says_which_it_does_not_match()
    {
        var names = Some.Names(ByDigest, $"{Web}:1.4.2", $"{Web}:latest", $"{Base}:v1");

        Some.Waiver("CVE-1", images: $"{Web}:1.*").NamesLeftOut(names).Should().Equal($"{Base}:v1", $"{Web}:latest");
        Some.Waiver("CVE-1", images: "ccr.ccs.tencentyun.com/shop/api:*").NamesLeftOut(names).Should().BeEmpty("it is about other images");
        Some.Waiver("CVE-1", images: "*/shop/*").NamesLeftOut(names).Should().BeEmpty("it applies");
        Some.Waiver("CVE-1").NamesLeftOut(names).Should().BeEmpty("it applies to every image");
    }

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:*", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", true)]
    [InlineData("*:?*", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.*", false)]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:??*", false)]
    public void A_digest_whose_tag_is_not_known_needs_a_waiver_for_every_tag(string pattern, bool applies)
    {
        var names = Some.Names(ByDigest, ByDigest);

        Some.Waiver("CVE-1", images: pattern).AppliesTo(names).Should().Be(applies);
        Some.Waiver("CVE-1", images: pattern).NamesLeftOut(names).Should().HaveCount(applies ? 0 : 1);
    }

    [Fact]
    public void A_waiver_may_name_the_very_digest() =>
        Some.Waiver("CVE-1", images: ByDigest).AppliesTo(Some.Names($"{Web}:1.4.2", $"{Web}:1.4.2@{Some.Digest}")).Should().BeTrue();

    [Fact]
    public void The_name_that_somebody_gave_an_image_on_a_node_chooses_no_waiver_for_the_name_it_was_asked_for_by()
    {
        var names = ImageNames.Of(Some.ReferenceOf(ByDigest), [Some.Held]);

        Some.Waiver("CVE-1", images: "docker.io/library/web:*").AppliesTo(names).Should().BeFalse();
        Some.Waiver("CVE-1", images: ["docker.io/library/web:*", $"{Web}:*"]).AppliesTo(names).Should().BeTrue();
    }

    /// <summary>Over random patterns and names: more names never remove a policy, and never add a waiver.</summary>
    [Fact]
    public void One_more_listed_name_never_removes_a_policy_and_never_adds_a_waiver()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var written = Any(random, [.. Spellings, ByDigest]);
            var pattern = Any(random, Patterns);

            // A reference by digest is found in its own repository, or not at all.
            List<string> listed = [written.Contains('@') ? Any(random, [.. Spellings.Where(name => IsIn(written, name))]) : Any(random, Spellings)];
            for (var more = 0; more < 4; more++)
            {
                var (governed, waived) = Decided(pattern, Some.Names(written, [.. listed]));
                listed.Add(Any(random, Spellings));
                var (governedNow, waivedNow) = Decided(pattern, Some.Names(written, [.. listed]));

                (governedNow || !governed).Should().BeTrue($"seed {seed}: {pattern} governed {written} before {listed[^1]} was known");
                (waived || !waivedNow).Should().BeTrue($"seed {seed}: {pattern} did not waive {written} before {listed[^1]} was known");
            }
        }
    }

    /// <summary>Over random patterns and names: a digest alone is governed at least as strictly as with its tag, and waived at most as much.</summary>
    [Fact]
    public void A_reference_without_its_tag_never_loses_a_policy_and_never_gains_a_waiver()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var tagged = Any(random, [.. Spellings.Where(name => !name.Contains('@'))]);
            var pattern = Any(random, Patterns);
            string[] listed = [tagged, .. Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, Spellings))];
            var alone = $"{tagged[..tagged.LastIndexOf(':')]}@{Some.Digest}";

            var with = Decided(pattern, Some.Names($"{tagged}@{Some.Digest}", listed));
            (Decided(pattern, Some.Names(alone, listed)).Governed || !with.Governed).Should().BeTrue($"seed {seed}: {pattern} governs {tagged}");
            (Governs(pattern, Some.Names(alone)) || !Governs(pattern, Some.Names($"{tagged}@{Some.Digest}"))).Should().BeTrue($"seed {seed}: {pattern} governs {tagged}, not listed");
            Decided(pattern, Some.Names(alone, listed)).Waived.Should().Be(with.Waived, $"seed {seed}: {pattern} and {tagged}");
        }
    }

    [Fact]
    public void The_order_of_the_rows_decides_nothing()
    {
        var names = Some.Names(ByDigest, $"{Web}:1", $"{Web}:2", $"{Base}:1");

        Some.Names(ByDigest, $"{Base}:1", $"{Web}:2", $"{Web}:1", $"{Web}:2").All.Should().Equal(names.All);
        names.All.Should().Equal(ByDigest, $"{Base}:1", $"{Web}:1", $"{Web}:2");
    }

    private static IReadOnlyList<string> Spellings { get; } =
    [
        $"{Web}:1", $"{Web}:1.4.2", $"{Web}:latest", $"{Web}@{Some.Digest}", $"{Base}:1", $"{Base}@{Some.Digest}", "hub.example.com/web:1", $"hub.example.com/web@{Some.Digest}",
    ];

    private static IReadOnlyList<string> Patterns { get; } =
    [
        "*", "*:1", "*:1.*", "*:?", "*/web", "*/web:*", "*/web:latest", "*/shop/*", Web, $"{Web}:1", $"{Web}:1*", $"{Web}:*", $"{Base}:*", $"{Base}:?*", "hub.example.com/*",
        $"{Web}@{Some.Digest}", "*@sha256:*", "*:1@sha256:*", "hub*:1", "*w*b*:*1*",
    ];

    private static (bool Governed, bool Waived) Decided(string pattern, ImageNames names) => (Governs(pattern, names), Some.Waiver("CVE-1", images: pattern).AppliesTo(names));

    private static bool Governs(string pattern, ImageNames names) => (Some.Policy("{ viruses: 0 }") with { Images = [new ImageGlob(pattern)] }).Governs(names);

    private static bool IsIn(string written, string name) => Some.ReferenceOf(name).Repository == Some.ReferenceOf(written).Repository;

    private static T Any<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
