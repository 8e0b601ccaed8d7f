using TcssGate.Core.Images;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning.Nodes;
using TcssGate.Tcss.Scanning.Registries;

namespace TcssGate.Tcss.Scanning;

/// <summary>Makes the source that an order names.</summary>
internal static class ImageSourceFactory
{
    /// <summary>The source, for one run.</summary>
    public static IImageSource Create(GateOrder order, TcssClient client, RunClock clock) => order.Source switch
    {
        ImageSource.Registry => new RegistrySource(client, clock, new RunSize(order.Images.Count, order.Parallelism)),
        ImageSource.Node => new NodeSource(client, new Patience(clock), new RunSize(order.Images.Count, order.Parallelism)),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Source, null),
    };
}
