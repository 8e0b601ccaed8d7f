using TcssGate.Cli.Terminal;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Tests.Terminal;

public sealed class ProgressLineTests
{
    private static readonly ImageReference Image = ImageReference.Parse("ccr.ccs.tencentyun.com/shop/web:1", out _)!;
    private static readonly ImageReference Long = ImageReference.Parse($"ccr.ccs.tencentyun.com/{new string('a', 200)}/web:1.4.2", out _)!;

    [Theory]
    [InlineData(GateStage.Resolving, null, null, "░░░░░░░░░░░░░░░░░░░░ looking it up               ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Syncing, null, null, "░░░░░░░░░░░░░░░░░░░░ syncing the registries      ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Queued, null, 20, "░░░░░░░░░░░░░░░░░░░░ waiting, 20s left           ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Scanning, 0, null, "░░░░░░░░░░░░░░░░░░░░ scanning   0 %              ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Scanning, 45, 3661, "█████████░░░░░░░░░░░ scanning  45 %, 1h1m1s left ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Scanning, 100, 0, "████████████████████ scanning 100 %              ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Scanned, null, null, "████████████████████ scanned                     ccr.ccs.tencentyun.com/shop/web:1")]
    [InlineData(GateStage.Reading, null, null, "████████████████████ reading its findings        ccr.ccs.tencentyun.com/shop/web:1")]
    public void It_has_a_bar_how_far_it_is_what_is_left_and_the_name(GateStage stage, int? percent, int? seconds, string line) =>
        Line(new GateEvent(Image, stage, percent, seconds is { } left ? TimeSpan.FromSeconds(left) : null), 100).Should().Be(line);

    [Fact]
    public void At_80_columns_a_long_name_keeps_its_end() =>
        Line(new GateEvent(Long, GateStage.Scanning, 50, TimeSpan.FromSeconds(9)), 79).Should().HaveLength(79).And.EndWith("/web:1.4.2").And.Contain(" …");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(60)]
    [InlineData(98)]
    [InlineData(99)]
    [InlineData(250)]
    public void It_never_wraps(int width)
    {
        foreach (var stage in Enum.GetValues<GateStage>().Where(stage => stage != GateStage.Judged))
        {
            Line(new GateEvent(Long, stage, 100, TimeSpan.FromDays(3) + TimeSpan.FromSeconds(3599)), width).Length.Should().BeLessThanOrEqualTo(width);
        }
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1000)]
    public void A_percentage_that_cannot_be_does_not_burst_the_bar(int percent) =>
        Line(new GateEvent(Image, GateStage.Scanning, percent), 200).Count(character => character is '█' or '░').Should().Be(20);

    [Fact]
    public void What_the_service_says_is_not_in_it() =>
        Line(new GateEvent(Image, GateStage.Queued, Note: "\u001b[31mnote"), 200).Should().NotContain("note");

    private static string Line(GateEvent step, int width) => ProgressLine.Of(step, width);
}
