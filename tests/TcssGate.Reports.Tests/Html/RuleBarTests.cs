using TcssGate.Core.Evaluation;
using TcssGate.Reports.Html;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Html;

public sealed class RuleBarTests
{
    [Theory]
    [InlineData("at most 5", "at least 7: TCSS gives no count of it", 5, 7)]
    [InlineData("at most 8.9", "10.0 (CVE-2021-44228)", 8.9, 10)]
    [InlineData("at most 8.9 older than 7d", "9.8 (CVE-2021-44228)", 8.9, 9.8)]
    [InlineData("at most 1GiB", "71.4 MiB (74866818 bytes)", 1_073_741_824, 74_866_818)]
    public void A_state_in_words_that_holds_a_number_has_a_bar(string desired, string actual, double limit, double value) =>
        RuleBar.Of(SampleImages.Rule("rule", desired, new Actual.Text(actual))).Should().Be(new RuleBar(limit, value));

    [Fact]
    public void A_count_has_a_bar() => RuleBar.Of(SampleImages.Rule("rule", "at most 50 older than 7d", new Actual.Count(2))).Should().Be(new RuleBar(50, 2));

    [Theory]
    [InlineData("trusted", "trusted")]
    [InlineData("at most 5", "no vulnerability counts")]
    [InlineData("at most 5 apples", "7 (x)")]
    [InlineData("at most -5", "7 (x)")]
    [InlineData("built at most 90d ago", "3 days old")]
    [InlineData("at most 1GiB", "large")]
    public void What_is_no_number_has_none(string desired, string actual) => RuleBar.Of(SampleImages.Rule("rule", desired, new Actual.Text(actual))).Should().BeNull();

    [Fact]
    public void What_is_unknown_has_none() => RuleBar.Of(SampleImages.Unknown("rule", "at most 5", "nobody looked")).Should().BeNull();
}
