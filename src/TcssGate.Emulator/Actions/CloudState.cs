using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Syncing;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Actions;

/// <summary>The cloud as it is now, and what will happen to it.</summary>
internal sealed class CloudState
{
    public CloudState(World world, DateTimeOffset start)
    {
        this.World = world;
        this.Start = this.Now = start;
        this.Time = new ServerTime(world.Clock.Skew);
        this.Estate = new Estate(world, start);
        this.Nodes = new NodeEstate(world, start);
        var licences = new Licences(world.LicencesLeft);
        this.Scans = new ScanDesk<ImageState>(this.Timeline, licences);
        this.NodeScans = new ScanDesk<NodeImageState>(this.Timeline, licences);
        this.Sync = new SyncDesk(world, this.Estate, this.Timeline, start);
        if (world.Quirks.RowsLag > TimeSpan.Zero)
        {
            this.Estate.All.Concat<ScannableState>(this.Nodes.All).ToList().ForEach(image => image.Remember(this.Timeline));
        }

        this.Foresee();
    }

    public World World { get; }

    public DateTimeOffset Start { get; }

    /// <summary>When the call arrived that is being answered.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The moment that rows of lists show.</summary>
    public DateTimeOffset RowsNow => this.Now - this.World.Quirks.RowsLag;

    public ServerTime Time { get; }

    public Timeline Timeline { get; } = new();

    public Estate Estate { get; }

    /// <summary>The images on nodes.</summary>
    public NodeEstate Nodes { get; }

    public ScanDesk<ImageState> Scans { get; }

    public ScanDesk<NodeImageState> NodeScans { get; }

    public SyncDesk Sync { get; }

    public void CatchUp(DateTimeOffset now)
    {
        this.Timeline.CatchUp(now);
        this.Now = now;
    }

    /// <summary>Lets something happen to every image of a name.</summary>
    public void Change(string image, ImageChange change, DateTimeOffset at)
    {
        foreach (var state in this.Estate.Named(image))
        {
            state.Change(change, this.World.Quirks);
            if (change.ScanStarts && state.CanBeScanned)
            {
                this.Scans.Begin(state, ScannedTypes.All, at);
            }
        }

        foreach (var state in this.Nodes.Named(image))
        {
            state.Change(change);
            if (change.ScanStarts && state.CanBeScanned)
            {
                this.NodeScans.Begin(state, ScannedTypes.All, at);
            }
        }
    }

    private void Foresee()
    {
        foreach (var image in this.Estate.All)
        {
            this.Scans.Foresee(image, this.Start);
        }

        foreach (var image in this.Nodes.All)
        {
            this.NodeScans.Foresee(image, this.Start);
        }

        foreach (var coming in this.World.Events)
        {
            var at = this.Start + coming.At;
            this.Timeline.At(at, () => this.Change(coming.Image, coming.Change, at));
        }
    }
}
