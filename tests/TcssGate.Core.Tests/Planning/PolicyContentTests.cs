using TcssGate.Core.Planning;

namespace TcssGate.Core.Tests.Planning;

public sealed class PolicyContentTests
{
    private const string Text = """
        version: 1
        name: production
        scan: { types: [cve, virus] }
        desired:
          vulnerabilities: { critical: 0, high: { max: 5, enforcement: advisory } }
        waivers:
          - { id: A-100, reason: r, owner: o, expires: 2027-03-31 }
          - { id: A-100, component: zlib, reason: r, owner: o, expires: 2027-03-31 }
          - { id: A-200, images: ["shop/*", "base/*"], reason: r, owner: o, expires: 2027-03-31 }
        """;

    private static readonly PolicyContent Content = Of(Text);

    [Theory]
    [InlineData("# a comment\nname: production\nversion: 1", "version: 1\nname: production")]
    [InlineData("desired: { viruses: 0 }", "desired:\n  viruses: 0")]
    [InlineData("name: \"production\"", "name: production")]
    public void Comments_order_and_layout_do_not_count(string one, string other) => Of(one).Fingerprint.Should().Be(Of(other).Fingerprint);

    [Theory]
    [InlineData("critical: 0", "critical: 1", "desired.vulnerabilities.critical: 0 → 1")]
    [InlineData("max: 5", "max: 6", "desired.vulnerabilities.high.max: 5 → 6")]
    [InlineData("[cve, virus]", "[cve]", "scan.types[2]: virus → (none)")]
    [InlineData("component: zlib", "component: xz", "waivers[A-100 #2].component: zlib → xz")]
    [InlineData("\"base/*\"", "\"other/*\"", "waivers[A-200].images[2]: base/* → other/*")]
    public void A_value_that_changed_is_named_from_and_to(string was, string became, string difference)
    {
        var other = Of(Text.Replace(was, became, StringComparison.Ordinal));

        Content.DifferencesTo(other).Select(found => found.ToString()).Should().Equal($"policy production: {difference}");
        other.Fingerprint.Should().NotBe(Content.Fingerprint);
    }

    [Fact]
    public void A_waiver_more_moves_no_other_and_is_one_difference()
    {
        var other = Of(Text.Replace("waivers:", "waivers:\n  - { id: A-000, reason: r, owner: o, expires: 2027-03-31 }", StringComparison.Ordinal));

        Content.DifferencesTo(other).Should().Equal(new PlanDifference("policy production: waivers[A-000]", null, "added"));
        other.DifferencesTo(Content).Should().Equal(new PlanDifference("policy production: waivers[A-000]", "there", null));
    }

    [Fact]
    public void Of_many_differences_some_are_named_and_the_others_counted()
    {
        var waivers = string.Concat(Enumerable.Range(1, 30).Select(number => $"\n  - {{ id: CVE-{number:00}0, reason: r, owner: o, expires: 2027-03-31 }}"));

        var differences = Content.DifferencesTo(Of(Text + waivers));

        differences.Should().HaveCount(11);
        differences[^1].What.Should().Be("policy production: and 20 more");
    }

    [Fact]
    public void What_is_the_same_differs_in_nothing() => Content.DifferencesTo(Of(Text)).Should().BeEmpty();

    [Fact]
    public void A_list_of_one_text_is_told_from_one_of_two()
    {
        Of("images: [\"a, b\"]").Fingerprint.Should().NotBe(Of("images: [a, b]").Fingerprint);
    }

    private static PolicyContent Of(string text) => PolicyContent.Of("production", "p.yaml", text);
}
