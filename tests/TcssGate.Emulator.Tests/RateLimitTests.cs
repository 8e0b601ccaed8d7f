using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class RateLimitTests
{
    private const string List = "DescribeAssetImageRegistryList";
    private const string Limited = "RequestLimitExceeded";

    [Fact]
    public void The_20th_call_in_a_second_is_answered_and_the_21st_is_not()
    {
        using var cloud = Cloud.With("");
        Enumerable.Range(0, 20).Select(_ => cloud.Code(List)).ToList().Should().AllBe("");
        cloud.Code(List).Should().Be(Limited);
        cloud.Emulated.Calls.Count(call => call.Error == Limited).Should().Be(1);
    }

    [Fact]
    public void Each_action_has_a_limit_of_its_own()
    {
        using var cloud = Cloud.With("rateLimit: 1");
        cloud.Code(List).Should().BeEmpty();
        cloud.Code("DescribeAssetImageRegistryAssetStatus").Should().BeEmpty();
        cloud.Code(List).Should().Be(Limited);
    }

    [Fact]
    public void The_second_slides_and_refused_calls_do_not_count()
    {
        using var cloud = Cloud.With("rateLimit: 2");
        cloud.Code(List).Should().BeEmpty();
        cloud.Time.Advance(0.6);
        cloud.Code(List).Should().BeEmpty();
        cloud.Time.Advance(0.399);
        cloud.Code(List).Should().Be(Limited);
        cloud.Time.Advance(0.001);
        cloud.Code(List).Should().BeEmpty("the first call is a second old");
        cloud.Code(List).Should().Be(Limited, "the second one is not yet");
    }
}
