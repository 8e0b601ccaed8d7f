using TcssGate.Tcss.Api.Mapping;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class WireTimeTests
{
    [Theory]
    [InlineData("2022-01-14T21:03:19+08:00")]
    [InlineData("2022-01-14T21:03:19+0800")]
    [InlineData("2022-01-14T13:03:19Z")]
    [InlineData("2022-01-14T13:03:19.000Z")]
    [InlineData("2022-01-14T13:03:19.000000000Z")]
    [InlineData("2022-01-14T08:03:19-05:00")]
    [InlineData("2022-01-14 13:03:19 +0000 UTC")]
    [InlineData("2022-01-14 21:03:19 +0800")]
    [InlineData("2022-01-14 21:03:19")]
    [InlineData("2022-01-14T21:03:19")]
    [InlineData(" 2022-01-14T21:03:19+08:00 ")]
    public void Every_way_to_write_a_time_is_read_and_without_a_zone_it_is_Chinas(string text) =>
        WireTime.Read(text).Should().Be(new DateTimeOffset(2022, 1, 14, 13, 3, 19, TimeSpan.Zero));

    [Fact]
    public void Fractions_of_a_second_are_kept() =>
        WireTime.Read("2021-01-29T06:10:12.021Z").Should().Be(new DateTimeOffset(2021, 1, 29, 6, 10, 12, 21, TimeSpan.Zero));

    [Fact]
    public void A_day_is_its_midnight_in_China() =>
        WireTime.Read("2019-06-28").Should().Be(new DateTimeOffset(2019, 6, 28, 0, 0, 0, TimeSpan.FromHours(8)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("never")]
    [InlineData("2022-13-14T21:03:19+08:00")]
    [InlineData("2022-01-14T21:03:19+99:00")]
    [InlineData("1642165399")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1900-01-01T00:00:00+00:00")]
    [InlineData("1970-01-01T08:00:00+08:00")]
    [InlineData("0000-00-00 00:00:00")]
    public void What_is_no_time_is_unknown(string? text) => WireTime.Read(text).Should().BeNull();
}
