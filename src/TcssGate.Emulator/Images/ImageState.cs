using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Syncing;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Images;

/// <summary>An image of a registry as it is now.</summary>
internal sealed class ImageState : ScannableState
{
    public ImageState(ImageSpec spec, RegistrySpec registry, long id, DateTimeOffset start)
        : base(spec, start)
    {
        this.Spec = spec;
        this.Registry = registry;
        this.Id = id;
        this.Digest = spec.Digest;
        this.RegistryDigest = spec.RegistryDigest;
        this.Listed = spec.Listed;
    }

    public ImageSpec Spec { get; }

    public RegistrySpec Registry { get; }

    public long Id { get; }

    /// <summary>What TCSS lists.</summary>
    public string Digest { get; private set; }

    /// <summary>What the registry holds.</summary>
    public string RegistryDigest { get; private set; }

    public bool Listed { get; private set; }

    /// <summary>TCSS looked into the registry.</summary>
    public void Sync(Quirks quirks)
    {
        this.BeforeChange();
        this.Listed = this.RegistryDigest.Length > 0;
        this.ListAs(this.RegistryDigest, quirks);
    }

    public void Change(ImageChange change, Quirks quirks)
    {
        this.BeforeChange();
        this.RegistryDigest = (change.RegistryDigest ?? change.Digest) is { } word ? EmulatedDigest.Of(word) : this.RegistryDigest;
        this.ListAs(change.Digest is { } listed ? EmulatedDigest.Of(listed) : this.Digest, quirks);
        this.Take(change);
        if (change.Vanishes)
        {
            (this.RegistryDigest, this.Listed, this.Run) = ("", false, null);
        }
    }

    private void ListAs(string digest, Quirks quirks)
    {
        if (digest != this.Digest && digest.Length > 0)
        {
            this.Digest = digest;
            this.Result = quirks.MovedTagKeepsScan ? this.Result : ScanResult.Never;
        }
    }
}
