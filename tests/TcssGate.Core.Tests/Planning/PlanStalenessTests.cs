using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Planning;

public sealed class PlanStalenessTests
{
    private const string Real = "https://tcss.tencentcloudapi.com";

    private static readonly PolicyContent Content = PolicyContent.Of("production", "p.yaml", "desired: { viruses: 0 }");

    private static readonly GatePlan Plan = new()
    {
        Version = "0",
        MadeAt = Some.Now,
        Day = Some.Today,
        Endpoint = Real,
        Options = new PlanOptions(false, TimeSpan.FromMinutes(5), null),
        Policies = [Content],
        Images = [Image()],
    };

    private static readonly PlanSetting Same = new(false, Real, Plan.Options, [(Some.Policy("{ viruses: 0 }"), Content)], Some.Today);

    [Fact]
    public void What_has_not_changed_is_not_stale() => PlanStaleness.Of(Plan, Same).Should().BeEmpty();

    [Fact]
    public void Each_change_is_named_and_all_of_them_at_once()
    {
        var changed = Same with
        {
            Endpoint = "https://tcss.intl.tencentcloudapi.com",
            Options = new PlanOptions(true, null, "ap-guangzhou") { Override = "agreed", Baseline = new PlanBaseline("b.json", "sha256:b") },
            Policies = [(Some.Policy("{ viruses: 1 }"), PolicyContent.Of("production", "p.yaml", "desired: { viruses: 1 }"))],
        };

        PlanStaleness.Of(Plan, changed).Select(difference => difference.ToString()).Should().Equal(
            $"endpoint: {Real} → https://tcss.intl.tencentcloudapi.com",
            "--rescan: (none) → given",
            "--timeout: 5m → (none)",
            "--region: (none) → ap-guangzhou",
            "--override: (none) → agreed",
            "--baseline: (none) → sha256:b",
            "policy production: desired.viruses: 0 → 1");
    }

    [Fact]
    public void A_stand_in_cloud_and_the_real_one_are_never_taken_for_each_other()
    {
        PlanStaleness.Of(Plan, Same with { Emulated = true }).Should().ContainSingle().Which.What.Should().Be("endpoint");
        PlanStaleness.Of(Plan with { Emulated = true }, Same).Should().ContainSingle().Which.What.Should().Be("endpoint");
    }

    [Fact]
    public void Where_a_policy_file_lies_does_not_count() =>
        PlanStaleness.Of(Plan, Same with { Policies = [(Same.Policies[0].Policy, Content with { File = "elsewhere/p.yaml" })] }).Should().BeEmpty();

    [Fact]
    public void A_policy_that_came_or_went_is_named()
    {
        PlanStaleness.Of(Plan, Same with { Policies = [] }).Should().Equal(new PlanDifference("policy production", Content.Fingerprint, null));
        PlanStaleness.Of(Plan with { Policies = [] }, Same).Should().Equal(new PlanDifference("policy production", null, Content.Fingerprint));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_waiver_that_expired_since_is_a_change_from_the_day_after_its_last(int daysPast, bool stale)
    {
        var waiver = Some.Waiver("CVE-1", expires: Some.Today.AddDays(3));

        Stale(waiver, Some.Today.AddDays(3 + daysPast)).Should().Be(stale);
    }

    [Fact]
    public void A_waiver_that_had_expired_before_or_is_about_other_images_is_no_change()
    {
        Stale(Some.Waiver("CVE-1", expires: Some.Today.AddDays(-1)), Some.Today.AddDays(1)).Should().BeFalse();
        Stale(Some.Waiver("CVE-1", expires: Some.Today, images: "elsewhere/*"), Some.Today.AddDays(1)).Should().BeFalse();
        Stale(Some.Waiver("CVE-1", expires: Some.Today, images: Some.Repository), Some.Today.AddDays(1)).Should().BeTrue();
    }

    private static bool Stale(Waiver waiver, DateOnly today) =>
        PlanStaleness.Of(Plan, Same with { Policies = [(Some.Policy("{ viruses: 0 }", waiver), Content)], Today = today }).Count > 0;

    private static ImagePlan Image() => new()
    {
        Reference = Some.Reference,
        Image = Some.Image,
        Sync = SyncNeed.None,
        Scan = new ScanStep.UseExisting(),
        Rules = [new RuleResult("production", "viruses", Enforcement.Mandatory, "at most 0", new Actual.Count(0), RuleOutcome.Met, 0)],
    };
}
