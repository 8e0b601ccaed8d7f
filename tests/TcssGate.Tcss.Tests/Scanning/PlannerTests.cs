using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Emulator;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Tcss.Tests.Scanning;

public sealed class PlannerTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1";
    // Rules that rest on lists, ages, a baseline and an override.
    private const string Rich = """
        version: 1
        name: rich
        desired:
          vulnerabilities: { critical: 0, fixable: { max: 0 }, new: { max: 0 }, maxCvss: 8.9, denied: [CVE-2021-44228], grace: 7d }
          viruses: { max: 0, enforcement: soft }
          maxImageAge: 3650d
          maxSize: 1GiB
          trusted: true
        waivers: [{ id: CVE-2019-5827, reason: r, owner: o, expires: 2026-12-31 }]
        """;

    private const string Sync = "SyncAssetImageRegistryAsset";
    private const string Start = "CreateAssetImageRegistryScanTask";
    private const string Pinned = $"{Web}@sha256:one";

    // The image shop/web:1, how it is named, and what is said of it: sync, scan, and the verdict as it stands.
    private static readonly (string Image, string Named, SyncNeed Sync, string Scan, string Verdict)[] Table =
    [
        ("{ digest: one, scanned: 2h }", Pinned, SyncNeed.None, nameof(ScanStep.UseExisting), nameof(Verdict.Met)),
        ("{ digest: one, scanned: 2h, viruses: { count: 1 } }", Pinned, SyncNeed.None, nameof(ScanStep.UseExisting), nameof(Verdict.NotMet)),
        ("{ digest: one, scanned: 2h, fields: { VirusCnt: null } }", Pinned, SyncNeed.None, nameof(ScanStep.UseExisting), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 24h }", Pinned, SyncNeed.None, nameof(ScanStep.UseExisting), nameof(Verdict.Met)),
        ("{ digest: one, scanned: 86401s }", Pinned, SyncNeed.None, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 48h, viruses: { count: 1 } }", Pinned, SyncNeed.None, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one }", Pinned, SyncNeed.None, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 2h, scannedTypes: [cve] }", Pinned, SyncNeed.None, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one, scan: { takes: 30s, running: { since: 5s } } }", Pinned, SyncNeed.None, nameof(ScanStep.Join), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 48h, scan: { takes: 15s, running: { since: 5s, types: [cve] } } }", Pinned, SyncNeed.None, nameof(ScanStep.Join), nameof(Verdict.Undecided)),
        ("{ digest: one, licensed: false }", Pinned, SyncNeed.None, nameof(ScanStep.GiveUp), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 48h, licensed: false }", Pinned, SyncNeed.None, nameof(ScanStep.GiveUp), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 2h, licensed: false }", Pinned, SyncNeed.None, nameof(ScanStep.UseExisting), nameof(Verdict.Met)),
        ("{ digest: one, pushed: unsynced }", Pinned, SyncNeed.NotListed, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: two, registryDigest: one, scanned: 2h }", Pinned, SyncNeed.OtherDigest, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 2h }", Web, SyncNeed.TagAlone, nameof(ScanStep.UseExisting), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 2h, viruses: { count: 1 } }", Web, SyncNeed.TagAlone, nameof(ScanStep.UseExisting), nameof(Verdict.Undecided)),
        ("{ digest: one, scanned: 48h }", Web, SyncNeed.TagAlone, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
        ("{ digest: one, licensed: false }", Web, SyncNeed.TagAlone, nameof(ScanStep.GiveUp), nameof(Verdict.Undecided)),
        ("{ digest: one, scan: { takes: 30s, running: { since: 5s } } }", Web, SyncNeed.TagAlone, nameof(ScanStep.Join), nameof(Verdict.Undecided)),
        ("{ digest: one, pushed: unsynced }", Web, SyncNeed.NotListed, nameof(ScanStep.Start), nameof(Verdict.Undecided)),
    ];

    public static TheoryData<string, string, SyncNeed, string, string> Plans
    {
        get
        {
            var data = new TheoryData<string, string, SyncNeed, string, string>();
            Array.ForEach(Table, row => data.Add(row.Image, row.Named, row.Sync, row.Scan, row.Verdict));
            return data;
        }
    }

    public static TheoryData<string, string> Worlds
    {
        get
        {
            var data = new TheoryData<string, string>();
            Array.ForEach(Table, row => data.Add(row.Image, row.Named));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_says_what_would_be_done_and_how_far_the_state_is_known(string image, string named, SyncNeed sync, string scan, string verdict)
    {
        var plan = In(image).Plan(Named(named));

        plan.Sync.Should().Be(sync);
        plan.Scan.GetType().Name.Should().Be(scan);
        plan.Verdict.GetType().Name.Should().Be(verdict);
        plan.HasWork.Should().Be(sync != SyncNeed.None || scan is nameof(ScanStep.Start) or nameof(ScanStep.Join));
        plan.Rules.Should().NotContain(rule => plan.HasWork && rule.Outcome != RuleOutcome.Unknown);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void What_a_plan_says_is_what_the_gate_then_does(string image, string named)
    {
        Agree(image, Named(named), order => order);
        Agree(image, Named(named), order => order with { Rescan = true });
        Agree(image, Named(named), order => order with { Override = "agreed", Baseline = Baseline.Of([]) }, Rich);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_plan_only_ever_reads(string image, string named)
    {
        var run = In(image);

        run.Plan(Named(named), "{ version: 1, name: p, desired: { vulnerabilities: { critical: 0, high: 0 }, trusted: true }, waivers: [{ id: A-100, reason: r, owner: o, expires: 2026-12-31 }] }");

        run.Actions.Should().NotBeEmpty().And.OnlyContain(action => action.StartsWith("Describe", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_registries_that_hold_one_digest_hold_one_image_and_two_that_hold_two_leave_a_tag_undecided()
    {
        var run = FlowRun.In("""
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1h }
              - { repository: harbor.example.com/shop/web, tag: "1", digest: one, registry: harbor-one, scanned: 1h }
            """);

        var plan = run.Plan($"shop/web:1@{EmulatedDigest.Of("one")}");

        plan.Sync.Should().Be(SyncNeed.None);
        plan.Scan.Should().Be(new ScanStep.UseExisting());

        run.Cloud.Change("harbor.example.com/shop/web:1", new ImageChange { Digest = "two" });
        run.Plan("shop/web:1").Scan.Should().BeOfType<ScanStep.GiveUp>().Which.Reason.Should().Be(run.Judge("shop/web:1").Reason);
    }

    [Fact]
    public void An_older_complete_scan_shows_its_numbers_and_meets_nothing()
    {
        var plan = In("{ digest: one, scanned: 48h, viruses: { count: 3 } }").Plan(Named(Pinned));

        var viruses = plan.Rules.Single(rule => rule.Id == "viruses");
        viruses.Actual.Should().Be(new Actual.Count(3));
        viruses.Outcome.Should().Be(RuleOutcome.Unknown);
        plan.ScanTime.Should().Be(new DateTimeOffset(2026, 6, 29, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_scan_that_is_not_complete_shows_no_number_as_of_then()
    {
        var plan = In("{ digest: one, scan: { takes: 30s, running: { since: 5s } } }").Plan(Named(Pinned));

        plan.ScanTime.Should().BeNull();
        plan.Rules.Should().OnlyContain(rule => rule.Actual is Actual.Unknown);
    }

    [Theory]
    [InlineData("2026-12-31", typeof(Verdict.Met), 0)]
    [InlineData("2027-01-01", typeof(Verdict.NotMet), 1)]
    public void A_plan_for_another_day_counts_the_waivers_of_that_day(string day, Type verdict, int expired)
    {
        const string Waiving = "{ version: 1, name: p, desired: { vulnerabilities: { critical: 0, high: 0 } }, waivers: [{ id: CVE-2019-5827, reason: r, owner: o, expires: 2026-12-31 }] }";
        var run = In("{ digest: one, scanned: 2h, vulnerabilities: [{ id: CVE-2019-5827, level: high, component: sqlite }] }");

        var planned = run.PlanAll([Named(Pinned)], Waiving, DateOnly.ParseExact(day, "yyyy-MM-dd"));

        planned.Images[0].Verdict.Should().BeOfType(verdict);
        planned.IdleWaivers.Count(idle => idle.Reason == IdleReason.Expired).Should().Be(expired);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("fuzzy")]
    [InlineData("ignored")]
    [InlineData("refused")]
    public void Two_hundred_images_share_their_calls_and_come_in_their_order(string filters)
    {
        var run = FlowRun.In($$"""
            quirks: { filters: {{filters}} }
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/app-{n}", tag: "1", count: 200, scanned: 1h }]
            """);
        var images = Enumerable.Range(1, 200).Reverse().Select(number => $"ccr.ccs.tencentyun.com/shop/app-{number}:1").ToList();

        var planned = run.PlanAll(images);

        planned.Images.Select(image => image.Reference.ToString()).Should().Equal(images);
        run.Cloud.Calls.Should().HaveCountLessThanOrEqualTo(10);
    }

    private static void Agree(string image, string named, Func<GateOrder, GateOrder> adjust, string policy = FlowRun.Strict)
    {
        var run = In(image);
        run.Adjust = adjust;
        var plan = run.Plan(named, policy);
        var calls = run.Cloud.Calls.Count;

        var result = run.Judge(named, policy);

        var done = run.Actions.Skip(calls).ToList();
        done.Contains(Sync).Should().Be(plan.Sync != SyncNeed.None);
        (done.Contains(Start) && !Joined(run)).Should().Be(plan.Scan is ScanStep.Start);
        Joined(run).Should().Be(plan.Scan is ScanStep.Join);
        (result.Origin == ScanOrigin.Existing).Should().Be(plan.Scan is ScanStep.UseExisting);
        (plan.Scan as ScanStep.GiveUp)?.Reason.Should().Be(result.Reason);
        if (!plan.HasWork)
        {
            // Nothing is left to do, so the verdict itself is foretold, rule by rule.
            result.Rules.Should().Equal(plan.Rules);
        }
    }

    // What is joined may be followed by a scan of our own, where the joined one proves too little.
    private static bool Joined(FlowRun run) => run.Events.Any(step => step.Note.Contains("runs already", StringComparison.Ordinal));

    private static FlowRun In(string image) =>
        FlowRun.In($"images: [{{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', {image[1..]}]");

    private static string Named(string image) => image.Replace("sha256:one", EmulatedDigest.Of("one"), StringComparison.Ordinal);
}
