using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class ImageGlobTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1.4.2";

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("ccr.ccs.tencentyun.com/shop/*")]
    [InlineData("ccr.ccs.tencentyun.com/*")]
    [InlineData("*/shop/web")]
    [InlineData("*/web:*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/w?b:1.4.?")]
    [InlineData("*shop*web*2")]
    [InlineData("CCR.CCS.TencentYun.com/shop/web")]
    [InlineData("CCR.*.com/shop/*")]
    [InlineData("*.TENCENTYUN.com/shop/web:1.4.2")]
    public void A_pattern_matches_the_name_as_a_whole(string pattern) => new ImageGlob(pattern).Matches(Web).Should().BeTrue();

    [Theory]
    [InlineData("web")]
    [InlineData("shop/web")]
    [InlineData("shop/*")]
    [InlineData("ccr.ccs.tencentyun.com/shop")]
    [InlineData("ccr.ccs.tencentyun.com/shop/we")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2?")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web-*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web-admin")]
    [InlineData("ccr.ccs.tencentyun.com/shop/WEB")]
    [InlineData("CCR.ccs.tencentyun.com/Shop/web")]
    [InlineData("ccr-ccs.tencentyun.com/shop/web")]
    [InlineData("ccr.ccs.tencentyun.com/shop/?")]
    [InlineData("")]
    public void A_pattern_of_another_name_does_not_match(string pattern) => new ImageGlob(pattern).Matches(Web).Should().BeFalse();

    [Theory]
    [InlineData("a/web:*", "a/web-admin:1", false)]
    [InlineData("a/web", "a/web-admin:1", false)]
    [InlineData("a/web*", "a/web-admin:1", true)]
    [InlineData("a/web:1", "a/web:10", false)]
    [InlineData("a/web:1.?", "a/web:1.10", false)]
    [InlineData("a/web", "b/a/web:1", false)]
    public void Similar_names_are_told_apart(string pattern, string image, bool matches) => new ImageGlob(pattern).Matches(image).Should().Be(matches);

    [Theory]
    [InlineData("localhost:5000/web", true)]
    [InlineData("localhost:5000/web:1", true)]
    [InlineData("localhost:*", true)]
    [InlineData("localhost", false)]
    [InlineData("localhost:5000", false)]
    public void A_port_is_no_tag(string pattern, bool matches)
    {
        new ImageGlob(pattern).Matches("localhost:5000/web:1").Should().Be(matches);
        new ImageGlob("localhost").Matches("localhost:5000/web").Should().BeFalse();
    }

    [Fact]
    public void A_digest_behind_the_name_does_not_matter_to_a_pattern_without_one()
    {
        var image = $"{Web}@{Some.Digest}";

        new ImageGlob("ccr.ccs.tencentyun.com/shop/web").Matches(image).Should().BeTrue();
        new ImageGlob(Web).Matches(image).Should().BeTrue();
        new ImageGlob(image).Matches(image).Should().BeTrue();
        new ImageGlob(image).Matches(Web).Should().BeFalse();
        new ImageGlob($"*@{Some.OtherDigest}").Matches(image).Should().BeFalse();
    }

    [Fact]
    public void A_star_in_an_image_is_no_pattern() => new ImageGlob("a/web").Matches("a/*").Should().BeFalse();

    [Fact]
    public void Stars_match_nothing_too() => new ImageGlob("*a*/*web**").Matches("a/web").Should().BeTrue();

    [Fact]
    public void A_hostile_pattern_is_answered_at_once()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 2_000)) + "b";

        new ImageGlob(pattern).Matches(new string('a', 10_000)).Should().BeFalse();
    }

    [Theory]
    [InlineData("https://ccr.ccs.tencentyun.com/shop/*", "leave out the scheme, as in ccr.ccs.tencentyun.com/shop/*")]
    [InlineData("shop/[ab]", "only * and ? are patterns here; list several patterns instead")]
    [InlineData("shop/{a,b}", "only * and ? *")]
    [InlineData("shop/a]", "only * and ? *")]
    [InlineData("shop/a}", "only * and ? *")]
    [InlineData("!shop/*", "only * and ? *")]
    [InlineData("shop\\*", "only * and ? *")]
    [InlineData("shop/a b", "an image's name has no spaces")]
    [InlineData("shop/a\u0007", "an image's name has no spaces")]
    public void A_pattern_that_can_match_no_image_is_told(string pattern, string problem) => ImageGlob.ProblemIn(pattern).Should().Match(problem);

    [Theory]
    [InlineData("*")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.?")]
    public void An_ordinary_pattern_has_no_problem(string pattern)
    {
        ImageGlob.ProblemIn(pattern).Should().BeNull();
        new ImageGlob(pattern).ToString().Should().Be(pattern);
    }
}
