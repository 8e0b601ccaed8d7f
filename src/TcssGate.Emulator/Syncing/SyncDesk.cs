using TcssGate.Emulator.Clocks;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Syncing;

/// <summary>Runs syncs: what a registry holds becomes listed when one has ended.</summary>
internal sealed class SyncDesk
{
    private readonly World world;
    private readonly Estate estate;
    private readonly Timeline timeline;
    private readonly Dictionary<long, DateTimeOffset?> latest;
    private int failures;

    public SyncDesk(World world, Estate estate, Timeline timeline, DateTimeOffset start)
    {
        (this.world, this.estate, this.timeline) = (world, estate, timeline);
        this.LastSuccess = start - world.Sync.LastSuccess;
        this.latest = world.Registries.ToDictionary(registry => registry.Id, registry => registry.Failing is null ? this.LastSuccess : null);
    }

    /// <summary><c>success</c> or <c>failed</c>: how the last one ended.</summary>
    public string Ended { get; private set; } = SyncWords.Success;

    public string Error { get; private set; } = "";

    public DateTimeOffset? LastSuccess { get; private set; }

    private SyncRun? Run { get; set; }

    public SyncRun? Shown(DateTimeOffset now) => this.Run is { } run && now >= run.ShowsFrom ? run : null;

    /// <summary>When a registry was last synced; <see langword="null"/>: never.</summary>
    public DateTimeOffset? Latest(long registry) => this.latest[registry];

    /// <summary>Starts a sync; while one runs, another call changes nothing.</summary>
    public void Start(IReadOnlyList<RegistrySpec> registries, DateTimeOffset now)
    {
        if (this.Run is null)
        {
            var run = new SyncRun(now + this.world.Sync.StaleFor, now + this.world.Sync.Takes, registries);
            this.Run = run;
            this.timeline.At(run.End, () => this.Finish(run));
        }
    }

    private void Finish(SyncRun run)
    {
        this.Run = null;
        if (this.world.Sync.Fails is { } reason && this.failures < this.world.Sync.FailTimes)
        {
            this.failures++;
            (this.Ended, this.Error) = (SyncWords.Failed, reason);
            return;
        }

        var failing = run.Registries.FirstOrDefault(registry => registry.Failing is not null);
        this.List(run);
        var failed = failing is not null && (this.world.Sync.FailsWithRegistry || run.Registries.All(registry => registry.Failing is not null));
        (this.Ended, this.Error) = failed ? (SyncWords.Failed, failing!.Failing!) : (SyncWords.Success, "");
        this.LastSuccess = failed ? this.LastSuccess : run.End;
    }

    private void List(SyncRun run)
    {
        var working = run.Registries.Where(registry => registry.Failing is null).ToHashSet();
        foreach (var registry in working)
        {
            this.latest[registry.Id] = run.End;
        }

        foreach (var image in this.estate.All.Where(image => working.Contains(image.Registry)))
        {
            image.Sync(this.world.Quirks);
        }
    }
}

/// <summary>A sync that runs.</summary>
/// <param name="ShowsFrom">Until then the old status still shows.</param>
/// <param name="End">When it ends.</param>
/// <param name="Registries">What it looks into.</param>
internal sealed record SyncRun(DateTimeOffset ShowsFrom, DateTimeOffset End, IReadOnlyList<RegistrySpec> Registries);

/// <summary>The words of a sync's status.</summary>
internal static class SyncWords
{
    public const string Doing = "doing";
    public const string Success = "success";
    public const string Failed = "failed";
}
