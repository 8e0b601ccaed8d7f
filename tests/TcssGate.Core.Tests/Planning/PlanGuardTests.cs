using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;

namespace TcssGate.Core.Tests.Planning;

public sealed class PlanGuardTests
{
    private static readonly ScanStep[] Steps = [new ScanStep.UseExisting(), new ScanStep.Join(), new ScanStep.Start("old"), new ScanStep.GiveUp(Reasons.NotLicensed())];

    [Fact]
    public void No_scan_is_started_or_waited_for_that_was_not_planned()
    {
        foreach (var planned in Steps)
        {
            foreach (var now in Steps)
            {
                var isAllowed = now is ScanStep.UseExisting or ScanStep.GiveUp || planned is ScanStep.Start or ScanStep.Join;

                (Guard(planned).BeforeScan([Found(Some.Image, now)]).Count == 0).Should().Be(isAllowed, $"{planned} was planned and {now} is due");
            }
        }
    }

    [Fact]
    public void A_scan_that_was_planned_is_done_though_somebody_elses_is_there()
    {
        Guard(new ScanStep.Start("old")).Step(Some.Reference, new ScanStep.UseExisting()).Should().Be(new ScanStep.Start("old"));
        Guard(new ScanStep.Start("old")).Step(Some.Reference, new ScanStep.Join()).Should().Be(new ScanStep.Join());
        Guard(new ScanStep.Join()).Step(Some.Reference, new ScanStep.UseExisting()).Should().Be(new ScanStep.UseExisting());
    }

    [Fact]
    public void Another_digest_is_named_from_and_to()
    {
        var other = Some.Image with { Digest = Some.OtherDigest };

        Guard(new ScanStep.Start("old")).BeforeScan([Found(other, new ScanStep.Start("old"))])
            .Should().Equal(new PlanDifference($"{Some.Reference}: digest", Some.Digest.ToString(), Some.OtherDigest.ToString()));
    }

    [Fact]
    public void A_digest_that_is_no_longer_said_is_another_one() =>
        Guard(new ScanStep.UseExisting()).BeforeScan([Found(Some.Image with { Digest = null }, new ScanStep.UseExisting())]).Should().ContainSingle();

    [Fact]
    public void An_image_that_is_gone_is_a_change_and_a_sync_that_failed_is_none()
    {
        var guard = Guard(new ScanStep.Start("old"));

        guard.BeforeScan([new PlanFinding(Some.Reference, null, Reasons.ImageNotFound(Some.Reference), null)]).Should().ContainSingle();
        guard.BeforeScan([new PlanFinding(Some.Reference, null, Reasons.SyncFailed("agent offline"), null)]).Should().BeEmpty();
    }

    [Fact]
    public void An_image_that_was_not_listed_may_turn_out_to_be_any()
    {
        var plan = Planned(new ScanStep.Start("there is no scan of it")) with { Image = null, Sync = SyncNeed.NotListed };

        Guard(plan).BeforeScan([Found(Some.Image, new ScanStep.Start("it was not scanned yet"))]).Should().BeEmpty();
    }

    [Fact]
    public void No_sync_is_done_that_was_not_planned()
    {
        var guard = Guard(new ScanStep.UseExisting());
        var planned = Guard(Planned(new ScanStep.UseExisting()) with { Sync = SyncNeed.TagAlone });

        guard.BeforeSync([(Some.Reference, SyncNeed.NotListed)]).Should().Equal(new PlanDifference($"{Some.Reference}: sync", null, "TCSS does not list it yet"));
        planned.BeforeSync([(Some.Reference, SyncNeed.TagAlone)]).Should().BeEmpty();
    }

    private static PlanFinding Found(RegistryImage image, ScanStep step) => new(Some.Reference, image, null, step);

    private static PlanGuard Guard(ScanStep planned) => Guard(Planned(planned));

    private static PlanGuard Guard(ImagePlan plan) => new(new GatePlan
    {
        Version = "0",
        MadeAt = Some.Now,
        Day = Some.Today,
        Endpoint = "test",
        Options = new PlanOptions(false, null, null),
        Policies = [],
        Images = [plan],
    });

    private static ImagePlan Planned(ScanStep step) => new() { Reference = Some.Reference, Image = Some.Image, Sync = SyncNeed.None, Scan = step, Rules = [] };
}
