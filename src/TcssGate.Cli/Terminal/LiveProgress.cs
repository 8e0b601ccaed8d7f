using Spectre.Console;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Reports;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>Progress on a terminal: a line with a bar for each image that is at work, redrawn in place and gone at the end.</summary>
internal sealed class LiveProgress(IReadOnlyList<ImageReference> images, TextWriter writer, TimeProvider time)
{
    private const int MostLines = 10;
    private const int BarWidth = 24;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromSeconds(1);

    private readonly ProgressBoard board = new(images);
    private readonly Lock turn = new();
    private readonly long start = time.GetTimestamp();

    /// <summary>Runs something, and shows how it goes on.</summary>
    public async Task<T> ShowAsync<T>(Func<Action<GateEvent>, Task<T>> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(writer) });
        return await console.Live(this.Draw()).AutoClear(true).StartAsync(async live =>
        {
            void Redraw()
            {
                lock (this.turn)
                {
                    live.UpdateTarget(this.Draw());
                }
            }

            await using var ticks = time.CreateTimer(_ => Redraw(), null, RedrawEvery, RedrawEvery);
            return await run(step =>
            {
                lock (this.turn)
                {
                    this.board.Note(step);
                    live.UpdateTarget(this.Draw());
                }
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private Rows Draw()
    {
        var active = this.board.Latest.Where(step => step.Stage != GateStage.Judged).ToList();
        var lines = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().PadLeft(2));
        foreach (var step in active.OrderByDescending(step => step.Stage == GateStage.Scanning).Take(MostLines))
        {
            lines.AddRow(new Text($"{Bar(step)} {ProgressBoard.Describe(step with { Note = PlainText.Clean(step.Note, 60) })}"), new Text(step.Image.ToString()));
        }

        var elapsed = DurationText.Write(time.GetElapsedTime(this.start));
        return new Rows(lines, new Text(images.Count == 1 ? $"{elapsed} elapsed" : $"{this.board.Summary()}, {elapsed} elapsed"));
    }

    private static string Bar(GateEvent step)
    {
        var filled = (step.Stage == GateStage.Scanning ? step.Percent ?? 0 : 0) * BarWidth / 100;
        return new string('█', Math.Clamp(filled, 0, BarWidth)).PadRight(BarWidth, '░');
    }
}
