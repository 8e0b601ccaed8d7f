using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Reports;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>
/// Progress as lines, for logs: one when something changes, and one at least every 30 seconds so that a job is never silent. Of very many images only the
/// sum is said.
/// </summary>
internal sealed class PlainProgress(IReadOnlyList<ImageReference> images, TextWriter writer, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    // A line for each of thousands of images is a log that nobody reads.
    private const int MostByName = 300;

    private readonly ProgressBoard board = new(images);
    private readonly Lock turn = new();
    private readonly long start = time.GetTimestamp();
    private long lastLine = time.GetTimestamp();

    /// <summary>Runs something, and says how it goes on.</summary>
    public async Task<T> ShowAsync<T>(Func<Action<GateEvent>, Task<T>> run)
    {
        await using var pulse = time.CreateTimer(_ => this.Pulse(), null, LongestSilence, LongestSilence / 3);
        return await run(this.Report).ConfigureAwait(false);
    }

    private void Report(GateEvent step)
    {
        lock (this.turn)
        {
            if (this.board.Note(step) && images.Count <= MostByName && step.Stage is not (GateStage.Resolving or GateStage.Scanned))
            {
                this.Say($"{step.Image}: {ProgressBoard.Describe(step)}");
            }
        }
    }

    // The timer comes more often than the silence may last, so that a line just before it does not make the next silence too long.
    private void Pulse()
    {
        lock (this.turn)
        {
            if (time.GetElapsedTime(this.lastLine) >= LongestSilence * 2 / 3)
            {
                this.Say(images.Count == 1 ? $"{images[0]}: {this.board.Summary()}" : this.board.Summary());
            }
        }
    }

    private void Say(string text)
    {
        this.lastLine = time.GetTimestamp();
        writer.WriteLine($"[{DurationText.Write(time.GetElapsedTime(this.start))}] {PlainText.Clean(text)}");
    }
}
