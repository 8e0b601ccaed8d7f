using TcssGate.Cli.Commands;
using TcssGate.Core.Images;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Terminal;

/// <summary>How a run shows itself: whether in colour, and its progress redrawn in place or as lines.</summary>
internal sealed class Display(AppEnvironment environment, GateArguments arguments)
{
    /// <summary>Whether what goes to standard output is coloured.</summary>
    public bool ColorsOutput => ColorChoice.OfOutput(environment, arguments.NoColor);

    /// <summary>Runs something, and shows how it goes on.</summary>
    public Task<T> ShowAsync<T>(GateOrder order, TimeProvider time, Func<Action<GateEvent>, Task<T>> run)
    {
        // Lines of calls and a picture that is redrawn would overwrite each other.
        IReadOnlyList<ImageReference> images = [.. order.Images.Select(image => image.Reference)];
        return environment.ErrorIsTerminal && ColorChoice.IsWanted(environment, arguments.NoColor) && !arguments.Verbose
            ? new LiveProgress(images, environment.Error, time).ShowAsync(run)
            : new PlainProgress(images, environment.Error, time).ShowAsync(run);
    }
}
