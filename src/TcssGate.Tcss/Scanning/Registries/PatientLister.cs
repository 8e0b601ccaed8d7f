using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning.Registries;

/// <summary>A lister that waits out outages until a deadline.</summary>
internal sealed class PatientLister(ImageLister lister, Patience patience)
{
    /// <summary>As <see cref="ImageLister.CostOf"/>.</summary>
    public int CostOf(IReadOnlyCollection<ImageReference> wanted) => lister.CostOf(wanted);

    /// <summary>As <see cref="ImageLister.FindAsync"/>.</summary>
    public Task<IReadOnlyList<ListedImage>> FindAsync(IReadOnlyCollection<ImageReference> wanted, TimeSpan deadline, CancellationToken cancellation) =>
        patience.RunAsync(token => lister.FindAsync(wanted, token), deadline, cancellation);

    /// <summary>As <see cref="ImageLister.FindAllAsync"/>.</summary>
    public Task<IReadOnlyList<ListedImage>> FindAllAsync(TimeSpan deadline, CancellationToken cancellation) =>
        patience.RunAsync(lister.FindAllAsync, deadline, cancellation);
}
