using Spectre.Console;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>Progress on a terminal: a line with a bar for each image that is at work, redrawn in place and gone at the end.</summary>
internal sealed class LiveProgress(IReadOnlyList<ImageReference> images, TextWriter writer, TimeProvider time)
{
    private const int MostLines = 10;

    // A terminal echoes ^C behind the last line; had that no room, the picture would move down and one line of it stay behind.
    private const int RoomForCtrlC = 4;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromSeconds(1);

    private readonly ProgressBoard board = new(images);
    private readonly Lock turn = new();
    private readonly long start = time.GetTimestamp();

    /// <summary>Runs something, and shows how it goes on.</summary>
    public async Task<T> ShowAsync<T>(Func<Action<GateEvent>, Task<T>> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(writer) });

        // Asked for each time, since a terminal can be resized.
        Rows Picture() => this.Draw(Math.Max(1, console.Profile.Width - RoomForCtrlC));

        return await console.Live(Picture()).AutoClear(true).StartAsync(async live =>
        {
            void Redraw()
            {
                lock (this.turn)
                {
                    live.UpdateTarget(Picture());
                }
            }

            await using var ticks = time.CreateTimer(_ => Redraw(), null, RedrawEvery, RedrawEvery);
            return await run(step =>
            {
                lock (this.turn)
                {
                    // A look at hundreds of images tells hundreds of new percentages; they can wait for the next tick.
                    if (this.board.Note(step))
                    {
                        live.UpdateTarget(Picture());
                    }
                }
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private Rows Draw(int width)
    {
        var active = this.board.Latest.Where(step => step.Stage != GateStage.Judged).ToList();
        var lines = active.OrderByDescending(step => step.Stage == GateStage.Scanning).Take(MostLines).Select(step => ProgressLine.Of(step, width));
        var elapsed = $"{DurationText.Write(time.GetElapsedTime(this.start))} elapsed";
        var closing = images.Count == 1 ? elapsed : $"{this.board.Summary()}, {elapsed}";
        return new Rows(lines.Append(closing.Length <= width ? closing : closing[..width]).Select(line => new Text(line)));
    }
}
