using TcssGate.Cli.Terminal;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Tests.Terminal;

public sealed class ProgressBoardTests
{
    private static readonly ImageReference[] Images = [.. Enumerable.Range(1, 4).Select(n => ImageReference.Parse($"shop/web:{n}", out _)!)];

    [Theory]
    [InlineData(GateStage.Resolving, null, null, "", "looking it up")]
    [InlineData(GateStage.Syncing, null, null, "", "waiting for TCSS to look into the registries")]
    [InlineData(GateStage.Queued, null, null, "it was not scanned yet", "waiting for its scan: it was not scanned yet")]
    [InlineData(GateStage.Queued, null, 90, "", "waiting for its scan, about 1m30s left")]
    [InlineData(GateStage.Scanning, 40, 12, "", "scanning, 40 %, about 12s left")]
    [InlineData(GateStage.Scanning, 0, null, "", "scanning, 0 %")]
    [InlineData(GateStage.Scanning, null, 0, "", "scanning")]
    [InlineData(GateStage.Reading, null, null, "", "reading its findings")]
    public void A_step_is_said_in_words(GateStage stage, int? percent, int? seconds, string note, string words) =>
        ProgressBoard.Describe(new GateEvent(Images[0], stage, percent, seconds is { } left ? TimeSpan.FromSeconds(left) : null, note)).Should().Be(words);

    [Fact]
    public void A_verdict_is_said_by_its_name() =>
        ProgressBoard.Describe(new GateEvent(Images[0], GateStage.Judged, Verdict: new Verdict.NotMet([]))).Should().Be("not-met");

    [Fact]
    public void A_new_percentage_alone_is_no_news()
    {
        var board = new ProgressBoard(Images);

        board.Note(new GateEvent(Images[0], GateStage.Scanning, 10)).Should().BeTrue();
        board.Note(new GateEvent(Images[0], GateStage.Scanning, 20)).Should().BeFalse();
        board.Note(new GateEvent(Images[0], GateStage.Scanning, 20, Note: "again")).Should().BeTrue();
        board.Note(new GateEvent(Images[0], GateStage.Queued)).Should().BeTrue();
    }

    [Fact]
    public void All_images_together_are_one_line()
    {
        var board = new ProgressBoard(Images);
        board.Note(new GateEvent(Images[0], GateStage.Judged, Verdict: new Verdict.Met()));
        board.Note(new GateEvent(Images[1], GateStage.Scanning, 10));

        board.Summary().Should().Be("1 of 4 judged, 1 scanning, 2 waiting");
    }

    [Fact]
    public void What_is_scanned_and_not_judged_yet_does_not_count_as_waiting()
    {
        var board = new ProgressBoard(Images);
        board.Note(new GateEvent(Images[0], GateStage.Scanned));
        board.Note(new GateEvent(Images[1], GateStage.Reading));
        board.Note(new GateEvent(Images[2], GateStage.Queued));
        board.Note(new GateEvent(Images[3], GateStage.Syncing));

        board.Summary().Should().Be("0 of 4 judged, 2 scanned, 2 waiting");
    }

    [Fact]
    public void One_image_alone_says_its_own_step()
    {
        var board = new ProgressBoard(Images[..1]);
        board.Note(new GateEvent(Images[0], GateStage.Scanning, 40));

        board.Summary().Should().Be("scanning, 40 %");
    }
}
