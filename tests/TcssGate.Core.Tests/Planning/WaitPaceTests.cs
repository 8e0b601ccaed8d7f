using TcssGate.Core.Planning;

namespace TcssGate.Core.Tests.Planning;

public sealed class WaitPaceTests
{
    private const double AlmostOne = 0.999999;

    [Theory]
    [InlineData(0, 0.0, 1000)]
    [InlineData(0, 0.5, 900)]
    [InlineData(59.999, 0.0, 1000)]
    [InlineData(60, 0.0, 3000)]
    [InlineData(3600, 0.0, 3000)]
    [InlineData(3600, 0.5, 2700)]
    public void Without_an_estimate_the_looks_are_as_far_apart_as_is_allowed(double waited, double sample, int milliseconds) =>
        Next(waited, null, sample).Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void In_the_first_minute_no_look_is_later_than_a_second() =>
        All(0, 59.9).Should().OnlyContain(delay => delay <= TimeSpan.FromSeconds(1));

    [Fact]
    public void After_the_first_minute_no_look_is_later_than_three_seconds() =>
        All(60, 7200).Should().OnlyContain(delay => delay <= TimeSpan.FromSeconds(3));

    [Fact]
    public void No_look_follows_at_once() => All(0, 59.9, 60, 7200).Should().OnlyContain(delay => delay >= TimeSpan.FromSeconds(0.4));

    [Theory]
    [InlineData(0, 0.7, 700)]
    [InlineData(0, 1.5, 1000)]
    [InlineData(0, 900.0, 1000)]
    [InlineData(60, 2.0, 2000)]
    [InlineData(60, 900.0, 3000)]
    [InlineData(0, 0.1, 500)]
    [InlineData(0, 0.0, 500)]
    [InlineData(60, -30.0, 500)]
    public void An_estimate_only_brings_the_next_look_forward(double waited, double estimate, int milliseconds) =>
        Next(waited, estimate, 0).Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Chance_only_shortens_a_delay_and_by_a_fifth_at_most()
    {
        Next(0, null, AlmostOne).Should().BeGreaterThan(TimeSpan.FromSeconds(0.8)).And.BeLessThan(TimeSpan.FromSeconds(0.801));
        Next(60, null, AlmostOne).Should().BeGreaterThan(TimeSpan.FromSeconds(2.4)).And.BeLessThan(TimeSpan.FromSeconds(2.401));
    }

    private static IEnumerable<TimeSpan> All(params double[] waited) =>
        from time in waited
        from estimate in new double?[] { null, -1e6, 0, 0.5, 1, 2, 3.9, 4, 100, 1e6 }
        from sample in new[] { 0, 0.3, 0.7, AlmostOne }
        select Next(time, estimate, sample);

    private static TimeSpan Next(double waited, double? estimate, double sample) =>
        WaitPace.Next(TimeSpan.FromSeconds(waited), estimate is { } seconds ? TimeSpan.FromSeconds(seconds) : null, sample);
}
