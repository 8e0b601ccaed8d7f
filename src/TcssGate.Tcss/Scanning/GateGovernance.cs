using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Tcss.Scanning;

/// <summary>Decides which policies govern each image once TCSS has said under which names it knows the image.</summary>
public static class GateGovernance
{
    /// <summary>An image before TCSS is asked: governed by the policies that match what was written.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="given">Every policy that the run was given.</param>
    /// <param name="timeout">How long to wait, whatever the policies say; <see langword="null"/>: as they say.</param>
    public static OrderedImage Provisional(ImageReference reference, PolicySet given, TimeSpan? timeout) => Of(reference, given.Provisional(reference), timeout);

    /// <summary>The images with the policies that govern them by all of their names.</summary>
    /// <param name="order">The order, with images as they were before TCSS was asked.</param>
    /// <param name="rowsOf">Every row of the content that a reference means; empty when TCSS lists none, or several images.</param>
    /// <exception cref="UngovernedImageException">No policy governs some image.</exception>
    internal static GateOrder Decide(GateOrder order, Func<ImageReference, IReadOnlyList<KnownImage>> rowsOf)
    {
        var images = order.Images
            .Select(image => (Image: image, Rows: rowsOf(image.Reference)))
            .Select(of => Decide(order, of.Image, ImageNames.Of(of.Image.Reference, of.Rows), isListed: of.Rows.Count > 0))
            .ToList();
        return images.Where(image => image.Policies.Count == 0).Select(image => image.Reference).ToList() is { Count: > 0 } ungoverned
            ? throw new UngovernedImageException(ungoverned, order.Given!)
            : order with { Images = images };
    }

    /// <summary>The images with the policies that govern them by all of their names.</summary>
    /// <exception cref="UngovernedImageException">No policy governs some image.</exception>
    internal static GateOrder Decide(GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> resolved) =>
        Decide(order, image => resolved[image].KnownAs);

    /// <summary>The same once details were read: that of an image on nodes says where it was pulled from, and may so add a policy.</summary>
    internal static GateOrder Decide(GateOrder order, IReadOnlyDictionary<ImageReference, Resolved> rows, IReadOnlyDictionary<ImageReference, Resolved> details) =>
        Decide(order, image => details[image].Listed is { } detail ? [.. rows[image].KnownAs, detail.Image] : rows[image].KnownAs);

    /// <summary>What a result states of the policies of an image.</summary>
    internal static ImageGovernance? Stated(GateOrder order, OrderedImage image) =>
        image.Names is { } names ? ImageGovernance.Of(names, image.Policies, order.Given?.All ?? image.Policies) : null;

    private static OrderedImage Decide(GateOrder order, OrderedImage image, ImageNames names, bool isListed)
    {
        // What no node holds has no name to go by, and is undecided by every policy.
        var governing = order.Given is not { } given ? image.Policies
            : order.Source == ImageSource.Node && !isListed ? given.All
            : given.Governing(names);
        return (order.Given is null ? image : Of(image.Reference, governing, order.Timeout)) with { Names = names };
    }

    private static OrderedImage Of(ImageReference reference, IReadOnlyList<Policy> policies, TimeSpan? timeout)
    {
        if (policies.Count == 0)
        {
            return new OrderedImage(reference, [], new ScanRequirement([], TimeSpan.Zero, TimeSpan.Zero));
        }

        var image = OrderedImage.For(reference, policies);
        return timeout is { } asked ? image with { Scan = image.Scan with { Timeout = asked } } : image;
    }
}

/// <summary>No policy governs some images, by any of the names under which TCSS knows them. Nothing was scanned.</summary>
public sealed class UngovernedImageException : Exception
{
    internal UngovernedImageException(IReadOnlyList<ImageReference> images, PolicySet given)
        : base($"no policy governs {string.Join(", ", images)}; add a pattern for it to \"images\" of {string.Join(" or ", given.All.Select(policy => policy.Name))}")
    {
    }
}
