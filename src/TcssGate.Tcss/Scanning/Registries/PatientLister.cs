using TcssGate.Core.Images;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>A lister that waits out outages until a deadline.</summary>
internal sealed class PatientLister(ImageLister lister, Patience patience)
{
    /// <summary>As <see cref="ImageLister.CostOf"/>.</summary>
    public int CostOf(IReadOnlyCollection<ImageReference> wanted) => lister.CostOf(wanted);

    /// <summary>As <see cref="ImageLister.ListAsync"/>.</summary>
    public Task<ImageListing> ListAsync(IReadOnlyCollection<ImageReference> wanted, TimeSpan deadline, CancellationToken cancellation) =>
        patience.RunAsync(token => lister.ListAsync(wanted, token), deadline, cancellation);

    /// <summary>As <see cref="ImageLister.ListAllAsync"/>.</summary>
    public Task<ImageListing> ListAllAsync(TimeSpan deadline, CancellationToken cancellation) =>
        patience.RunAsync(lister.ListAllAsync, deadline, cancellation);
}
