using System.Text.RegularExpressions;
using TcssGate.Cli.Terminal;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;
using TcssGate.Testing;

namespace TcssGate.Cli.Tests.Terminal;

/// <summary>What a terminal shows of a run.</summary>
public sealed partial class LiveProgressTests : IDisposable
{
    private const string ShowCursor = "\u001b[?25h";
    private static readonly ImageReference[] Images = [.. Enumerable.Range(1, 30).Select(n => ImageReference.Parse($"ccr.ccs.tencentyun.com/shop/{new string('a', 60)}:{n}", out _)!)];

    private readonly ManualTime time = new();
    private readonly StringWriter screen = new();

    [Fact]
    public async Task It_shows_at_most_ten_images_and_sums_up_all_of_them()
    {
        await this.ShowAsync(Images, report =>
        {
            Images.ToList().ForEach(image => report(new GateEvent(image, GateStage.Scanning, 50)));
            this.time.Advance(TimeSpan.FromSeconds(1));
        });

        var picture = this.screen.ToString().Split("\u001b[2K")[^1];
        this.Text.Should().Contain("scanning  50 %").And.Contain("0 of 30 judged, 30 scanning, 1s elapsed");
        this.Text.Should().Contain("a:10").And.NotContain("a:11");
        picture.Should().EndWith(ShowCursor, "the picture is gone at the end, and the cursor is back");
    }

    [Fact]
    public async Task Percentages_of_many_images_are_drawn_together()
    {
        var drawn = 0;
        await this.ShowAsync(Images, report =>
        {
            Images.ToList().ForEach(image => report(new GateEvent(image, GateStage.Scanning, 50)));
            drawn = this.screen.ToString().Length;
            Images.ToList().ForEach(image => report(new GateEvent(image, GateStage.Scanning, 51)));
            this.screen.ToString().Length.Should().Be(drawn);
            this.time.Advance(TimeSpan.FromSeconds(1));
        });

        this.Text.Should().Contain("scanning  51 %");
    }

    [Fact]
    public async Task No_line_fills_its_row()
    {
        await this.ShowAsync(Images, report => report(new GateEvent(Images[0], GateStage.Scanning, 50, TimeSpan.FromDays(2))));

        // Without a terminal, the width is taken to be 80.
        this.Text.Split('\n').Max(line => line.Length).Should().BeLessThanOrEqualTo(80 - 4);
    }

    [Fact]
    public async Task The_cursor_comes_back_when_the_run_is_stopped()
    {
        var run = () => this.ShowAsync(Images[..1], _ => throw new OperationCanceledException());

        await run.Should().ThrowAsync<OperationCanceledException>();
        this.screen.ToString().Should().EndWith(ShowCursor);
    }

    [Fact]
    public async Task What_the_service_says_never_reaches_the_terminal()
    {
        await this.ShowAsync(Images[..1], report => report(new GateEvent(Images[0], GateStage.Queued, Note: "\u001b]0;owned\u0007[red]")));

        this.screen.ToString().Should().NotContain("owned").And.NotContain("[red]");
    }

    public void Dispose() => this.screen.Dispose();

    private string Text => Sequence().Replace(this.screen.ToString(), "\n");

    private Task<int> ShowAsync(ImageReference[] images, Action<Action<GateEvent>> run) =>
        new LiveProgress(images, this.screen, this.time).ShowAsync(report =>
        {
            run(report);
            return Task.FromResult(0);
        });

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]|\r")]
    private static partial Regex Sequence();
}
