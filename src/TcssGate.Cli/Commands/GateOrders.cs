using TcssGate.Cli.Files;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Cli.Commands;

/// <summary>Turns arguments, images and policies into what the gate is asked to do, the same for <c>apply</c> and <c>plan</c>.</summary>
internal static class GateOrders
{
    /// <summary>The order.</summary>
    /// <exception cref="UserError">An option is no good, or no policy governs an image.</exception>
    public static GateOrder Of(GateArguments arguments, IReadOnlyList<ImageReference> images, IReadOnlyList<PolicyFile> policies)
    {
        var timeout = arguments.ReadTimeout();
        var all = policies.Select(file => file.Policy).ToList();
        return new GateOrder([.. images.Select(image => Ordered(image, PolicyFiles.Governing(all, image), timeout))])
        {
            Rescan = arguments.Rescan,
            Parallelism = arguments.ReadParallelism(),
            Override = arguments.ReadOverride(),
        };
    }

    /// <summary>Today, by a clock (UTC).</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static OrderedImage Ordered(ImageReference image, IReadOnlyList<Policy> governing, TimeSpan? timeout)
    {
        var ordered = OrderedImage.For(image, governing);
        return timeout is { } given ? ordered with { Scan = ordered.Scan with { Timeout = given } } : ordered;
    }
}
