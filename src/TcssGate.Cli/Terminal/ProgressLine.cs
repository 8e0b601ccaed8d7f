using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>One image's progress on one line of a terminal: a bar, how far it is, and the end of its name, which tells it from the others.</summary>
internal static class ProgressLine
{
    // As long as the longest words with a percentage and a time left of hours.
    private const int WordsWidth = 27;
    private const int WideBar = 20;
    private const int NarrowBar = 10;
    private const int ShortestName = 12;
    private const int NameBesideWideBar = 50;

    /// <summary>The line, at most <paramref name="width"/> characters of one cell each. Nothing in it comes from the service but numbers.</summary>
    public static string Of(GateEvent step, int width)
    {
        var words = Words(step);
        var bar = width >= WordsWidth + WideBar + NameBesideWideBar ? WideBar : width >= WordsWidth + NarrowBar + ShortestName + 2 ? NarrowBar : 0;
        var start = bar > 0 ? $"{Bar(step, bar)} {words.PadRight(WordsWidth)} " : $"{words} ";
        return Cut(start + Name(step.Image, Math.Max(ShortestName, width - start.Length)), width);
    }

    private static string Words(GateEvent step)
    {
        var left = step.Remaining is { } remaining && remaining >= TimeSpan.FromSeconds(1) ? $", {DurationText.Write(remaining)} left" : "";
        return step.Stage switch
        {
            GateStage.Resolving => "looking it up",
            GateStage.Syncing => "syncing the registries",
            GateStage.Queued => $"waiting{left}",
            GateStage.Scanning when step.Percent is { } percent => $"scanning {percent,3} %{left}",
            GateStage.Scanning => $"scanning{left}",
            GateStage.Scanned => "scanned",
            _ => "reading its findings",
        };
    }

    private static string Bar(GateEvent step, int width)
    {
        var filled = step.Stage > GateStage.Scanning ? width : step.Stage == GateStage.Scanning ? (step.Percent ?? 0) * width / 100 : 0;
        return new string('█', Math.Clamp(filled, 0, width)).PadRight(width, '░');
    }

    private static string Name(ImageReference image, int width)
    {
        var name = image.ToString();
        return name.Length <= width ? name : $"…{name[(name.Length - width + 1)..]}";
    }

    private static string Cut(string line, int width) => line.Length <= width ? line : line[..Math.Max(0, width)];
}
