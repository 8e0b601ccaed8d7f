using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class NodeRowTests
{
    private static readonly SeverityCounts Counts = new(1, 2, 3, 4);

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(-999, true)]
    [InlineData(1000, false)]
    [InlineData(-1000, false)]
    public void Counts_of_a_row_are_those_of_a_detail_as_long_as_only_thousandths_of_a_second_are_between_them(int milliseconds, bool same)
    {
        var row = Some.HeldScan with { ScanTime = Some.HeldScan.ScanTime!.Value.AddMilliseconds(milliseconds), BySeverity = Counts };

        (Some.HeldScan with { BySeverity = null }).WithRow(row).BySeverity.Should().Be(same ? Counts : null);
    }

    [Fact]
    public void A_row_without_a_time_is_not_about_a_result_that_has_one() =>
        (Some.HeldScan with { BySeverity = null }).WithRow(Some.HeldScan with { ScanTime = null, BySeverity = Counts }).BySeverity.Should().BeNull();

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, null, null)]
    public void What_the_detail_says_of_trust_comes_before_the_row(bool? detail, bool? row, bool? expected) =>
        (Some.HeldScan with { Trusted = detail }).WithRow(Some.HeldScan with { Trusted = row }).Trusted.Should().Be(expected);
}
