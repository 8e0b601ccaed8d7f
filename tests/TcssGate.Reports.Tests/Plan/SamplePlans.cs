using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Plan;

/// <summary>The plans that the reports are tried on, by name.</summary>
internal static class SamplePlans
{
    private const string PolicyText = """
        version: 1
        name: production
        desired: { vulnerabilities: { critical: 0, high: 0 }, viruses: 0, trusted: true }
        waivers:
          - { id: CVE-2019-5827, component: sqlite-libs, reason: not reachable, owner: team-shop, expires: 2027-03-31 }
        """;

    private static readonly RuleResult[] Rules =
    [
        SampleImages.Rule("scan", "cve, virus, risk scanned, at most 24h ago", new Actual.Text("complete, 2026-03-01 19:58:12 +08:00")),
        SampleImages.Rule("vulnerabilities.critical", "at most 0", new Actual.Count(0)),
        SampleImages.Rule("vulnerabilities.high", "at most 0", new Actual.Count(0)) with { Waived = 1 },
        SampleImages.Rule("viruses", "at most 0", new Actual.Count(2), RuleOutcome.Violated, Enforcement.Advisory),
    ];

    public static ImagePlan Fresh { get; } = Image("shop/web:1.4.2@", SyncNeed.None, new ScanStep.UseExisting(), Rules);

    public static ImagePlan Violated { get; } = Image("shop/api:2.0.0@", SyncNeed.None, new ScanStep.UseExisting(), [.. Rules.Select(rule => rule with { Enforcement = Enforcement.Mandatory })]);

    public static ImagePlan Old { get; } = Image("shop/legacy:0.9@", SyncNeed.None, new ScanStep.Start("the result is 30h old, more than 24h"), Pending(Rules));

    public static ImagePlan Running { get; } = Image("shop/job:3@", SyncNeed.None, new ScanStep.Join(), Unknown("the scan still runs")) with { ScanTime = null };

    public static ImagePlan Tag { get; } = Image("shop/cart:latest", SyncNeed.TagAlone, new ScanStep.UseExisting(), Pending(Rules));

    public static ImagePlan New { get; } =
        Image("shop/new:1.0.0", SyncNeed.NotListed, new ScanStep.Start("there is no scan of it"), Unknown("there is no scan")) with { Image = null, ScanTime = null };

    public static ImagePlan Blocked { get; } = Image(
        "shop/batch:7@", SyncNeed.None, new ScanStep.GiveUp(Reasons.NotLicensed()), Unknown(Reasons.NotLicensed().Text)) with
    { ScanTime = null };

    public static ImagePlan Overridden { get; } = Image(
        "shop/pay:5@",
        SyncNeed.None,
        new ScanStep.UseExisting(),
        [Rules[0], Rules[2] with { InGrace = 2 }, Rules[3] with { Enforcement = Enforcement.Soft, Override = "accepted until the next release" }]);

    public static GatePlan Mixed { get; } = Of(Fresh, Violated, Old, Running, Tag, New, Blocked) with
    {
        IdleWaivers =
        [
            new IdleWaiver(SampleImages.Waiver("CVE-2018-1000001", null, 44), "production", IdleReason.Unused),
            new IdleWaiver(SampleImages.Waiver("CVE-2017-7526", "gnupg2", 38) with { Expires = new DateOnly(2026, 2, 28) }, "production", IdleReason.Expired),
        ],
    };

    public static IReadOnlyDictionary<string, GatePlan> ByName { get; } = new SortedDictionary<string, GatePlan>(StringComparer.Ordinal)
    {
        ["no-changes"] = Of(Fresh with { Rules = [.. Rules.Take(3)] }),
        ["mixed"] = Mixed,
        ["overridden"] = Of(Overridden) with
        {
            Options = new PlanOptions(false, null, null) { Override = "accepted until the next release", Baseline = new PlanBaseline("last.json", $"{SampleImages.DigestOf('c')}") },
            ExpiringWaivers = [new ExpiringWaiver(SampleImages.Waiver("CVE-2019-5827", "sqlite-libs", 31) with { Expires = new DateOnly(2026, 3, 10) }, "production", 9)],
        },
        ["forecast-emulated"] = Of(Violated) with { IsForecast = true, Day = new DateOnly(2027, 4, 1), Emulated = true, Endpoint = "stand-in cloud (world.yaml)" },
        ["many"] = Of([.. Enumerable.Range(1, 12).Select(number => (number == 5 ? Old : Fresh) with
        {
            Reference = Reference($"shop/app-{number}:1"),
            Rules = number == 5 ? Old.Rules : [.. Rules.Take(3)],
        })]) with
        { Options = new PlanOptions(true, TimeSpan.FromMinutes(10), "ap-guangzhou") },
        ["hostile"] = Hostile(HostileText.Everything),
    };

    public static GatePlan Of(params ImagePlan[] images) => new()
    {
        Version = "0.1.0",
        MadeAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Day = new DateOnly(2026, 3, 1),
        Endpoint = "https://tcss.tencentcloudapi.com",
        Options = new PlanOptions(false, null, null),
        Policies = [PolicyContent.Of("production", "policies/production.yaml", PolicyText)],
        Images = images,
    };

    public static ImageReference Reference(string text) =>
        ImageReference.Parse($"{SampleImages.Registry}/{text}{(text.EndsWith('@') ? SampleImages.DigestOf('a') : "")}", out _)!;

    /// <summary>A plan in which every text from outside is <paramref name="text"/>; an image's name cannot be, since a plan is read again.</summary>
    private static GatePlan Hostile(string text)
    {
        var rules = Rules.Select(rule => rule with { Policy = text, Desired = text, Actual = new Actual.Unknown(text), Outcome = RuleOutcome.Unknown });
        return Of(
            Blocked with { Rules = [.. rules], Scan = new ScanStep.GiveUp(new UndecidedReason(UndecidedCode.ScanFailed, text, text)) },
            Old with { Rules = [.. Pending([.. rules])], Scan = new ScanStep.Start(text), Image = new RegistryImage(1, text, text, null, text, text, text) }) with
        {
            Endpoint = text,
            Policies = [new PolicyContent(text, text, [new PolicySetting(text, text)])],
            IdleWaivers = [new IdleWaiver(SampleImages.Waiver(text, text, 2) with { Owner = text, Reason = text }, text, IdleReason.Unused)],
        };
    }

    private static RuleResult[] Pending(RuleResult[] rules) => [.. rules.Select(rule => rule with { Outcome = RuleOutcome.Unknown })];

    private static RuleResult[] Unknown(string why) => [.. Rules.Select(rule => rule with { Actual = new Actual.Unknown(why), Outcome = RuleOutcome.Unknown, Waived = 0 })];

    private static ImagePlan Image(string name, SyncNeed sync, ScanStep scan, RuleResult[] rules)
    {
        var reference = Reference(name);
        return new ImagePlan
        {
            Reference = reference,
            Image = new RegistryImage(1001, reference.Repository, reference.Tag!, SampleImages.DigestOf('a'), "ccr", "", ""),
            Sync = sync,
            Scan = scan,
            ScanTime = SampleImages.ScanTime,
            Rules = rules,
        };
    }
}
