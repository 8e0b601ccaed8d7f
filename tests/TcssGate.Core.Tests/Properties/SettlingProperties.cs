using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Properties;

/// <summary>Whatever snapshots come, in whatever order: only a new, complete and settled result is ever taken. The seed is fixed.</summary>
public sealed class SettlingProperties
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20270301, 1);
    private static readonly DateTimeOffset Before = Some.Now.AddMinutes(-30);
    private static readonly ScanStart Start = new(Some.Now, TimeSpan.FromHours(1)) { Before = Before };

    private static readonly string[] Words = ["SCANNED", "SCANNED", "SCANNED", "SCANNING", "NOT_SCAN", "SCAN_ERR", "UNSUPPORTED", ""];

    private static Gen<TypeSnapshot> Type =>
        from word in Gen.Elements(Words)
        from progress in Gen.Elements<int?>(100, 100, 100, 40, 0, null)
        from error in Gen.Elements(null, null, null, "timeout")
        select new TypeSnapshot(ScanStatus.Parse(word), progress, error);

    private static Gen<int?> Count => Gen.Elements<int?>(0, 0, 1, 2, null);

    private static Gen<ScanSnapshot> Snapshot =>
        from types in Gen.OneOf(Type.Select(type => (type, Some.TypeDone, Some.TypeDone)), Type.Three())
        from word in Gen.Elements(Words)
        from progress in Gen.Elements<int?>(100, 100, 100, 60, null)
        from minutes in Gen.Elements<int?>(1, 1, 2, -1, -3, -30, -300, 30, null)
        from digest in Gen.Elements<Digest?>(Some.Digest, Some.Digest, Some.Digest, Some.OtherDigest, null)
        from counts in Count.Four()
        from source in Gen.Elements(Enum.GetValues<SnapshotSource>())
        select Some.Scan with
        {
            Digest = digest,
            Status = ScanStatus.Parse(word),
            Progress = progress,
            Cve = types.Item1,
            Virus = types.Item2,
            Risk = types.Item3,
            ScanTime = minutes is { } known ? Some.Now.AddMinutes(known) : null,
            Vulnerabilities = counts.Item1,
            Viruses = counts.Item2,
            Risks = counts.Item3,
            SensitiveInfo = counts.Item4,
            Source = source,
        };

    [Fact]
    public void Only_a_complete_and_new_result_of_the_pinned_image_ends_the_wait() => Hold(
        from looks in Snapshot.NonEmptyListOf().Resize(12)
        from origin in Gen.Elements(ScanOrigin.Triggered, ScanOrigin.Joined)
        from row in Gen.Elements(true, false)
        select (Looks: looks, Watch: new ScanWatch(Some.Image, ScanTypes.All, origin, Start with { FromRow = row }, TimeSpan.Zero)),
        run =>
        {
            var watch = run.Watch;
            for (var at = 0; at < run.Looks.Count; at++)
            {
                watch = watch.Observe(run.Looks[at], TimeSpan.FromSeconds(at * 30));
                if (watch.Next(0) is WaitStep.Done && !IsProof(run.Looks[at], run.Watch.Start, Some.Now.AddSeconds(at * 30)))
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void Two_snapshots_agree_only_about_what_both_say() => Hold(
        from first in Snapshot
        from other in Snapshot
        from same in Gen.Elements(true, false)
        from counts in Count.Two()
        select (First: first, Second: same ? first with { Vulnerabilities = counts.Item1, Viruses = counts.Item2 } : other),
        pair => SnapshotComparison.Of(pair.First, pair.Second, Some.Image) is not SnapshotComparison.Agreed { Result: var result }
            || (pair.Second.Digest == Some.Digest
                && pair.First.ScanTime == pair.Second.ScanTime
                && pair.First.Status == pair.Second.Status
                && pair.First.Progress == pair.Second.Progress
                && ScanTypes.All.All(type => pair.First.Of(type).Status == pair.Second.Of(type).Status && pair.First.Of(type).Error == pair.Second.Of(type).Error)
                && BothSay(result.Vulnerabilities, pair.First.Vulnerabilities, pair.Second.Vulnerabilities)
                && BothSay(result.Viruses, pair.First.Viruses, pair.Second.Viruses)
                && BothSay(result.Risks, pair.First.Risks, pair.Second.Risks)));

    [Fact]
    public void A_result_that_is_written_part_by_part_within_two_seconds_is_taken_as_a_whole_or_not_at_all() => Hold(
        from delays in Gen.Choose(0, 1900).ArrayOf(7)
        from lags in Gen.Choose(0, 900).ArrayOf(40)
        from rows in Gen.Elements(true, false).ArrayOf(40)
        from pace in Gen.Choose(100, 1000)
        select (delays, lags, rows, pace),
        world =>
        {
            var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start, TimeSpan.Zero);
            (ScanSnapshot Snapshot, int At)? first = null;
            for (var look = 0; look < world.lags.Length; look++)
            {
                var at = look * world.pace;
                var shown = Shown(world.delays, at - (world.rows[look] ? world.lags[look] : 0));
                if (first is { } proof)
                {
                    if (at - proof.At < SnapshotComparison.Apart.TotalMilliseconds)
                    {
                        continue;
                    }

                    if (SnapshotComparison.Of(proof.Snapshot, shown, Some.Image) is SnapshotComparison.Agreed { Result: var result })
                    {
                        return result == Shown(world.delays, int.MaxValue);
                    }
                }

                watch = watch.Observe(shown, TimeSpan.FromMilliseconds(at));
                first = watch.Next(0) is WaitStep.Done ? (shown, at) : null;
            }

            return true;
        });

    // The scan ends three seconds after its start; each part shows the old result until it is written.
    private static ScanSnapshot Shown(int[] delays, int at)
    {
        bool Written(int part) => at >= 3000 + delays[part];
        var running = at < 3000;
        return Some.Scan with
        {
            Status = ScanStatus.Parse(running ? "SCANNING" : Written(0) ? "SCANNED" : "NOT_SCAN"),
            Progress = Written(1) ? 100 : 99,
            ScanTime = Written(2) ? Some.Now.AddSeconds(3) : Before,
            Virus = running ? Some.TypeRunning : Written(3) ? Some.TypeDone : Some.TypeNotScanned,
            Vulnerabilities = Written(4) ? 7 : 0,
            Viruses = Written(5) ? 1 : 0,
            Risks = Written(6) ? 2 : 0,
            BySeverity = null,
            Trusted = null,
        };
    }

    private static bool BothSay(int? result, int? first, int? second) => result is null ? second is null : result == first && result == second;

    // Written again on purpose: what a proof asks must not be tested by asking the proof.
    private static bool IsProof(ScanSnapshot look, ScanStart start, DateTimeOffset now) =>
        look is { Status.Word: "SCANNED", Progress: 100, ScanTime: { } time }
        && look.Digest == Some.Digest
        && ScanTypes.All.All(type => look.Of(type) is { Status.Word: "SCANNED", Error: null, Progress: null or 100 })
        && time > Before
        && time >= start.At - TimeSpan.FromMinutes(2)
        && (!start.FromRow || time >= start.At - TimeSpan.FromSeconds(3))
        && now - time <= TimeSpan.FromHours(1)
        && time - now <= TimeSpan.FromMinutes(10);

    private static void Hold<T>(Gen<T> cases, Func<T, bool> promise) => Check.One(Settings, Prop.ForAll(cases.ToArbitrary(), promise));
}
