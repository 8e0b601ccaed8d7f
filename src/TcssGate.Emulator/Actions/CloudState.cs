using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Images;
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
        this.Scans = new ScanDesk(this.Timeline, world.LicencesLeft);
        this.Sync = new SyncDesk(world, this.Estate, this.Timeline, start);
        this.Foresee();
    }

    public World World { get; }

    public DateTimeOffset Start { get; }

    /// <summary>When the call arrived that is being answered.</summary>
    public DateTimeOffset Now { get; private set; }

    public ServerTime Time { get; }

    public Timeline Timeline { get; } = new();

    public Estate Estate { get; }

    public ScanDesk Scans { get; }

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
    }

    private void Foresee()
    {
        foreach (var image in this.Estate.All)
        {
            if (image.Spec.Scan.RunningSince is { } since)
            {
                this.Scans.Begin(image, image.Spec.Scan.RunningTypes, this.Start - since);
            }
        }

        foreach (var coming in this.World.Events)
        {
            var at = this.Start + coming.At;
            this.Timeline.At(at, () => this.Change(coming.Image, coming.Change, at));
        }
    }
}
