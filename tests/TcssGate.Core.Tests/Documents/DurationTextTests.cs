using TcssGate.Core.Documents;

namespace TcssGate.Core.Tests.Documents;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("24h", 86400)]
    [InlineData("7d", 604800)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d2h3m4s", 93784)]
    [InlineData("250ms", 0.25)]
    [InlineData("007s", 7)]
    [InlineData("3650d", 315360000)]
    public void A_duration_is_read_as_people_write_it(string text, double seconds)
    {
        DurationText.Parse(text, out var problem).Should().Be(TimeSpan.FromSeconds(seconds));
        problem.Should().BeEmpty();
    }

    [Theory]
    [InlineData("24")]
    [InlineData("h")]
    [InlineData(" 24h")]
    [InlineData("-24h")]
    [InlineData("+1h")]
    [InlineData("1.5h")]
    [InlineData("1e3s")]
    [InlineData("1h30")]
    [InlineData("1234567890s")]
    [InlineData("99999999999999999999d")]
    [InlineData("P1D")]
    [InlineData("１h")]
    public void What_is_no_duration_is_refused_with_the_way_to_write_one(string text)
    {
        DurationText.Parse(text, out var problem).Should().BeNull();
        problem.Should().Be("write a number and d, h, m or s, as in 24h or 1h30m");
    }

    [Theory]
    [InlineData("24hours", "24h")]
    [InlineData("1hour", "1h")]
    [InlineData("2hrs", "2h")]
    [InlineData("2hr", "2h")]
    [InlineData("7days", "7d")]
    [InlineData("1Day", "1d")]
    [InlineData("30min", "30m")]
    [InlineData("30mins", "30m")]
    [InlineData("1minute", "1m")]
    [InlineData("1h30minutes", "30m")]
    [InlineData("5sec", "5s")]
    [InlineData("5secs", "5s")]
    [InlineData("5 seconds", "5s")]
    [InlineData("1second", "1s")]
    [InlineData("24 h", "24h")]
    [InlineData("24H", "24h")]
    [InlineData("2w", "14d")]
    [InlineData("1 Week", "7d")]
    public void A_spelt_out_unit_is_answered_with_its_letter(string text, string meant)
    {
        DurationText.Parse(text, out var problem).Should().BeNull();
        problem.Should().Be($"did you mean \"{meant}\"?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0h")]
    [InlineData("0d0s")]
    public void No_time_at_all_is_no_duration(string text)
    {
        DurationText.Parse(text, out var problem).Should().BeNull();
        problem.Should().Be("it is longer than nothing, as in 24h or 1h30m");
    }

    [Theory]
    [InlineData("3650d1s")]
    [InlineData("3651d")]
    [InlineData("87601h")]
    [InlineData("999999999d")]
    [InlineData("999999999h")]
    [InlineData("3650d999999999d")]
    public void More_than_ten_years_is_refused(string text)
    {
        DurationText.Parse(text, out var problem).Should().BeNull();
        problem.Should().Be("the longest is 3650d");
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.9, "0s")]
    [InlineData(-5, "0s")]
    [InlineData(1, "1s")]
    [InlineData(60, "1m")]
    [InlineData(61.5, "1m1s")]
    [InlineData(3600, "1h")]
    [InlineData(5400, "1h30m")]
    [InlineData(86399, "23h59m59s")]
    [InlineData(86400, "24h")]
    [InlineData(172799, "47h59m59s")]
    [InlineData(172800, "2d")]
    [InlineData(93784, "26h3m4s")]
    public void A_duration_is_written_the_way_it_is_read(double seconds, string text) =>
        DurationText.Write(TimeSpan.FromSeconds(seconds)).Should().Be(text);
}
