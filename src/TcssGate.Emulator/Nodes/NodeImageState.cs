using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Nodes;

/// <summary>An image on nodes as it is now.</summary>
internal sealed class NodeImageState(NodeImageSpec spec, DateTimeOffset start) : ScannableState(spec, start)
{
    public NodeImageSpec Spec { get; } = spec;

    /// <summary>Whether rows have it.</summary>
    public bool Listed { get; private set; } = true;

    /// <summary>Whether the detail, scans and lists of findings know it.</summary>
    public bool Known => this.Listed && !this.Spec.Gone;

    /// <summary>Something happens to it; digests are the business of registries.</summary>
    public void Change(ImageChange change)
    {
        this.BeforeChange();
        this.Take(change);
        if (change.Vanishes)
        {
            (this.Listed, this.Run) = (false, null);
        }
    }
}
